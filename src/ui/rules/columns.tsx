import type { ResultRow } from '../../workers/protocol/result'
import type { BasketMeasure } from '../base/basket-labels'
import { formatCell } from '../base/cell-format'
import { labelsIn } from '../base/cells'
import { ItemChips } from '../base/components/ItemChips'
import { formatGroup } from '../base/format'
import { groupWord } from '../base/group-word'
import { BASKET_MEASURES, basketMeasures } from '../parts/results/basket-measures'
import type { GridColumn } from '../parts/results/grid-table'
import { groupColumn } from '../parts/results/group-column'
import { itemsColumn } from '../parts/results/items-column'
import { measureColumn } from '../parts/results/measure-column'
import { resultWords } from '../parts/results/words'
import styles from './columns.module.css'
import { faceWords } from './face-words'
import { StripCell } from './strips'
import { ruleWords as words } from './words'

/** The order in which numbers find room; what has no place here is in the column chooser. */
const RANKS: Partial<Record<BasketMeasure, number>> = { lift: 2, confidence: 3, count: 4, support: 7 }
const WIDTHS: Partial<Record<BasketMeasure, number>> = { lift: 62, count: 74, confidence: 88, support: 74 }
const FIRST: readonly BasketMeasure[] = ['count', 'support', 'confidence', 'lift']
const ORDER = [...FIRST, ...BASKET_MEASURES.filter((name) => !FIRST.includes(name))]

function numberCell(name: BasketMeasure, { cells }: ResultRow) {
  const value = cells[name]
  const text = formatCell(basketMeasures[name].number, value)
  if (name === 'lift') return <b className={styles.lift}>{text}</b>
  if (name !== 'confidence') return text
  return (
    <span className={styles.confidence}>
      {text}
      <i style={{ inlineSize: `${Number(value) * 100}%` }} />
    </span>
  )
}

function numberColumn(name: BasketMeasure, rank: number | undefined = RANKS[name]): GridColumn {
  return {
    ...measureColumn(basketMeasures[name], WIDTHS[name] ?? 92, rank),
    cell: (row) => numberCell(name, row),
  }
}

/** What the same rule says the other way round: both directions have the same baskets. */
const backColumn: GridColumn = {
  id: 'back',
  get label() {
    return words.back.label
  },
  get means() {
    return words.back.means
  },
  min: 92,
  track: '92px',
  rank: 4.5,
  numeric: true,
  cell: ({ cells }) => formatCell('share', Number(cells['support']) / Number(cells['consequent_support'])),
}

function CompactRule({ row, group }: { row: ResultRow; group: string | null }) {
  const { cells } = row
  const facts = [
    ...(group ? [formatGroup(cells[group] as string | null)] : []),
    words.compact.baskets(Number(cells['count'])),
    `${basketMeasures.confidence.label} ${formatCell('share', cells['confidence'])}`,
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
      label: resultWords.grid(faceWords),
      min: 180,
      track: 'minmax(180px, 1fr)',
      rank: 0,
      cell: (row) => <CompactRule row={row} group={group} />,
    },
    numberColumn('lift', 1),
  ]
}

/** `money`: columns of what the sides bring, where the file tells. */
export function ruleColumns(
  group: string | null,
  groupName: string | null,
  money: readonly GridColumn[] = [],
): GridColumn[] {
  return [
    ...(group ? [groupColumn(group, 5)] : []),
    itemsColumn('antecedents', words.columns.antecedents, { min: 170, share: 1.5, rank: 0 }),
    itemsColumn('consequents', words.columns.consequents, { min: 130, share: 1, rank: 1 }),
    ...ORDER.flatMap((name) => (name === 'confidence' ? [numberColumn(name), backColumn] : [numberColumn(name)])),
    ...money,
    {
      id: 'redundant',
      label: words.redundantLabel,
      means: words.redundant,
      min: 92,
      track: '92px',
      sorts: 'up',
      cell: ({ cells }) => (cells['redundant'] ? words.yes : '–'),
      copied: ({ cells }) => (cells['redundant'] ? words.yes : ''),
    },
    ...(groupName
      ? [
          {
            id: 'strip',
            label: words.strip.label(groupWord(groupName)),
            means: words.strip.means(groupWord(groupName)),
            min: 116,
            track: 'minmax(116px, 0.5fr)',
            rank: 6,
            cell: (row: ResultRow) => <StripCell row={row} />,
          },
        ]
      : []),
  ]
}
