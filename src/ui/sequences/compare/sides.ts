import type { SetAsked } from '../../../workers/compare/types'
import type { Side, Travellers } from '../../../workers/sequences/types'
import { formatGroup } from '../../base/format'
import { namesOfSet, type SetOffered, setSide, troubleWithSet } from '../../parts/compare/set-side'
import type { LookSettings } from '../../state/look-schema'
import { DAY, dayOf, formatDay, type TimeScale } from '../times'
import { sequenceWords } from '../words'

const words = sequenceWords.compare

export type CompareBy = 'group' | 'period' | 'set'

export interface Period {
  from: number
  /** Inclusive: the last day, or the last number. */
  to: number
}

/** The two sides as chosen, or as they are offered first. */
export type Sides =
  | { by: 'group'; a: string | null; b: string | null }
  | { by: 'period'; a: Period; b: Period }
  /** Customers who are kept, and all others. */
  | { by: 'set'; set: SetAsked; kept: SetOffered | null }
  /** Neither two groups nor times, nor anybody kept. */
  | { by: null }

type Chosen = NonNullable<LookSettings['compare']>

/** What there is to compare. */
export interface Comparable {
  groups: readonly (string | null)[]
  span: { from: number; to: number } | null
  scale: TimeScale
  sets: readonly SetOffered[]
}

/** The log in two halves. */
function halves({ from, to }: { from: number; to: number }, scale: TimeScale): [Period, Period] {
  const [first, last] = [dayOf(from, scale), dayOf(to, scale)]
  const unit = scale === 'clock' ? DAY : 1
  const middle = Math.max(first, dayOf(first + (last - first) / 2, scale))
  const end = scale === 'clock' ? middle : Math.floor(middle)
  return [
    { from: first, to: end },
    { from: Math.min(last, end + unit), to: last },
  ]
}

export function sidesOf(chosen: Chosen, { groups, span, scale, sets }: Comparable): Sides {
  const set = setSide(chosen, sets)
  const byGroup = groups.length > 1
  const byPeriod = span !== null && scale !== 'none'
  if (set && (chosen.by === 'set' || (!byGroup && !byPeriod))) return set
  const by = chosen.by === 'period' && byPeriod ? 'period' : byGroup ? 'group' : byPeriod ? 'period' : null
  if (by === 'group') {
    const [a, b] = [chosen.a?.groups?.[0], chosen.b?.groups?.[0]]
    const first = a === undefined ? (groups.find((group) => group !== b) ?? null) : a
    return { by, a: first, b: b === undefined ? (groups.find((group) => group !== first) ?? null) : b }
  }
  if (by === 'period' && span) {
    const [first, second] = halves(span, scale)
    return {
      by,
      a: { from: chosen.a?.from ?? first.from, to: chosen.a?.to ?? first.to },
      b: { from: chosen.b?.from ?? second.from, to: chosen.b?.to ?? second.to },
    }
  }
  return { by: null }
}

/** A period as the engine wants it: its end is the first day after it. Numbers are taken to be whole. */
function travellers({ from, to }: Period, scale: TimeScale): Travellers {
  return { from, to: to + (scale === 'clock' ? DAY : 1) }
}

export function askedOf(sides: Exclude<Sides, { by: null }>, scale: TimeScale): { a: Side; b: Side } {
  if (sides.by === 'set') return { a: { inside: sides.set }, b: { outside: sides.set } }
  if (sides.by === 'group') return { a: { groups: [sides.a] }, b: { groups: [sides.b] } }
  return { a: travellers(sides.a, scale), b: travellers(sides.b, scale) }
}

export function namesOf(sides: Exclude<Sides, { by: null }>, scale: TimeScale): { a: string; b: string } {
  if (sides.by === 'set') return namesOfSet(sides)
  if (sides.by === 'group') return { a: formatGroup(sides.a), b: formatGroup(sides.b) }
  const said = ({ from, to }: Period) => words.period(formatDay(from, scale), formatDay(to, scale))
  return { a: said(sides.a), b: said(sides.b) }
}

/** Why the two cannot be compared, if they cannot. */
export function troubleWith(sides: Sides): { title: string; text: string } | null {
  if (sides.by === null) return words.nothingToCompare
  if (sides.by === 'set') return troubleWithSet(sides)
  if (sides.by === 'group') return sides.a === sides.b ? words.same : null
  const { a, b } = sides
  if (a.to < a.from || b.to < b.from) return words.emptyPeriod
  return a.from === b.from && a.to === b.to ? words.same : null
}
