import type { ColumnProfile, SourceInfo } from '../protocol/files'

/** More is not set aside before it is needed. */
const MOST_AT_ONCE = 2 ** 22

/** Different values in the whole column, from those in the sample: what keeps coming new in the sample goes on doing so. */
export function differentValues(profile: ColumnProfile | undefined, rows: number): number {
  if (!profile || profile.sampled === 0) return rows
  const share = profile.distinct / profile.sampled
  return share < 0.02 ? profile.distinct * 2 : Math.ceil(rows * share)
}

/** Room worth setting aside for the values of a column before it is read; for that of every row without a column. */
export function expectedValues({ columns, rows }: SourceInfo, name: string | undefined): number {
  const profile = columns.find((column) => column.name === name)
  const values = name === undefined ? rows : differentValues(profile, rows) * 1.1
  return Math.ceil(Math.min(MOST_AT_ONCE, Math.max(1024, values)))
}
