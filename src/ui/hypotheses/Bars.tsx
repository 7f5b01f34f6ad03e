import { formatCount } from '../base/format'
import blocks from '../parts/results/detail/detail.module.css'
import styles from './bars.module.css'
import { hypothesisDetailWords as words } from './detail-words'

export interface Bar {
  name: string
  rows: number
  value: number
  low: number
  high: number
}

/** Shares or means of some rows beside each other, each with its interval. */
export function Bars({
  title,
  bars,
  text,
  note,
}: {
  title: string
  bars: readonly Bar[]
  text(value: number): string
  note?: string | undefined
}) {
  const known = bars.flatMap(({ value, low, high }) => [value, low, high].filter(Number.isFinite))
  const [least, most] = [Math.min(0, ...known), Math.max(0, ...known)]
  const place = (value: number) => `${(100 * (value - least)) / (most - least || 1)}%`
  const width = (from: number, to: number) => `${(100 * Math.abs(to - from)) / (most - least || 1)}%`
  return (
    <section className={blocks.block}>
      <h3>{title}</h3>
      <ul className={styles.bars}>
        {bars.map(({ name, rows, value, low, high }) => (
          <li key={name} title={Number.isNaN(low) ? undefined : words.parts.between(text(low), text(high))}>
            <span className={styles.name}>{name}</span>
            <i className={styles.track} aria-hidden="true">
              <i
                className={styles.filled}
                style={{ insetInlineStart: place(Math.min(0, value)), inlineSize: width(0, value) }}
              />
              {!Number.isNaN(low) && (
                <i className={styles.reach} style={{ insetInlineStart: place(low), inlineSize: width(low, high) }} />
              )}
            </i>
            <b className={styles.value}>{text(value)}</b>
            <small className={styles.count}>{formatCount(rows)}</small>
          </li>
        ))}
      </ul>
      {note !== undefined && <p className={blocks.note}>{note}</p>}
    </section>
  )
}
