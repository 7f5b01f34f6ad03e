import { measure } from '../parts/results/measures'
import { judgeWords } from './words'

const { measures: words } = judgeWords

/** What is measured of a way to recommend. */
export const wayMeasures = {
  hit_rate: measure('hit_rate', words.hit_rate, 'share', { bounds: [0, 1] }),
  ndcg: measure('ndcg', words.ndcg, 'small', { bounds: [0, 1] }),
  map: measure('map', words.map, 'small'),
  recall: measure('recall', words.recall, 'share'),
  coverage: measure('coverage', words.coverage, 'share'),
  novelty: measure('novelty', words.novelty, 'ratio'),
}
