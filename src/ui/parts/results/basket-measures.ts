import { type BasketMeasure, basketLabels } from '../../base/basket-labels'
import type { NumberKind } from '../../base/cell-format'
import { words } from '../../base/language'
import { type Drawn, type Measure, measure } from './measures'

/** What they mean, in a sentence that needs no statistics: any analysis that counts baskets may have them. */
const meanings = words('basketMeasures', {
  count: 'Baskets that hold everything in the row.',
  support: 'Share of all baskets that hold everything in the row.',
  confidence: 'Of the baskets with the left side, the share that also holds the right.',
  lift: 'How many times more often together than by chance. 1 is chance, below 1 they keep away from each other.',
  antecedent_support: 'Share of all baskets that hold the left side.',
  consequent_support: 'Share of all baskets that hold the right side.',
  leverage: 'Share of all baskets in which both meet, beyond what chance would bring. Favours big sellers.',
  conviction:
    'How much more often the rule would fail if both sides had nothing to do with each other. ∞: it never fails.',
  zhangs_metric: 'From −1 (they avoid each other) over 0 (chance) to 1 (always together). Fair to rare items.',
  jaccard: 'Of the baskets with either side, the share with both.',
  certainty: 'How much of the doubt about the right side the left side takes away.',
  kulczynski: 'Confidence in both directions, averaged. Untouched by how big the shop is.',
  representativity: 'Share of the baskets that could be judged. 1: all of them.',
  p_value: 'How often chance alone would bring them together at least this often.',
  q_value: 'The same, corrected for looking at so many rules: keep q ≤ 0.05 and about one in twenty is a fluke.',
})

const SHARE: Drawn = { bounds: [0, 1] }
const RARE: Drawn = { log: true, bounds: [0, 1] }
const RATIO: Drawn = { log: true }

const NUMBERS: Record<BasketMeasure, readonly [NumberKind, Drawn?]> = {
  count: ['count', { log: true }],
  support: ['share', RARE],
  confidence: ['share', SHARE],
  lift: ['ratio', { ...RATIO, chance: 1 }],
  antecedent_support: ['share', RARE],
  consequent_support: ['share', RARE],
  leverage: ['small'],
  conviction: ['ratio', RATIO],
  zhangs_metric: ['small', { bounds: [-1, 1] }],
  jaccard: ['small', SHARE],
  certainty: ['small'],
  kulczynski: ['small', SHARE],
  representativity: ['small', SHARE],
  p_value: ['probability', RARE],
  q_value: ['probability', RARE],
}

export const BASKET_MEASURES = Object.keys(NUMBERS) as BasketMeasure[]

const wordsOf = (id: BasketMeasure) => ({
  get label() {
    return basketLabels[id]
  },
  get means() {
    return meanings[id]
  },
})

export const basketMeasures = Object.fromEntries(
  BASKET_MEASURES.map((id) => [id, measure(id, wordsOf(id), ...NUMBERS[id])]),
) as Record<BasketMeasure, Measure>
