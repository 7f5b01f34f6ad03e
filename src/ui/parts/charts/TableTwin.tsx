import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from '../../base/components/Button'
import { classNames } from '../../base/components/class-names'
import { dataOfItems } from '../items/use-item-menu'
import styles from './charts.module.css'
import { type ToldColumn, useTwinCopy } from './use-twin-copy'
import { charts as words } from './words'

export interface TwinColumn<Row> extends ToldColumn<Row> {
  /** What a press on the cell does; cells that do nothing give null. */
  press?(row: Row): (() => void) | null
}

const STEP = 100

function Pressable({ press, children }: { press: (() => void) | null; children: ReactNode }) {
  if (!press) return children
  return (
    <button type="button" className={styles.link} onClick={press}>
      {children}
    </button>
  )
}

/** The same data as a picture, as a table: for keyboards, screen readers and those who want the numbers. */
export function TableTwin<Row>({
  caption,
  columns,
  rows,
  indexOf,
  isSelected,
  onSelect,
  itemsOf,
  aside,
}: {
  caption: string
  columns: readonly TwinColumn<Row>[]
  rows: readonly Row[]
  /** The row of the result that it stands for; one without cannot be chosen. */
  indexOf(row: Row): number | null
  isSelected(row: Row): boolean
  onSelect(index: number): void
  /** The items that a row is about, whose menu opens on it. */
  itemsOf?(row: Row): readonly string[]
  /** Below the rows, beside the button for more. */
  aside?: ReactNode
}) {
  const [asked, setAsked] = useState(STEP)
  const chosen = rows.findIndex(isSelected)
  // What is in hand elsewhere is in sight here too.
  const shown = Math.max(asked, Math.ceil((chosen + 1) / STEP) * STEP)
  const box = useRef<HTMLElement>(null)
  useEffect(() => {
    if (chosen >= 0) box.current?.querySelector('tr[data-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  const copying = useTwinCopy(columns, rows, chosen)
  return (
    // A box that scrolls must be reachable by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: axe asks for it (scrollable-region-focusable).
    <section ref={box} className={styles.twin} tabIndex={0} aria-label={caption} {...copying.events}>
      {copying.menu}
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ label, numeric }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: labels come from data and may be equal.
              <th key={at} scope="col" data-numeric={numeric}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map((row, at) => {
            const index = indexOf(row)
            const selected = isSelected(row)
            return (
              <tr
                // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name, and never move.
                key={at}
                data-selected={selected}
                data-position={at}
                {...(itemsOf && dataOfItems(itemsOf(row)))}
                className={classNames(copying.has(at) && styles.chosen)}
              >
                {columns.map(({ text, numeric, press }, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: labels come from data and may be equal.
                  <td key={place} data-numeric={numeric}>
                    {place === 0 && index !== null ? (
                      <button
                        type="button"
                        className={styles.link}
                        aria-pressed={selected}
                        onClick={() => onSelect(index)}
                      >
                        {text(row)}
                      </button>
                    ) : (
                      <Pressable press={press?.(row) ?? null}>{text(row)}</Pressable>
                    )}
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
      {(rows.length > shown || aside) && (
        <div className={styles.more}>
          {rows.length > shown && (
            <Button onPress={() => setAsked(shown + STEP)}>{words.more(Math.min(STEP, rows.length - shown))}</Button>
          )}
          {aside}
        </div>
      )}
    </section>
  )
}
