import type { ResultRow } from '../../workers/protocol/result'
import { formatCell } from '../base/cell-format'
import { labelsIn } from '../base/cells'
import { ItemChips } from '../base/components/ItemChips'
import type { GridColumn } from '../parts/results/grid-table'
import { measureOf } from '../parts/results/measures'
import { NUMBER_KINDS, NUMERIC_COLUMNS, type NumericColumn } from '../parts/results/metrics'
import { rulesWords as words } from '../parts/results/words'
import styles from './columns.module.css'
import { StripCell } from './strips'

/** The order in which numbers find room; what has no place here is in the column chooser. */
const RANKS: Partial<Record<NumericColumn, number>> = { lift: 2, confidence: 3, count: 4, support: 7 }
const WIDTHS: Partial<Record<NumericColumn, number>> = { lift: 62, count: 74, confidence: 88, support: 74 }
const FIRST: readonly NumericColumn[] = ['count', 'support', 'confidence', 'lift']
const ORDER = [...FIRST, ...NUMERIC_COLUMNS.filter((name) => !FIRST.includes(name))]

function numberCell(name: NumericColumn, { cells }: ResultRow) {
  const value = cells[name]
  const text = formatCell(NUMBER_KINDS[name], value)
  if (name === 'lift') return <b className={styles.lift}>{text}</b>
  if (name !== 'confidence') return text
  return (
    <span className={styles.confidence}>
      {text}
      <i style={{ inlineSize: `${Number(value) * 100}%` }} />
    </span>
  )
}

export function numberColumn(name: NumericColumn, rank: number | undefined = RANKS[name]): GridColumn {
  const min = WIDTHS[name] ?? 92
  return {
    id: name,
    label: words.metrics[name].label,
    means: words.metrics[name].means,
    min,
    track: `${min}px`,
    numeric: true,
    sorts: measureOf('rules', name).sorts,
    cell: (row) => numberCell(name, row),
    ...(rank === undefined ? {} : { rank }),
  }
}

export function itemsColumn(
  id: 'antecedents' | 'consequents' | 'itemsets',
  rank: number,
  min: number,
  share: number,
): GridColumn {
  return {
    id,
    label: words.columns[id],
    min,
    track: `minmax(${min}px, ${share}fr)`,
    rank,
    cell: ({ cells }) => <ItemChips items={labelsIn(cells[id])} />,
  }
}

export function groupColumn(name: string): GridColumn {
  return {
    id: name,
    label: words.groupColumn(name),
    min: 68,
    track: 'minmax(68px, 0.25fr)',
    rank: 5,
    sorts: 'up',
    cell: ({ cells }) => <span className={styles.group}>{words.group(cells[name] as string | null)}</span>,
  }
}

function CompactRule({ row, group }: { row: ResultRow; group: string | null }) {
  const { cells } = row
  const facts = [
    ...(group ? [words.group(cells[group] as string | null)] : []),
    words.compact.baskets(Number(cells['count'])),
    `${words.metrics.confidence.label} ${formatCell('share', cells['confidence'])}`,
  ]
  return (
    <span className={styles.compact}>
      <span className={styles.compactRule}>
        <ItemChips items={labelsIn(cells['antecedents'])} />
        <span className={styles.arrow} aria-label={words.columns.consequents} role="img">
          →
        </span>
        <ItemChips items={labelsIn(cells['consequents'])} />
      </span>
      <span className={styles.compactFacts}>{facts.join(' · ')}</span>
    </span>
  )
}

/** On a phone: the rule over its facts, and lift. */
export function compactRuleColumns(group: string | null): GridColumn[] {
  return [
    {
      id: 'rule',
      label: words.grid('rules'),
      min: 180,
      track: 'minmax(180px, 1fr)',
      rank: 0,
      cell: (row) => <CompactRule row={row} group={group} />,
    },
    numberColumn('lift', 1),
  ]
}

export function ruleColumns(group: string | null, groupName: string | null): GridColumn[] {
  return [
    ...(group ? [groupColumn(group)] : []),
    itemsColumn('antecedents', 0, 170, 1.5),
    itemsColumn('consequents', 1, 130, 1),
    ...ORDER.map((name) => numberColumn(name)),
    {
      id: 'redundant',
      label: words.redundantLabel,
      means: words.redundant,
      min: 92,
      track: '92px',
      sorts: 'up',
      cell: ({ cells }) => (cells['redundant'] ? words.yes : '–'),
    },
    ...(groupName
      ? [
          {
            id: 'strip',
            label: words.strip.label(words.groupColumn(groupName)),
            means: words.strip.means(words.groupColumn(groupName)),
            min: 116,
            track: 'minmax(116px, 0.5fr)',
            rank: 6,
            cell: (row: ResultRow) => <StripCell row={row} />,
          },
        ]
      : []),
  ]
}
