import { NumberField } from '../base/components/NumberField'
import styles from './RunPanel.module.css'
import { useAnalysis } from './use-analysis'
import { runWords as words } from './words'

/** However small a group: so few are no pattern. */
export function FloorControl({ holders }: { holders: string }) {
  const [{ minBaskets }, change] = useAnalysis<{ minBaskets?: number | undefined }>()
  return (
    <div className={styles.floor}>
      <NumberField
        label={words.floor(holders)}
        value={minBaskets ?? 1}
        min={1}
        step={1}
        onChange={(value) => change({ minBaskets: value === null || value <= 1 ? undefined : value })}
      />
    </div>
  )
}
