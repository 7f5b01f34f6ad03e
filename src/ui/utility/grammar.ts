import type { Recipe } from '../../analyses/registry'
import type { UtilityParameters } from '../../analyses/utility/definition'
import { formatBound } from '../base/cell-format'
import type { Easing, ResultGrammar } from '../parts/results/grammar'
import { onlyInOneGroup, type Preset, ranking } from '../parts/results/presets'
import { easing, less } from '../parts/results/states/easing'
import { resultWords } from '../parts/results/words'
import { bundleMeasures } from './measures'
import { utilityWords } from './words'

const words = utilityWords.presets

/** One lucky receipt is no bundle. */
const ENOUGH_RECEIPTS = 5

const presets: readonly Preset[] = [
  ranking('beyond-chance', words.beyondChance, 'surplus'),
  {
    ...ranking('rare', words.rare, 'per_receipt'),
    conditions: { minLength: 2, ranges: { support: [ENOUGH_RECEIPTS, null], utility: [0, null] } },
  },
  {
    id: 'losing',
    words: words.losing,
    conditions: { minLength: 2, ranges: { utility: [null, 0] } },
    sort: [{ column: 'support', descending: true }],
  },
  {
    ...onlyInOneGroup([{ column: 'utility', descending: true }]),
    conditions: { onlyInOneGroup: true, minLength: 2 },
    ordered: true,
  },
]

function easings(recipe: Recipe): Easing[] {
  const { minUtility = 0 } = recipe.analysis as UtilityParameters
  if (minUtility <= 0) return []
  const least = less(minUtility)
  return [
    easing(recipe, 'earning', utilityWords.panel.ease(formatBound(least, false)), {
      minUtility: least,
    }),
  ]
}

export const grammar: ResultGrammar = {
  kind: 'utility',
  measures: Object.values(bundleMeasures),
  offered: ['utility', 'support', 'per_receipt', 'lift', 'surplus'],
  places: resultWords.places,
  presets,
  strongest: utilityWords.strongest,
  singles: resultWords.singleItems,
  length: (count) => resultWords.filters.itemsOf(count),
  easings,
}
