import { intervalOf, qValues } from './difference'
import type { Pattern, Patterns } from './pattern'
import {
  CHANGES,
  type Change,
  type Compared,
  type ComparedOrder,
  type ComparedRow,
  type ComparedRows,
  type Measure,
} from './types'

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
  const q = qValues(found.patterns.map(({ p }) => p))
  const changes = found.patterns.map((pattern, i) => changeOf(pattern, q[i]!))
  const tally = Object.fromEntries(
    CHANGES.map((change) => [change, changes.filter((each) => each === change).length]),
  ) as Record<Change, number>
  return { ...found, q, changes, tally }
}

/** Lifts are compared by their ratio. */
function distance({ a, b }: Pattern, measure: Measure): number {
  const apart = measure === 'lift' ? Math.abs(Math.log(a.value / b.value)) : Math.abs(a.value - b.value)
  return Number.isNaN(apart) ? -1 : apart
}

/** Unknown comes last. */
const rising = (x: number, y: number) => (Number.isNaN(x) ? 2 : x) - (Number.isNaN(y) ? 2 : y)
const falling = (x: number, y: number) => {
  const [from, to] = [Number.isNaN(x) ? -1 : x, Number.isNaN(y) ? -1 : y]
  return from === to ? 0 : to - from
}

function rowOf(
  { patterns, q, changes }: Judged,
  at: number,
  measure: Measure,
  label: (item: number) => string,
): ComparedRow {
  const { parts, a, b, p } = patterns[at]!
  const shares = measure === 'share' || measure === 'confidence'
  const unknown = { low: Number.NaN, high: Number.NaN }
  return {
    parts: parts.map((items) => items.map(label)),
    a,
    b,
    difference: a.value - b.value,
    ...(shares ? intervalOf(a, b) : unknown),
    p,
    q: q[at]!,
    change: changes[at]!,
  }
}

/** The rows that are shown, in the order that is asked for. */
export function answerOf(
  compared: Judged,
  { show, order, limit }: ComparedRows,
  measure: Measure,
  label: (item: number) => string,
): Compared {
  const { patterns, changes, baskets, floors, raised, tally } = compared
  const shown = [...patterns.keys()].filter(
    (at) => show === 'all' || (show === 'changed' ? changes[at] !== null : changes[at] === show),
  )
  const far = patterns.map((pattern) => distance(pattern, measure))
  const surest = (x: number, y: number) => rising(patterns[x]!.p, patterns[y]!.p) || falling(far[x]!, far[y]!)
  const by: Record<ComparedOrder, (x: number, y: number) => number> = {
    surest,
    difference: (x, y) => falling(far[x]!, far[y]!) || surest(x, y),
    a: (x, y) => falling(patterns[x]!.a.value, patterns[y]!.a.value) || surest(x, y),
    b: (x, y) => falling(patterns[x]!.b.value, patterns[y]!.b.value) || surest(x, y),
  }
  // Array sort is stable: patterns alike keep the order in which they were found.
  shown.sort(by[order])
  return {
    baskets,
    floors,
    raised,
    compared: patterns.length,
    tally,
    matched: shown.length,
    rows: shown.slice(0, limit).map((at) => rowOf(compared, at, measure, label)),
  }
}
