import { sentencesOf } from '../recipe/sentence'

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
