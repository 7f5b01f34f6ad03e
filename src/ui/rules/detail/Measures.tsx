import type { Cell } from '../../../workers/protocol/result'
import { formatCell } from '../../base/cell-format'
import { NUMBER_KINDS, NUMERIC_COLUMNS } from '../../parts/results/metrics'
import { rulesWords as words } from '../../parts/results/words'
import styles from './detail.module.css'

/** Every measure of the rule with a sentence on what it says. */
export function Measures({ cells }: { cells: Record<string, Cell> }) {
  return (
    <details className={styles.measures}>
      <summary>{words.detail.measures}</summary>
      <dl>
        {NUMERIC_COLUMNS.filter((name) => name in cells).map((name) => (
          <div key={name}>
            <dt>
              {words.metrics[name].label} <b>{formatCell(NUMBER_KINDS[name], cells[name])}</b>
            </dt>
            <dd>{words.metrics[name].means}</dd>
          </div>
        ))}
        {cells['redundant'] === true && (
          <div>
            <dt>
              {words.redundantLabel} <b>{words.yes}</b>
            </dt>
            <dd>{words.redundant}</dd>
          </div>
        )}
      </dl>
    </details>
  )
}
