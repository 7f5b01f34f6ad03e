import { formatShare } from '../../../base/cell-format'
import { formatCount, formatGroup } from '../../../base/format'
import blocks from './detail.module.css'
import styles from './GroupShares.module.css'

/** The same row in a group: which share of it, and how many. */
export interface GroupShare {
  index: number
  group: string | null
  share: number
  count: number
}

/** The same wherever it was found; a press takes the row of that group in hand. */
export function GroupShares({
  title,
  rows,
  current,
  note,
  onSelect,
}: {
  title: string
  rows: readonly GroupShare[]
  /** The row in hand. */
  current: number
  note: string | null
  onSelect(index: number): void
}) {
  const most = Math.max(...rows.map(({ share }) => share))
  return (
    <section className={blocks.block}>
      <h3>{title}</h3>
      <ul className={styles.groups}>
        {rows.map(({ index, group, share, count }) => (
          <li key={index}>
            <button type="button" aria-pressed={index === current} onClick={() => onSelect(index)}>
              <span className={styles.groupName}>{formatGroup(group)}</span>
              <i className={styles.bar} aria-hidden="true">
                <i className={styles.filled} style={{ inlineSize: `${(share / most) * 100}%` }} />
              </i>
              <b className={styles.share}>{formatShare(share)}</b>
              <small className={styles.count}>{formatCount(count)}</small>
            </button>
          </li>
        ))}
      </ul>
      {note !== null && <p className={blocks.note}>{note}</p>}
    </section>
  )
}
