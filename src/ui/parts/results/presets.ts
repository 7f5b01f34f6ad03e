import type { AnalysisKind } from '../../../analyses/registry'
import type { GridQuery, SortKey } from '../../../workers/protocol/query'

/** Conditions that answer a question people come with. Switching one off takes back just what it set. */
export interface Preset {
  id: PresetId
  conditions: Omit<GridQuery, 'sort'>
  sort: SortKey[]
  /** The order is what it is about: without it the preset is off. */
  ordered?: boolean
}

export type PresetId =
  | 'cross-sell'
  | 'substitutes'
  | 'only-one-group'
  | 'common-paths'
  | 'longest-paths'
  | 'beyond-chance'
  | 'rare'
  | 'losing'

/** Chance is ruled out at this q, here and in the sentence. */
export const SURE = 0.05

/** Lift this near to 1 is not worth a word. */
export const NEAR = 0.05

const byLift = (descending: boolean): SortKey[] => [{ column: 'lift', descending }]

const ONLY_ONE_GROUP: Preset = { id: 'only-one-group', conditions: { onlyInOneGroup: true }, sort: [] }

/** Rows of at least two items, the greatest first. */
const ranking = (id: PresetId, column: string): Preset => ({
  id,
  conditions: { minLength: 2 },
  sort: [{ column, descending: true }],
  ordered: true,
})

/** One lucky receipt is no bundle. */
const ENOUGH_RECEIPTS = 5

const OF_RULES: readonly Preset[] = [
  {
    id: 'cross-sell',
    conditions: {
      ranges: { lift: [1, null], q_value: [null, SURE] },
      atMost: { consequents: 1 },
      flags: { redundant: false },
    },
    sort: byLift(true),
  },
  { id: 'substitutes', conditions: { ranges: { lift: [null, 1 - NEAR] } }, sort: byLift(false) },
  { ...ONLY_ONE_GROUP, sort: byLift(true) },
]

export const PRESETS: Record<AnalysisKind, readonly Preset[]> = {
  rules: OF_RULES,
  itemsets: [],
  sequences: [ranking('common-paths', 'support'), ranking('longest-paths', 'length'), ONLY_ONE_GROUP],
  recommend: [],
  judge: [],
  utility: [
    ranking('beyond-chance', 'surplus'),
    {
      ...ranking('rare', 'per_receipt'),
      conditions: { minLength: 2, ranges: { support: [ENOUGH_RECEIPTS, null], utility: [0, null] } },
    },
    {
      id: 'losing',
      conditions: { minLength: 2, ranges: { utility: [null, 0] } },
      sort: [{ column: 'support', descending: true }],
    },
    { ...ranking('only-one-group', 'utility'), conditions: { onlyInOneGroup: true, minLength: 2 } },
  ],
}

/** The rules of one group that are surely more than chance, strongest first. */
export function strongestIn(query: GridQuery, group: string | null): GridQuery {
  return {
    ...query,
    groups: [group],
    ranges: { ...query.ranges, lift: [1, null], q_value: [null, SURE] },
    sort: byLift(true),
  }
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

export function isActive(preset: Preset, query: GridQuery): boolean {
  const { ranges = {}, ...flags } = preset.conditions
  if (preset.ordered && !same(query.sort, preset.sort)) return false
  return (
    Object.entries(ranges).every(([column, bounds]) => same(query.ranges?.[column], bounds)) &&
    Object.entries(flags).every(([name, value]) => same(query[name as keyof GridQuery], value))
  )
}

export function togglePreset(preset: Preset, query: GridQuery): GridQuery {
  return isActive(preset, query) ? withoutPreset(preset, query) : withPreset(preset, query)
}

/** Two presets that bound the same column cannot both hold. */
function clash(a: Preset, b: Preset): boolean {
  return a !== b && Object.keys(a.conditions.ranges ?? {}).some((column) => b.conditions.ranges?.[column])
}

function withPreset(preset: Preset, query: GridQuery): GridQuery {
  const { ranges, ...flags } = preset.conditions
  const free = Object.values(PRESETS)
    .flat()
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
