import type { Cell } from '../../../workers/protocol/result'
import { formatCell } from '../../base/cell-format'
import { BASKET_MEASURES, basketMeasures } from '../../parts/results/basket-measures'
import { ruleWords as words } from '../words'
import styles from './detail.module.css'

/** Every measure of the rule with a sentence on what it says. */
export function Measures({ cells }: { cells: Record<string, Cell> }) {
  return (
    <details className={styles.measures}>
      <summary>{words.detail.measures}</summary>
      <dl>
        {BASKET_MEASURES.filter((name) => name in cells).map((name) => {
          const { label, number, means } = basketMeasures[name]
          return (
            <div key={name}>
              <dt>
                {label} <b>{formatCell(number, cells[name])}</b>
              </dt>
              <dd>{means}</dd>
            </div>
          )
        })}
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
