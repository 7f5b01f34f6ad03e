import styles from './judge.module.css'
import type { Way } from './ways'
import { judgeWords as words } from './words'

/** The share of customers as a bar, where it may lie as a line across its end, and what a model has to beat. */
export function HitBar({ way, reach, rival }: { way: Way; reach: number; rival: number }) {
  const at = (share: number) => `${(100 * share) / reach}%`
  const { low, high, measures, settings } = way
  return (
    <span className={styles.bar} data-simple={settings === null} title={words.rangeOf(low, high)}>
      <i style={{ inlineSize: at(measures.hit_rate) }} />
      <u style={{ insetInlineStart: at(rival) }} />
      <b style={{ insetInlineStart: at(low), inlineSize: at(high - low) }} />
    </span>
  )
}
