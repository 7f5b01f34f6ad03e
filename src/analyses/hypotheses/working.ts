import { type AnalysisWorking, f64, flags, i32, itemList } from '../working'
import type { HypothesesParameters as Asked } from './definition'
import { parts } from './parts'
import type { HypothesesColumns, HypothesesParameters } from './types'

export const hypotheses: AnalysisWorking<Asked, HypothesesParameters, HypothesesColumns> = {
  parts,
  task({
    kind: _kind,
    target: _target,
    targetKind: _targetKind,
    positive: _positive,
    unit: _unit,
    strata: _strata,
    features: _features,
    exclude: _exclude,
    perGroup: _perGroup,
    ...parameters
  }) {
    return parameters
  },
  toTable(columns, naming) {
    const { offsets, language } = columns
    const size = Uint32Array.from(
      { length: columns.rows },
      (_, row) => (offsets[row + 1] as number) - (offsets[row] as number),
    )
    return [
      itemList('features', offsets, columns.features, naming),
      i32('size', size),
      ...(columns.ofLevel.length > 0 ? [itemList('of', eachOne(columns.rows), columns.ofLevel, naming)] : []),
      f64('effect', columns.effect),
      f64('effect_low', columns.effectLow),
      f64('effect_high', columns.effectHigh),
      f64('effect_found', columns.effectFound),
      ...(language === 'subgroups' ? [f64('inside', columns.inside), f64('outside', columns.outside)] : []),
      f64('coverage', columns.coverage),
      f64('p_value', columns.pValue),
      f64('p_holm', columns.pHolm),
      f64('q_value', columns.qValue),
      f64('stability', columns.stability),
      i32('confirmed', columns.confirmed),
      flags('testable', columns.testable),
      flags('exact', columns.exact),
      flags('holds', columns.holds),
    ]
  },
}

const eachOne = (rows: number) => Uint32Array.from({ length: rows + 1 }, (_, row) => row)
