import { dayText } from '../../preparation/training/days'
import type { TrainingChecks } from './checks'
import { hasItemZero, type TrainingSet } from './training-set'

/** Where a training set comes from, for its manifest. */
export interface TrainingOrigin {
  /** Of the workbench. */
  version: string
  /** Of the data. */
  fingerprint: string
}

export interface WrittenFile {
  path: string
  rows: number
  bytes: number
}

/** What the folder says of itself. No time is in it: equal inputs give equal files. */
export function manifestOf(
  { question, ids, slices, read }: TrainingSet,
  checks: TrainingChecks,
  origin: TrainingOrigin,
  files: readonly WrittenFile[],
): object {
  const { histories, days, largest, ...rest } = checks
  return {
    what: 'training set',
    workbench: 'Basketeer',
    ...origin,
    question,
    order: 'newest first; at the same time the higher type, then the lower item',
    items: {
      padding: 0,
      /** Then only types and lengths tell padding apart. */
      oneIsCalledZero: hasItemZero(ids.items),
      ...(ids.items instanceof BigInt64Array ? {} : { codes: 'items' }),
    },
    days: days.map(({ day, ...of }) => ({ dt: dayText(day), ...of })),
    read: { actions: Object.fromEntries(read), impressions: slices.read },
    checks: {
      ...rest,
      histories: { ...histories, byLength: Array.from(histories.byLength) },
      largest: largest.map((each) => ({ ...each, customer: idOf(ids.customers, each.customer) })),
    },
    files,
  }
}

/** A whole number may have more digits than JSON's readers keep. */
const idOf = (ids: ArrayLike<bigint | string>, code: number) => String(ids[code])
