import type { StepReport } from '../../../workers/protocol/tables'
import { VisuallyHidden } from '../../base/components/VisuallyHidden'
import styles from './Steps.module.css'
import { stepWords as words } from './step-words'

const MOST_COLUMNS = 24

/** Cells that a step changed: in tables of as many rows before and after, row by row. */
function changesOf(
  before: StepReport | undefined,
  after: StepReport,
): (row: number, name: string, cell: string) => boolean {
  if (!before || !after.rowsExact || before.rows !== after.rows) return () => false
  const places = new Map(before.columns.map(({ name }, at) => [name, at]))
  return (row, name, cell) => {
    const at = places.get(name)
    return at === undefined || before.head[row]?.[at] !== cell
  }
}

/** The first rows as a step leaves them; what it changed stands out. */
export function StepPreview({ before, after }: { before: StepReport | undefined; after: StepReport }) {
  const shown = after.columns.slice(0, MOST_COLUMNS)
  const isChanged = changesOf(before, after)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className={styles.preview} tabIndex={0} aria-label={words.preview}>
      <table>
        <thead>
          <tr>
            {shown.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {after.head.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name than their place.
            <tr key={at}>
              {shown.map(({ name }, column) => {
                const cell = row[column] ?? ''
                const changed = isChanged(at, name, cell)
                return (
                  <td key={name} data-changed={changed ? '' : undefined}>
                    {cell}
                    {changed && <VisuallyHidden> ({words.changed})</VisuallyHidden>}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
