import type { NumberKind } from '../../base/cell-format'
import { words } from '../../base/language'
import { type Drawn, type Measure, measure } from './measures'

/** Words of the measures of sets of items in baskets: any analysis that counts baskets may have them. */
export const basketMeasureWords = words('basketMeasures', {
  count: { label: 'baskets', means: 'Baskets that hold everything in the row.' },
  support: { label: 'support', means: 'Share of all baskets that hold everything in the row.' },
  confidence: { label: 'confidence', means: 'Of the baskets with the left side, the share that also holds the right.' },
  lift: {
    label: 'lift',
    means: 'How many times more often together than by chance. 1 is chance, below 1 they keep away from each other.',
  },
  antecedent_support: { label: 'left support', means: 'Share of all baskets that hold the left side.' },
  consequent_support: { label: 'right support', means: 'Share of all baskets that hold the right side.' },
  leverage: {
    label: 'leverage',
    means: 'Share of all baskets in which both meet, beyond what chance would bring. Favours big sellers.',
  },
  conviction: {
    label: 'conviction',
    means:
      'How much more often the rule would fail if both sides had nothing to do with each other. ∞: it never fails.',
  },
  zhangs_metric: {
    label: "Zhang's metric",
    means: 'From −1 (they avoid each other) over 0 (chance) to 1 (always together). Fair to rare items.',
  },
  jaccard: { label: 'Jaccard', means: 'Of the baskets with either side, the share with both.' },
  certainty: { label: 'certainty', means: 'How much of the doubt about the right side the left side takes away.' },
  kulczynski: {
    label: 'Kulczynski',
    means: 'Confidence in both directions, averaged. Untouched by how big the shop is.',
  },
  representativity: { label: 'representativity', means: 'Share of the baskets that could be judged. 1: all of them.' },
  p_value: { label: 'p', means: 'How often chance alone would bring them together at least this often.' },
  q_value: {
    label: 'q',
    means: 'The same, corrected for looking at so many rules: keep q ≤ 0.05 and about one in twenty is a fluke.',
  },
})

export type BasketMeasure = keyof typeof basketMeasureWords

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

export const basketMeasures = Object.fromEntries(
  BASKET_MEASURES.map((id) => [id, measure(id, basketMeasureWords[id], ...NUMBERS[id])]),
) as Record<BasketMeasure, Measure>
