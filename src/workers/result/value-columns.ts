import type { ItemsetColumns } from '../../analyses/itemsets/types'
import type { JudgeColumns } from '../../analyses/judge/types'
import { JUDGED } from '../../analyses/judge/ways'
import type { RecommendColumns } from '../../analyses/recommend/types'
import type { RuleColumns } from '../../analyses/rules/types'
import type { SequenceColumns } from '../../analyses/sequences/types'
import type { MiningColumns } from '../../analyses/tasks'
import type { UtilityColumns } from '../../analyses/utility/types'
import type { ListColumn, NumbersColumn, TableColumn } from '../../export/table'

interface Naming {
  label(item: number): string
  /** n of the row's group, or of everything. */
  basketsOf(row: number): number
}

const f64 = (name: string, values: Float64Array): TableColumn => ({ name, type: 'f64', values })
const i32 = (name: string, values: Uint32Array): TableColumn => ({ name, type: 'i32', values })
const each = (rows: number, value: (row: number) => number) => {
  const values = new Float64Array(rows)
  for (let row = 0; row < rows; row++) values[row] = value(row)
  return values
}

function listColumn(name: string, offsets: Uint32Array, items: Uint32Array, { label }: Naming): ListColumn {
  return { name, type: 'list', offsets, items, label }
}

function itemsets(columns: ItemsetColumns, naming: Naming): TableColumn[] {
  const { rows, count, offsets, items } = columns
  return [
    f64(
      'support',
      each(rows, (row) => count[row]! / naming.basketsOf(row)),
    ),
    i32('count', count),
    listColumn('itemsets', offsets, items, naming),
  ]
}

function rules(columns: RuleColumns, naming: Naming): TableColumn[] {
  return [
    listColumn('antecedents', columns.antecedentOffsets, columns.antecedentItems, naming),
    listColumn('consequents', columns.consequentOffsets, columns.consequentItems, naming),
    ...Object.entries(columns.metrics).map(([name, values]) => f64(name, values)),
    i32('count', columns.count),
    f64('p_value', columns.pValue),
    f64('q_value', columns.qValue),
    { name: 'redundant', type: 'bool', values: columns.redundant },
  ]
}

/** Of those who come as far as a step, the share that takes the next one. */
function stepShares({ rows, offsets, reached, stepOffsets }: SequenceColumns): NumbersColumn {
  const values = new Float64Array(stepOffsets[rows]!)
  for (let row = 0; row < rows; row++) {
    const first = offsets[row]!
    const begin = stepOffsets[row]!
    for (let i = begin; i < stepOffsets[row + 1]!; i++) {
      const step = first + i - begin
      values[i] = reached[step + 1]! / reached[step]!
    }
  }
  return { name: 'step_share', type: 'numbers', offsets: stepOffsets, values }
}

function sequences(columns: SequenceColumns, naming: Naming): TableColumn[] {
  const { rows, count, offsets, items, stepOffsets } = columns
  const times = (name: string, values: Float64Array): NumbersColumn => ({
    name,
    type: 'numbers',
    offsets: stepOffsets,
    values,
  })
  return [
    i32('support', count),
    listColumn('sequence', offsets, items, naming),
    times('step_median', columns.stepMedian),
    times('step_q25', columns.stepQ25),
    times('step_q75', columns.stepQ75),
    f64(
      'share',
      each(rows, (row) => count[row]! / naming.basketsOf(row)),
    ),
    stepShares(columns),
  ]
}

function utility(columns: UtilityColumns, naming: Naming): TableColumn[] {
  const { rows, group, count, offsets, items, utility: earned, expected, groupUtility } = columns
  return [
    f64('utility', earned),
    i32('support', count),
    listColumn('itemset', offsets, items, naming),
    f64(
      'per_receipt',
      each(rows, (row) => earned[row]! / count[row]!),
    ),
    f64(
      'share',
      each(rows, (row) => earned[row]! / groupUtility[group[row]!]!),
    ),
    f64('lift', columns.lift),
    f64('expected', expected),
    f64(
      'surplus',
      each(rows, (row) => earned[row]! - expected[row]!),
    ),
  ]
}

const SOURCES = ['popular', 'personal'] as const
const SOURCE_RANKS = Uint32Array.of(1, 0)

function recommend({ offsets, items, scores, personal }: RecommendColumns, naming: Naming): TableColumn[] {
  return [
    listColumn('recommended_items', offsets, items, naming),
    { name: 'scores', type: 'numbers', offsets, values: scores },
    {
      name: 'source',
      type: 'utf8',
      codes: Uint32Array.from(personal),
      rank: SOURCE_RANKS,
      label: (code) => SOURCES[code]!,
    },
  ]
}

const METHOD_RANKS = Uint32Array.from(JUDGED, (method) => [...JUDGED].sort().indexOf(method))

function judge(columns: JudgeColumns): TableColumn[] {
  return [
    { name: 'method', type: 'utf8', codes: columns.method, rank: METHOD_RANKS, label: (code) => JUDGED[code]! },
    f64('factors', columns.factors),
    f64('regularization', columns.regularization),
    f64('alpha', columns.alpha),
    f64('hit_rate', columns.hitRate),
    f64('hit_rate_low', columns.hitRateLow),
    f64('hit_rate_high', columns.hitRateHigh),
    f64('ndcg', columns.ndcg),
    f64('map', columns.map),
    f64('recall', columns.recall),
    f64('coverage', columns.coverage),
    f64('novelty', columns.novelty),
    i32('customers', columns.customers),
  ]
}

/** The result columns of a run, in no order. */
export function valueColumns(columns: MiningColumns, naming: Naming): TableColumn[] {
  switch (columns.kind) {
    case 'itemsets':
      return itemsets(columns, naming)
    case 'rules':
      return rules(columns, naming)
    case 'sequences':
      return sequences(columns, naming)
    case 'utility':
      return utility(columns, naming)
    case 'recommend':
      return recommend(columns, naming)
    case 'judge':
      return judge(columns)
  }
}
