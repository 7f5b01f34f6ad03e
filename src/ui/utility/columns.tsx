import type { ResultRow } from '../../workers/protocol/result'
import { labelsIn } from '../base/cells'
import { classNames } from '../base/components/class-names'
import { ItemChips } from '../base/components/ItemChips'
import { formatGroup } from '../base/format'
import type { Money } from '../base/money'
import type { GridColumn } from '../parts/results/grid-table'
import { groupColumn } from '../parts/results/group-column'
import { measureColumn } from '../parts/results/measure-column'
import styles from './columns.module.css'
import { bundleMeasures } from './measures'
import { type Verdict, verdictOf } from './verdict'
import { utilityWords as words } from './words'

const itemsOf = ({ cells }: ResultRow) => labelsIn(cells['itemset'])

function verdictIn(row: ResultRow): Verdict {
  const { cells } = row
  return verdictOf({
    utility: Number(cells['utility']),
    lift: Number(cells['lift']),
    count: Number(cells['support']),
    length: itemsOf(row).length,
  })
}

function Amount({ value, write }: { value: unknown; write(value: number): string }) {
  if (typeof value !== 'number') return '–'
  return <span className={classNames(value < 0 && styles.loss)}>{write(value)}</span>
}

/** The amount, over a bar that compares it with the others. `reach`: the largest there is, to either side. */
function Earned({ value, money, reach }: { value: unknown; money: Money; reach: number }) {
  const share = typeof value === 'number' && reach > 0 ? Math.min(1, Math.abs(value) / reach) : 0
  return (
    <span className={styles.earned}>
      <b>
        <Amount value={value} write={money.sum} />
      </b>
      <i data-loss={Number(value) < 0} style={{ inlineSize: `${share * 100}%` }} />
    </span>
  )
}

const moneyColumn = (name: keyof typeof bundleMeasures, money: Money, min: number, rank?: number): GridColumn => ({
  ...measureColumn(bundleMeasures[name], min, rank),
  cell: ({ cells }) => <Amount value={cells[name]} write={money.mean} />,
})

const earnsColumn = (money: Money, reach: number): GridColumn => ({
  ...measureColumn(bundleMeasures.utility, 116, 1),
  cell: ({ cells }) => <Earned value={cells['utility']} money={money} reach={reach} />,
})

const bundleColumn: GridColumn = {
  id: 'itemset',
  get label() {
    return words.columns.itemset
  },
  min: 200,
  track: 'minmax(200px, 2fr)',
  rank: 0,
  cell: (row) => <ItemChips items={itemsOf(row)} />,
}

const verdictColumn: GridColumn = {
  id: 'verdict',
  get label() {
    return words.columns.verdict
  },
  get means() {
    return words.columns.verdictMeans
  },
  min: 108,
  track: '108px',
  rank: 3,
  copied: (row) => words.verdict(verdictIn(row)),
  cell: (row) => {
    const verdict = verdictIn(row)
    return (
      <span className={styles.verdict} data-is={verdict.is}>
        {words.verdict(verdict)}
      </span>
    )
  },
}

/** `sorted`: the column that rows are ordered by, which should be in sight. */
export function utilityColumns(group: string | null, money: Money, reach: number, sorted?: string): GridColumn[] {
  const columns = [
    ...(group ? [groupColumn(group, 4)] : []),
    bundleColumn,
    earnsColumn(money, reach),
    measureColumn(bundleMeasures.support, 84, 2),
    moneyColumn('per_receipt', money, 96, 5),
    verdictColumn,
    moneyColumn('surplus', money, 116, 6),
    measureColumn(bundleMeasures.share, 72, 7),
    measureColumn(bundleMeasures.lift, 64),
    moneyColumn('expected', money, 100),
  ]
  return columns.map((column) => (column.id === sorted ? { ...column, rank: Math.min(1, column.rank ?? 1) } : column))
}

/** On a phone: the bundle over its facts, and what it earns. */
export function compactColumns(group: string | null, money: Money): GridColumn[] {
  return [
    {
      ...bundleColumn,
      min: 180,
      track: 'minmax(180px, 1fr)',
      cell: (row) => {
        const { cells } = row
        const facts = words.compact(
          Number(cells['support']),
          money.mean(Number(cells['per_receipt'])),
          words.verdict(verdictIn(row)),
        )
        return (
          <span className={styles.compact}>
            <ItemChips items={itemsOf(row)} />
            <span>{group ? `${formatGroup(cells[group] as string | null)} · ${facts}` : facts}</span>
          </span>
        )
      },
    },
    {
      ...moneyColumn('utility', money, 92, 1),
      cell: ({ cells }) => <Amount value={cells['utility']} write={money.about} />,
    },
  ]
}
