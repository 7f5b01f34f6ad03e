import type { ResultRow } from '../../workers/protocol/result'
import { formatCell } from '../base/cell-format'
import { labelsIn } from '../base/cells'
import { ItemChips } from '../base/components/ItemChips'
import { formatGroup } from '../base/format'
import type { GridColumn } from '../parts/results/grid-table'
import { groupColumn } from '../parts/results/group-column'
import { itemsColumn } from '../parts/results/items-column'
import { measureColumn } from '../parts/results/measure-column'
import { resultWords } from '../parts/results/words'
import { faceWords } from './face-words'
import { pairMeasures } from './measures'
import styles from './substitutes.module.css'
import { substituteWords as words } from './words'

type Name = keyof typeof pairMeasures

/** The order in which numbers find room; what has no place here is in the column chooser. */
const RANKS: Partial<Record<Name, number>> = { score: 2, company: 3, lift: 4, count: 6, customer_lift: 7, switches: 8 }
const WIDTHS: Partial<Record<Name, number>> = {
  count: 84,
  lift: 62,
  customer_lift: 104,
  baskets_a: 106,
  baskets_b: 116,
}

const isSure = ({ cells }: ResultRow) => cells['sure'] === true
const verdictOf = (row: ResultRow) => (isSure(row) ? words.verdict.sure : words.verdict.hint)

/** Bars, so that company is seen before it is read. */
function cellOf(name: Name, { cells }: ResultRow) {
  const text = formatCell(pairMeasures[name].number, cells[name])
  if (name === 'score') return <b className={styles.score}>{text}</b>
  if (name !== 'company') return text
  return (
    <span className={styles.company}>
      {text}
      <i style={{ inlineSize: `${Number(cells[name]) * 100}%` }} />
    </span>
  )
}

const numberColumn = (name: Name, rank = RANKS[name]): GridColumn => ({
  ...measureColumn(pairMeasures[name], WIDTHS[name] ?? 92, rank),
  cell: (row) => cellOf(name, row),
})

const verdictColumn = (): GridColumn => ({
  id: 'sure',
  label: words.columns.verdict,
  means: words.columns.verdictMeans,
  min: 92,
  track: '92px',
  rank: 5,
  sorts: 'down',
  cell: (row) => <span className={isSure(row) ? styles.sure : styles.hint}>{verdictOf(row)}</span>,
})

export function pairColumns(group: string | null): GridColumn[] {
  return [
    ...(group ? [groupColumn(group, 5)] : []),
    itemsColumn('item_a', words.columns.a, { min: 150, share: 1, rank: 0 }),
    itemsColumn('item_b', words.columns.b, { min: 150, share: 1, rank: 1 }),
    verdictColumn(),
    ...(Object.keys(pairMeasures) as Name[]).map((name) => numberColumn(name)),
  ]
}

/** On a phone: both items over what is known of them, and how strong it is. */
export function compactPairColumns(group: string | null): GridColumn[] {
  return [
    {
      id: 'pair',
      label: resultWords.grid(faceWords),
      min: 180,
      track: 'minmax(180px, 1fr)',
      rank: 0,
      cell: (row) => (
        <span className={styles.compact}>
          <ItemChips items={[...labelsIn(row.cells['item_a']), ...labelsIn(row.cells['item_b'])]} />
          <span className={styles.facts}>
            {[
              ...(group ? [formatGroup(row.cells[group] as string | null)] : []),
              verdictOf(row),
              words.compact(formatCell('count', row.cells['count']), formatCell('share', row.cells['company'])),
            ].join(' · ')}
          </span>
        </span>
      ),
    },
    numberColumn('score', 1),
  ]
}
