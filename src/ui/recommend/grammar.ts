import type { ResultGrammar } from '../parts/results/grammar'
import { resultWords } from '../parts/results/words'

export const grammar: ResultGrammar = {
  kind: 'recommend',
  measures: [],
  offered: [],
  places: resultWords.places,
  presets: [],
  length: (count) => resultWords.filters.itemsOf(count),
  easings: () => [],
}
