import { useState } from 'react'
import { Button } from '../components/Button'
import { charts as words } from '../words/charts'
import styles from './charts.module.css'

export interface TwinColumn<Row> {
  label: string
  text(row: Row): string
  numeric?: boolean
}

const STEP = 100

/** The same data as a picture, as a table: for keyboards, screen readers and those who want the numbers. */
export function TableTwin<Row>({
  caption,
  columns,
  rows,
  indexOf,
  selected,
  onSelect,
}: {
  caption: string
  columns: readonly TwinColumn<Row>[]
  rows: readonly Row[]
  /** The rule a row stands for; rows without one cannot be chosen. */
  indexOf(row: Row): number | null
  selected: number | null
  onSelect(index: number): void
}) {
  const [shown, setShown] = useState(STEP)
  return (
    // A box that scrolls must be reachable by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: axe asks for it (scrollable-region-focusable).
    <section className={styles.twin} tabIndex={0} aria-label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ label, numeric }) => (
              <th key={label} scope="col" data-numeric={numeric}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map((row, at) => {
            const index = indexOf(row)
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name, and never move.
              <tr key={at} data-selected={index !== null && index === selected}>
                {columns.map(({ label, text, numeric }, place) => (
                  <td key={label} data-numeric={numeric}>
                    {place === 0 && index !== null ? (
                      <button type="button" className={styles.link} onClick={() => onSelect(index)}>
                        {text(row)}
                      </button>
                    ) : (
                      text(row)
                    )}
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
      {rows.length > shown && (
        <div className={styles.more}>
          <Button onPress={() => setShown(shown + STEP)}>{words.more(Math.min(STEP, rows.length - shown))}</Button>
        </div>
      )}
    </section>
  )
}
