import type { ColumnFigures } from '../../workers/protocol/profile'
import { formatCount } from '../base/format'
import styles from './ColumnShape.module.css'
import { stepWords } from './steps/step-words'

/** How the values of a column lie, small: of numbers and times over their range, of texts the most frequent first. */
export function ColumnShape({ column, figures }: { column: string; figures: readonly ColumnFigures[] | undefined }) {
  const found = figures?.find(({ name }) => name === column)
  if (!found || found.histogram.length === 0) return null
  const isNumber = found.type === 'integer' || found.type === 'number'
  const most = Math.max(...found.histogram)
  const label = stepWords.profile.shape(column, formatCount(found.nulls), formatCount(found.distinct))
  return (
    <span className={styles.shape} role="img" aria-label={label} title={label} data-number={isNumber ? '' : undefined}>
      {found.histogram.map((count, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bars have no other name than their place.
        <i key={at} style={{ height: `${Math.max(count > 0 ? 6 : 0, (100 * count) / most)}%` }} />
      ))}
    </span>
  )
}
