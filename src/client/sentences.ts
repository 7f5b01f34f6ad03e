import { faultsOf } from '../recipe/faults'
import { sentencesOf } from '../recipe/sentence'

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

const gigabytes = (bytes: number) => `${(bytes / 2 ** 30).toFixed(1)} GB`

/** Why a run is done the way it is. */
export const wayReasons = sentencesOf('way', {
  chosen: 'You chose this.',
  oneCore: 'This machine gives the page one thread.',
  short: 'This is done before other threads would have begun.',
  shared: ({ threads }: { threads: number }) => `${threads} threads work in one memory: the fast way.`,
  notIsolated: ({ threads }: { threads: number }) =>
    `This page may share no memory, so each of ${threads} threads works on a copy.`,
  noRoom: 'This page may share no memory, and a copy for each thread would not fit.',
  tooLarge: ({ needed, limit }: { needed: number; limit: number }) =>
    `It needs about ${gigabytes(needed)} of memory, and this tab has ${gigabytes(limit)}. Filter the rows, or take the recipe to a cluster.`,
  tooLong: ({ hours }: { hours: number }) =>
    `It would take about ${Math.round(hours)} ${Math.round(hours) === 1 ? 'hour' : 'hours'} here. Ask for less, or take the recipe to a cluster.`,
})
