import { benjaminiHochberg } from '../../analyses/corrections'
import type { Pattern, Patterns } from './pattern'
import { CHANGES, type Change } from './types'

/** What is held to be different. */
export const SURE = 0.05

/** Patterns in the order of their likelihood to be no difference, each with its q and what became of it. */
export interface Judged extends Patterns {
  q: number[]
  changes: (Change | null)[]
  tally: Record<Change, number>
}

function changeOf({ direction, foundA, foundB }: Pattern, q: number): Change | null {
  if (!(q < SURE) || direction === 0) return null
  if (direction > 0) return foundA && !foundB ? 'new' : 'stronger'
  return foundB && !foundA ? 'gone' : 'weaker'
}

/** Adjusts for all that were compared, and says what is new, gone, stronger and weaker. */
export function judged(found: Patterns): Judged {
  const q = benjaminiHochberg(found.patterns.map(({ p }) => p))
  const changes = found.patterns.map((pattern, i) => changeOf(pattern, q[i]!))
  const tally = Object.fromEntries(
    CHANGES.map((change) => [change, changes.filter((each) => each === change).length]),
  ) as Record<Change, number>
  return { ...found, q, changes, tally }
}
