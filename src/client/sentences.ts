import { faultsOf } from '../recipe/faults'

export const clientFaults = faultsOf('client', {
  readerCrashed: {
    code: 'engine-crashed',
    says: 'The part that reads your data stopped and was started anew. Your file and settings are kept; run it again.',
  },
  kernelsCrashed: {
    code: 'engine-crashed',
    says: 'The calculation stopped unexpectedly and its workers were started anew. Your data is untouched; run it again, with a higher minimum support if it happens twice.',
  },
  nothingRuns: { code: 'job-unknown', says: 'Nothing is running, so there is nothing to cancel.' },
  jobUnknown: {
    code: 'job-unknown',
    says: ({ jobId }: { jobId: string }) =>
      `There is no job ${jobId}. Ask for the list of jobs to see which there are.`,
  },
  interrupted: {
    code: 'cancelled',
    says: 'The page was closed or loaded again while this ran. Open the file and run it again.',
  },
  resumeElsewhere: {
    code: 'no-data',
    says: ({ name }: { name: string }) => `This goes on with “${name}” as it was. Open that file first.`,
  },
  noFile: {
    code: 'no-data',
    says: 'No file is open. Drop a CSV, Excel, JSON, Parquet or Arrow file first, or take a sample.',
  },
  noAddress: {
    code: 'file-unreadable',
    says: ({ url }: { url: string }) => `“${url}” is no address. Check how it is written.`,
  },
  otherOrigin: {
    code: 'origin-refused',
    says: ({ own, host }: { own: string; host: string }) =>
      `Files are only fetched from ${own}. Download ${host}'s file yourself and drop it here.`,
  },
  notFetched: {
    code: 'file-unreadable',
    says: ({ path }: { path: string }) => `${path} could not be fetched. Check the address.`,
  },
})
