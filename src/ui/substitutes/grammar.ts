import type { Recipe } from '../../analyses/registry'
import type { SubstitutesParameters } from '../../analyses/substitutes/definition'
import { formatCount } from '../base/format'
import type { Easing, ResultGrammar } from '../parts/results/grammar'
import { onlyInOneGroup, type Preset } from '../parts/results/presets'
import { easing, less, unbound } from '../parts/results/states/easing'
import { pairMeasures } from './measures'
import { substituteWords } from './words'

const presets: readonly Preset[] = [
  {
    id: 'sure',
    words: substituteWords.presets.sure,
    conditions: { flags: { sure: true } },
    sort: [{ column: 'score', descending: true }],
  },
  {
    id: 'never',
    words: substituteWords.presets.never,
    conditions: { ranges: { count: [null, 0] } },
    sort: [{ column: 'score', descending: true }],
  },
  onlyInOneGroup([{ column: 'score', descending: true }]),
]

function easings(recipe: Recipe): Easing[] {
  const { minBaskets, maxLift, minCompany } = recipe.analysis as SubstitutesParameters
  const words = substituteWords.panel.ease
  const fewer = Math.max(1, Math.floor(less(minBaskets)))
  return [
    ...(maxLift < 1 ? [easing(recipe, 'apart', words.apart, { maxLift: 1 })] : []),
    ...(minCompany > 0 ? [easing(recipe, 'alike', words.alike, { minCompany: 0 })] : []),
    ...(minBaskets > 1 ? [easing(recipe, 'baskets', words.baskets(formatCount(fewer)), { minBaskets: fewer })] : []),
    ...unbound(recipe, ['exclude', 'minSupport']),
  ]
}

export const grammar: ResultGrammar = {
  kind: 'substitutes',
  measures: Object.values(pairMeasures),
  offered: ['score', 'company', 'lift', 'customer_lift', 'count'],
  places: substituteWords.places,
  presets,
  easings,
  quiet: ({ cells }) => cells['sure'] !== true,
}
