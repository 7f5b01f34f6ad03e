import type { GridQuery, SortKey } from '../../../workers/protocol/query'
import type { Facets } from '../../../workers/protocol/result'
import { resultWords } from './words'

export interface PresetWords {
  label(group: string): string
  means: string
  /** What to do where no row passes it, if there is more to say than to take it back. */
  noMatch?: string
}

/** Conditions that answer a question people come with. Switching one off takes back just what it set. */
export interface Preset {
  id: string
  words: PresetWords
  conditions: Omit<GridQuery, 'sort'>
  sort: SortKey[]
  /** The order is what it is about: without it the preset is off. */
  ordered?: true
  /** Says nothing where rows do not stand in groups. */
  grouped?: true
  /** How many rows pass. */
  count?(facets: Facets): number
}

/** Chance is ruled out at this q, in conditions and in words. */
export const SURE = 0.05

/** Rows that are found in a single group. */
export const onlyInOneGroup = (sort: SortKey[] = []): Preset => ({
  id: 'only-one-group',
  words: resultWords.onlyInOneGroup,
  conditions: { onlyInOneGroup: true },
  sort,
  grouped: true,
  count: (facets) => facets.onlyInOneGroup,
})

/** Rows of at least two items, the greatest first. */
export const ranking = (id: string, words: PresetWords, column: string): Preset => ({
  id,
  words,
  conditions: { minLength: 2 },
  sort: [{ column, descending: true }],
  ordered: true,
})

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

export function isActive(preset: Preset, query: GridQuery): boolean {
  const { ranges = {}, ...flags } = preset.conditions
  if (preset.ordered && !same(query.sort, preset.sort)) return false
  return (
    Object.entries(ranges).every(([column, bounds]) => same(query.ranges?.[column], bounds)) &&
    Object.entries(flags).every(([name, value]) => same(query[name as keyof GridQuery], value))
  )
}

/** `presets` are all that stand beside it. */
export function togglePreset(preset: Preset, query: GridQuery, presets: readonly Preset[]): GridQuery {
  return isActive(preset, query) ? withoutPreset(preset, query) : withPreset(preset, query, presets)
}

/** Two presets that bound the same column cannot both hold. */
function clash(a: Preset, b: Preset): boolean {
  return a.id !== b.id && Object.keys(a.conditions.ranges ?? {}).some((column) => b.conditions.ranges?.[column])
}

function withPreset(preset: Preset, query: GridQuery, presets: readonly Preset[]): GridQuery {
  const { ranges, ...flags } = preset.conditions
  const free = presets
    .filter((other) => clash(other, preset) && isActive(other, query))
    .reduce((rest, other) => withoutPreset(other, rest), query)
  const next: GridQuery = { ...free, ...flags, sort: preset.sort }
  if (ranges) next.ranges = { ...free.ranges, ...ranges }
  return next
}

function withoutPreset(preset: Preset, query: GridQuery): GridQuery {
  const { ranges = {}, ...flags } = preset.conditions
  const next: GridQuery = { ...query, ranges: { ...query.ranges } }
  for (const column of Object.keys(ranges)) delete next.ranges?.[column]
  for (const name of Object.keys(flags)) delete next[name as keyof typeof flags]
  if (same(query.sort, preset.sort)) next.sort = []
  return next
}
