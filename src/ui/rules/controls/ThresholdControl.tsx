import { THRESHOLDS, type Threshold } from '../../../analyses/rules/definition'
import { NumberField } from '../../base/components/NumberField'
import { Select } from '../../base/components/Select'
import { rulesWords } from '../../parts/results/words'
import styles from '../../run/RunPanel.module.css'
import { useAnalysis } from '../../run/use-analysis'
import { runWords as words } from '../../run/words'

/** Small is good here, so the threshold is an upper bound. */
const FALLS: readonly Threshold[] = ['p_value', 'q_value']

/** A sensible first threshold for each measure, so that changing the measure does not empty the result. */
const FIRST: Partial<Record<Threshold, number>> = {
  lift: 1.5,
  conviction: 1.2,
  leverage: 0.001,
  count: 10,
  p_value: 0.05,
  q_value: 0.05,
  support: 0.001,
  antecedent_support: 0.001,
  consequent_support: 0.001,
  jaccard: 0.05,
}
const FIRST_OTHERS = 0.3

const options = THRESHOLDS.map((id) => ({
  id,
  get label() {
    return words.bound(rulesWords.metrics[id].label, FALLS.includes(id))
  },
  get hint() {
    return rulesWords.metrics[id].means
  },
}))

/** Which rules are kept. */
export function ThresholdControl() {
  const [analysis, change] = useAnalysis()
  if (analysis.kind !== 'rules') return null
  return (
    <fieldset className={styles.group}>
      <div className={styles.legend}>{words.keep}</div>
      <div className={styles.pair}>
        <Select
          label={words.metric}
          hideLabel
          value={analysis.metric}
          options={options}
          onChange={(metric) => change({ metric, minThreshold: FIRST[metric] ?? FIRST_OTHERS })}
        />
        <NumberField
          label={words.threshold}
          hideLabel
          value={analysis.minThreshold}
          format={{ maximumFractionDigits: 6, minimumFractionDigits: analysis.metric === 'count' ? 0 : 2 }}
          onChange={(value) => value !== null && change({ minThreshold: value })}
        />
      </div>
    </fieldset>
  )
}
