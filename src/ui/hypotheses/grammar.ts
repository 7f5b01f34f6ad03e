import type { ResultGrammar } from '../parts/results/grammar'
import { hypothesisMeasures } from './measures'

export const grammar: ResultGrammar = {
  kind: 'hypotheses',
  measures: Object.values(hypothesisMeasures),
  offered: ['effect', 'p_holm', 'stability'],
  places: {},
  presets: [],
  easings: () => [],
  quiet: ({ cells }) => cells['holds'] !== true,
}
