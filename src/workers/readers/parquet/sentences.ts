import { faultsOf } from '../../../recipe/faults'

export const parquetFaults = faultsOf('parquet', {
  notWritten: {
    code: 'out-of-memory',
    says: 'The Parquet file could not be written; the result may be too large for this tab. Export fewer rows, or choose CSV.',
  },
  unreadable: {
    code: 'file-unreadable',
    says: ({ name }: { name: string }) =>
      `“${name}” could not be read as Parquet: it is damaged, incomplete or encrypted. Write it again and try once more.`,
  },
  notLoaded: {
    code: 'engine-crashed',
    says: 'The Parquet reader could not be loaded. Check the connection to this site and try again.',
  },
})
