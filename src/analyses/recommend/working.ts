import { NEIGHBOURS, RIDGE } from '../parameters'
import { type AnalysisWorking, eachRow, itemList, numbers } from '../working'
import type { RecommendParameters as Asked } from './definition'
import { parts } from './parts'
import { recommendFaults } from './sentences'
import type { RecommendColumns, RecommendParameters } from './types'

const DAY = 86_400_000
const SOURCES = ['popular', 'personal'] as const

export const recommend: AnalysisWorking<Asked, RecommendParameters, RecommendColumns> = {
  parts,
  // Which model a given one is, the table of it tells; the kernels get its numbers.
  task({ kind: _, model: __, weights: ___, onePer: ____, window, never, only, always, ...parameters }, table) {
    const { method = 'als', neighbours = NEIGHBOURS, ridge = RIDGE } = parameters
    if (window !== undefined && method === 'popular' && !table.timed()) throw recommendFaults.noTimes()
    const rules = { never: table.ids(never), only: table.ids(only), always: table.ids(always), kinds: table.kinds }
    return { ...parameters, ...rules, method, neighbours, ridge, window: window === undefined ? null : window * DAY }
  },
  /** Who gets nothing comes last. */
  strength: ({ rows, offsets }) =>
    eachRow(rows, (row) => Math.sign((offsets[row + 1] as number) - (offsets[row] as number))),
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
