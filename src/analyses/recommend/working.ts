import { type AnalysisWorking, itemList, numbers } from '../working'
import type { RecommendParameters as Asked } from './definition'
import type { RecommendColumns, RecommendParameters } from './types'

const SOURCES = ['popular', 'personal'] as const

export const recommend: AnalysisWorking<Asked, RecommendParameters, RecommendColumns> = {
  // Which model a given one is, the table of it tells; the kernels get its numbers.
  task: ({ kind: _, model: __, ...parameters }) => parameters,
  toTable({ offsets, items, scores, personal }, naming) {
    return [
      itemList('recommended_items', offsets, items, naming),
      numbers('scores', offsets, scores),
      {
        name: 'source',
        type: 'utf8',
        codes: Uint32Array.from(personal),
        rank: Uint32Array.of(1, 0),
        label: (code) => SOURCES[code] as string,
      },
    ]
  },
}
