import type { ItemsetsParameters } from '../../analyses/itemsets/definition'
import { BASKET_MEASURES, basketMeasures } from '../parts/results/basket-measures'
import type { ResultGrammar } from '../parts/results/grammar'
import { rarer, unbound } from '../parts/results/states/easing'
import { resultWords } from '../parts/results/words'

export const grammar: ResultGrammar = {
  kind: 'itemsets',
  measures: BASKET_MEASURES.map((id) => basketMeasures[id]),
  offered: ['support', 'count'],
  places: resultWords.places,
  presets: [],
  strongest: resultWords.strongest,
  singles: resultWords.singleItems,
  length: (count) => resultWords.filters.itemsOf(count),
  easings: (recipe) => [
    ...rarer(recipe, recipe.analysis as ItemsetsParameters),
    ...unbound(recipe, ['include', 'exclude']),
  ],
}
