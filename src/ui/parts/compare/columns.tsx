import type { Change } from '../../../workers/compare/types'
import type { ResultRow } from '../../../workers/protocol/result'
import { ItemChips } from '../../base/components/ItemChips'
import { formatProbability } from '../../base/format'
import type { GridColumn } from '../results/grid-table'
import { itemsColumn } from '../results/items-column'
import { measureColumn } from '../results/measure-column'
import type { Measure } from '../results/measures'
import styles from './compare.module.css'
import { hasInterval, type MeasureText, rangeText } from './measure-text'
import { patternOf } from './pattern-row'
import { compareWords as words } from './words'

export interface ColumnsOf {
  /** One list, or both sides of a rule. */
  rule: boolean
  /** What a pattern is called. */
  name: string
  text: MeasureText
  measures: readonly Measure[]
  interval: boolean
  changeText(change: Change | null): string
}

const cellOf = (id: string) => (row: ResultRow) => row.cells[id]

/** Everything that was compared, in columns. */
export function comparedColumns({ rule, text, measures, interval, changeText }: ColumnsOf): GridColumn[] {
  const number = (id: string, min: number, rank?: number): GridColumn => {
    const found = measures.find((measure) => measure.id === id)
    if (!found) throw new Error(`no measure ${id}`)
    return measureColumn(found, min, rank)
  }
  const side = (name: 'a' | 'b', rank: number): GridColumn => ({
    ...number(`value_${name}`, 176, rank),
    cell: (row) => text.side(patternOf(row)[name]),
    copied: cellOf(`value_${name}`),
  })
  return [
    ...(rule
      ? [
          itemsColumn('antecedents', words.columns.antecedents, { min: 150, share: 1.4, rank: 0 }),
          itemsColumn('consequents', words.columns.consequents, { min: 120, share: 1, rank: 1 }),
        ]
      : [itemsColumn('items', words.columns.items, { min: 180, share: 2, rank: 0 })]),
    {
      id: 'change',
      label: words.twin.change,
      min: 150,
      track: '150px',
      rank: 3,
      sorts: 'up',
      cell: ({ cells }) => changeText(cells['change'] as Change | null),
    },
    side('a', 4),
    side('b', 5),
    {
      ...number('difference', 104, 2),
      cell: (row) => text.apart(patternOf(row).difference),
      copied: cellOf('difference'),
    },
    ...(interval
      ? [
          {
            id: 'low',
            label: words.twin.interval,
            min: 132,
            track: '132px',
            rank: 7,
            numeric: true,
            sorts: 'down' as const,
            cell: (row: ResultRow) => rangeText(patternOf(row)),
            copied: (row: ResultRow) => rangeText(patternOf(row)),
          },
        ]
      : []),
    number('q_value', 84, 6),
    number('p_value', 84),
    ...(['count_a', 'of_a', 'count_b', 'of_b'] as const).map((id) => number(id, 96)),
  ]
}

/** On a phone: the pattern over both sides, and their difference. */
export function compactComparedColumns({ name, rule, text, measures, changeText }: ColumnsOf): GridColumn[] {
  const difference = comparedColumns({ name, rule, text, measures, changeText, interval: false }).find(
    ({ id }) => id === 'difference',
  )!
  return [
    {
      id: 'pattern',
      label: name,
      min: 180,
      track: 'minmax(180px, 1fr)',
      rank: 0,
      cell: (row) => {
        const { parts, a, b, q, change, ...rest } = patternOf(row)
        const facts = [
          ...(change === null ? [] : [changeText(change)]),
          words.caption(text.value(a.value), text.value(b.value)),
          ...(hasInterval(rest) ? [rangeText(rest)] : []),
          words.q(formatProbability(q)),
        ]
        return (
          <span className={styles.compact}>
            <span className={styles.compactParts}>
              {parts.map((items, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the sides of a rule have no other name.
                <span key={at} className={styles.compactParts}>
                  {at > 0 && <span aria-hidden="true">→</span>}
                  <ItemChips items={items} />
                </span>
              ))}
            </span>
            <span className={styles.compactFacts}>{facts.join(' · ')}</span>
          </span>
        )
      },
    },
    { ...difference, rank: 1 },
  ]
}
