import type { HypothesesParameters } from '../../analyses/hypotheses/definition'
import { ItemPicker } from '../base/components/ItemPicker'
import { orNone } from '../run/or-none'
import styles from '../run/RunPanel.module.css'
import { useAnalysis } from '../run/use-analysis'
import { useColumns } from './use-columns'
import { hypothesisWords } from './words'

const words = hypothesisWords.panel

/** Columns that must not explain it. */
export function LeftOutColumns() {
  const [{ exclude, features, target }, change] = useAnalysis<HypothesesParameters>()
  const names = useColumns().map(({ name }) => name)
  const leaveOut = (next: readonly string[]) =>
    change({ exclude: orNone([...next]), features: orNone(features?.filter((name) => !next.includes(name)) ?? []) })
  return (
    <div className={styles.group}>
      <ItemPicker
        label={words.exclude}
        value={exclude ?? []}
        suggestions={names.filter((name) => name !== target)}
        placeholder={words.addColumn}
        onChange={leaveOut}
      />
      <p className={styles.foot}>{words.excludeHint}</p>
    </div>
  )
}
