import type { SideAsked, SideChoice } from '../../../workers/compare/types'
import { formatGroup } from '../../base/format'
import type { LookSettings } from '../../state/look-schema'
import { DAY, dayOf, formatDay, formatMonth, monthOf } from './days'
import { namesOfSet, type SetOffered, type SetSide, setSide, troubleWithSet } from './set-side'
import { compareWords as words } from './words'

export type CompareBy = 'group' | 'period' | 'set'

export interface Period {
  from: number
  /** Inclusive: the last day. */
  to: number
}

/** A group, or all that are not on the other side. */
export type GroupSide = { label: string | null } | 'rest'

export type Sides =
  | { by: 'group'; a: GroupSide; b: GroupSide }
  | { by: 'period'; a: Period; b: Period }
  /** People kept under a name, and all others; `kept` is null where they are not kept here. */
  | SetSide
  /** Neither two groups nor days, nor anybody kept. */
  | { by: null }

export type ChosenSides = NonNullable<LookSettings['compare']>

export const PRESETS = ['month', 'year', 'halves'] as const
export type PresetId = (typeof PRESETS)[number]
export type PeriodPreset = { id: PresetId; a: Period; b: Period }

const month = (first: number): Period => ({ from: first, to: monthOf(first, 1) - DAY })
const samePeriod = (x: Period, y: Period) => x.from === y.from && x.to === y.to

/** What days propose themselves: the last whole month with the one before and with that of a year before, and the halves. */
export function presetsOf({ from, to }: { from: number; to: number }): PeriodPreset[] {
  const [first, last] = [dayOf(from), dayOf(to)]
  const thisMonth = monthOf(last)
  const whole = month(thisMonth).to <= last ? thisMonth : monthOf(thisMonth, -1)
  const starts = monthOf(first)
  const months = [
    { id: 'month' as const, before: monthOf(whole, -1) },
    { id: 'year' as const, before: monthOf(whole, -12) },
  ]
  const middle = dayOf(first + (last - first) / 2)
  return [
    ...months.flatMap(({ id, before }) => (before >= starts ? [{ id, a: month(whole), b: month(before) }] : [])),
    { id: 'halves', a: { from: Math.min(last, middle + DAY), to: last }, b: { from: first, to: middle } },
  ]
}

const sideOf = (groups: (string | null)[] | undefined): GroupSide | undefined =>
  groups === undefined ? undefined : groups.length === 0 ? 'rest' : { label: groups[0] ?? null }

/** What somebody chose where it is there, else what is. */
function byOf({ by, a }: ChosenSides, { groups, span }: SideChoice, sets: readonly SetOffered[]): CompareBy | null {
  const there: Record<CompareBy, boolean> = {
    group: groups.length > 1,
    period: span !== null,
    set: sets.length > 0 || a?.set !== undefined,
  }
  if (by && there[by]) return by
  return (['group', 'period', 'set'] as const).find((each) => there[each]) ?? null
}

/** Sides as chosen, or as they are offered first. */
export function sidesOf(chosen: ChosenSides, choice: SideChoice, sets: readonly SetOffered[] = []): Sides {
  const { groups, span } = choice
  const by = byOf(chosen, choice, sets)
  if (by === 'set') return setSide(chosen, sets)!
  if (by === 'group') {
    const b = sideOf(chosen.b?.groups) ?? 'rest'
    const other = b === 'rest' ? undefined : b.label
    const open = groups.filter(({ label }) => label !== other)
    const most = Math.max(...open.map(({ baskets }) => baskets))
    const first = open.find(({ baskets }) => baskets === most)?.label ?? null
    return { by, a: sideOf(chosen.a?.groups) ?? { label: first }, b }
  }
  if (by === 'period' && span) {
    const [proposed] = presetsOf(span) as [PeriodPreset]
    const side = (name: 'a' | 'b') => ({
      from: chosen[name]?.from ?? proposed[name].from,
      to: chosen[name]?.to ?? proposed[name].to,
    })
    return { by, a: side('a'), b: side('b') }
  }
  return { by: null }
}

export const presetAt = (presets: readonly PeriodPreset[], a: Period, b: Period): PresetId | null =>
  presets.find((each) => samePeriod(each.a, a) && samePeriod(each.b, b))?.id ?? null

const groupAsked = (side: GroupSide): SideAsked => (side === 'rest' ? 'rest' : { groups: [side.label] })
/** The end of a period as the engine wants it: the first day after it. */
const periodAsked = ({ from, to }: Period): SideAsked => ({ from, to: to + DAY })

export function askedOf(sides: Exclude<Sides, { by: null }>): { a: SideAsked; b: SideAsked } {
  if (sides.by === 'set') return { a: { set: sides.set }, b: 'rest' }
  if (sides.by === 'group') return { a: groupAsked(sides.a), b: groupAsked(sides.b) }
  return { a: periodAsked(sides.a), b: periodAsked(sides.b) }
}

/** A whole month by its name. */
export function periodText(period: Period): string {
  return samePeriod(period, month(monthOf(period.from)))
    ? formatMonth(period.from)
    : words.period(formatDay(period.from), formatDay(period.to))
}

const groupText = (side: GroupSide): string => (side === 'rest' ? words.rest : formatGroup(side.label))

export function namesOf(sides: Exclude<Sides, { by: null }>): { a: string; b: string } {
  if (sides.by === 'set') return namesOfSet(sides)
  if (sides.by === 'group') return { a: groupText(sides.a), b: groupText(sides.b) }
  return { a: periodText(sides.a), b: periodText(sides.b) }
}

/** Why the two cannot be compared, if they cannot. */
export function troubleWith(sides: Sides): { title: string; text: string } | null {
  if (sides.by === null) return words.nothingToCompare
  if (sides.by === 'set') return troubleWithSet(sides)
  if (sides.by === 'group') {
    const { a, b } = sides
    return (a === 'rest' && b === 'rest') || (a !== 'rest' && b !== 'rest' && a.label === b.label) ? words.equal : null
  }
  const { a, b } = sides
  if (!(a.from <= a.to && b.from <= b.to)) return words.emptyPeriod
  if (samePeriod(a, b)) return words.equal
  return a.from <= b.to && b.from <= a.to ? words.overlap : null
}
