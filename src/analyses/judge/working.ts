import { type AnalysisWorking, f64, flags, i32 } from '../working'
import { type JudgeParameters as Asked, JUDGED } from './definition'
import { parts } from './parts'
import { judgeFaults } from './sentences'
import type { JudgeColumns, JudgeParameters } from './types'
import { USUAL } from './usual'

export const judge: AnalysisWorking<Asked, JudgeParameters, JudgeColumns> = {
  parts,
  task(
    {
      kind: _,
      split,
      hide: asked,
      after: __,
      weights: ___,
      onePer: ____,
      methods = USUAL,
      seen = false,
      ...parameters
    },
    table,
  ) {
    const timed = table.timed()
    const hide = asked ?? 'item'
    if (hide !== 'item' && !timed) throw judgeFaults.noVisits()
    if (split === 'last' && !timed) throw judgeFaults.noTimes()
    return {
      ...parameters,
      kinds: table.kinds,
      households: parameters.perGroup ? table.rowKeys?.slice() : undefined,
      methods,
      seen,
      hide,
      yardstick: asked ? 'hits' : 'ndcg',
      split: split ?? (timed ? 'last' : 'random'),
    }
  },
  toTable(columns) {
    const sorted = [...JUDGED].sort()
    return [
      {
        name: 'method',
        type: 'utf8',
        codes: columns.method,
        rank: Uint32Array.from(JUDGED, (method) => sorted.indexOf(method)),
        label: (code) => JUDGED[code] as string,
      },
      f64('factors', columns.factors),
      f64('regularization', columns.regularization),
      f64('alpha', columns.alpha),
      f64('hit_rate', columns.hitRate),
      f64('hit_rate_low', columns.hitRateLow),
      f64('hit_rate_high', columns.hitRateHigh),
      f64('ndcg', columns.ndcg),
      f64('map', columns.map),
      f64('recall', columns.recall),
      f64('coverage', columns.coverage),
      f64('novelty', columns.novelty),
      i32('customers', columns.customers),
      f64('p_value', columns.pValue),
      flags('tied', columns.tied),
    ]
  },
}
