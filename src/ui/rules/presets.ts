import { THIN } from '../../analyses/mining/lift'
import type { GridQuery, SortKey } from '../../workers/protocol/query'
import { onlyInOneGroup, type Preset, SURE } from '../parts/results/presets'
import { NEAR } from './sentence'
import { ruleWords } from './words'

const byLift = (descending: boolean): SortKey[] => [{ column: 'lift', descending }]

/** More than a hint, and not by chance: the same line as in a sentence and in pictures. */
const surelyTogether: GridQuery['ranges'] = { lift: [1, null], q_value: [null, SURE], count: [THIN, null] }

export const presets: readonly Preset[] = [
  {
    id: 'cross-sell',
    words: ruleWords.presets.crossSell,
    conditions: { ranges: surelyTogether, atMost: { consequents: 1 }, flags: { redundant: false } },
    sort: byLift(true),
  },
  {
    id: 'seldom-together',
    words: ruleWords.presets.seldom,
    conditions: { ranges: { lift: [null, 1 - NEAR] } },
    sort: byLift(false),
  },
  onlyInOneGroup(byLift(true)),
]

/** The rules of one group that are surely more than chance, strongest first. */
export function strongestIn(query: GridQuery, group: string | null): GridQuery {
  return { ...query, groups: [group], ranges: { ...query.ranges, ...surelyTogether }, sort: byLift(true) }
}
