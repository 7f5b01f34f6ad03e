import { words } from './language'

/** What the measures of sets of items in baskets are called, in tables and in few words about a question. */
export const basketLabels = words('basketLabels', {
  count: 'baskets',
  support: 'support',
  confidence: 'confidence',
  lift: 'lift',
  antecedent_support: 'left support',
  consequent_support: 'right support',
  leverage: 'leverage',
  conviction: 'conviction',
  zhangs_metric: "Zhang's metric",
  jaccard: 'Jaccard',
  certainty: 'certainty',
  kulczynski: 'Kulczynski',
  representativity: 'representativity',
  p_value: 'p',
  q_value: 'q',
})

export type BasketMeasure = keyof typeof basketLabels
