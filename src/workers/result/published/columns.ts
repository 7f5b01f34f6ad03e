import type { AnalysisKind } from '../../../analyses/registry'
import { METRICS } from '../../../analyses/rules/definition'
import type { ColumnsOf, RunColumns } from '../../../analyses/tasks'

/** What a part of a result is, so that it may be written; whatever is not named is not. `stays` is of people, and stays here. */
type Part =
  | 'kind'
  | 'number'
  | 'numbers'
  /** Numbers of items, and of groups. */
  | 'items'
  | 'groups'
  | 'metrics'
  | 'stays'
  | readonly string[]

/** Every part is named: a new one does not compile before somebody has said what it is. */
type Shape<Columns> = { readonly [Name in keyof Required<Columns>]: Part }

const SHAPES: { readonly [Kind in AnalysisKind]: Shape<ColumnsOf[Kind]> } = {
  rules: {
    kind: 'kind',
    rows: 'number',
    group: 'groups',
    antecedentOffsets: 'numbers',
    antecedentItems: 'items',
    consequentOffsets: 'numbers',
    consequentItems: 'items',
    count: 'numbers',
    antecedentCount: 'numbers',
    consequentCount: 'numbers',
    metrics: 'metrics',
    pValue: 'numbers',
    qValue: 'numbers',
    redundant: 'numbers',
  },
  itemsets: {
    kind: 'kind',
    rows: 'number',
    group: 'groups',
    count: 'numbers',
    offsets: 'numbers',
    items: 'items',
    expected: 'numbers',
  },
  sequences: {
    kind: 'kind',
    rows: 'number',
    group: 'groups',
    count: 'numbers',
    offsets: 'numbers',
    items: 'items',
    expected: 'numbers',
    reached: 'numbers',
    sizes: 'numbers',
    sizeOffsets: 'numbers',
    stepOffsets: 'numbers',
    stepQ25: 'numbers',
    stepMedian: 'numbers',
    stepQ75: 'numbers',
  },
  utility: {
    kind: 'kind',
    rows: 'number',
    group: 'groups',
    count: 'numbers',
    offsets: 'numbers',
    items: 'items',
    utility: 'numbers',
    lift: 'numbers',
    expected: 'numbers',
    groupUtility: 'numbers',
  },
  recommend: {
    kind: 'kind',
    rows: 'number',
    group: 'groups',
    customer: 'numbers',
    personal: 'numbers',
    offsets: 'numbers',
    items: 'items',
    scores: 'numbers',
    factors: 'number',
    // The taste of each customer tells what they bought.
    customerFactors: 'stays',
    modelGroup: 'groups',
    modelItemStart: 'numbers',
    modelItems: 'items',
    itemFactors: 'numbers',
    itemCustomers: 'numbers',
    popularity: 'numbers',
    linkStart: 'numbers',
    linkItems: 'numbers',
    linkWeights: 'numbers',
    lossStart: 'numbers',
    loss: 'numbers',
    heldOutLoss: 'numbers',
    pairs: 'numbers',
    droppedPairs: 'number',
  },
  judge: {
    kind: 'kind',
    rows: 'number',
    group: 'groups',
    method: 'numbers',
    factors: 'numbers',
    regularization: 'numbers',
    alpha: 'numbers',
    hitRate: 'numbers',
    hitRateLow: 'numbers',
    hitRateHigh: 'numbers',
    ndcg: 'numbers',
    map: 'numbers',
    recall: 'numbers',
    coverage: 'numbers',
    novelty: 'numbers',
    customers: 'numbers',
    pValue: 'numbers',
    tied: 'numbers',
    split: ['last', 'random'],
  },
  substitutes: {
    kind: 'kind',
    rows: 'number',
    group: 'groups',
    itemA: 'items',
    itemB: 'items',
    basketsA: 'numbers',
    basketsB: 'numbers',
    count: 'numbers',
    expected: 'numbers',
    liftUpper: 'numbers',
    company: 'numbers',
    customersBoth: 'numbers',
    customerLift: 'numbers',
    switches: 'numbers',
    switchRate: 'numbers',
    pValue: 'numbers',
    qValue: 'numbers',
    score: 'numbers',
    sure: 'numbers',
  },
}

type Numbers = ArrayLike<number> & ArrayBufferView

const isNumbers = (value: unknown): value is Numbers => ArrayBuffer.isView(value) && !(value instanceof DataView)

function written(part: Part, value: unknown): unknown {
  if (part === 'kind' && typeof value === 'string' && Object.hasOwn(SHAPES, value)) return value
  if (part === 'number' && typeof value === 'number') return value
  if (part === 'metrics' && typeof value === 'object') {
    const all = value as Readonly<Record<string, unknown>>
    return Object.fromEntries(METRICS.map((name) => [name, written('numbers', all[name])]))
  }
  if (part === 'stays' && isNumbers(value)) return new (value.constructor as Float32ArrayConstructor)(0)
  if (typeof part === 'string' && isNumbers(value)) return value
  if (Array.isArray(part) && part.includes(value as string)) return value
  throw new TypeError('a part of a result is not what it was said to be')
}

/** Result columns with all that may be written and nothing else; and which items and groups they speak of. */
export function publishedColumns<Columns extends RunColumns>(
  columns: Columns,
): { columns: Columns; items: Set<number>; groups: Set<number> } {
  const shape = Object.entries<Part>(SHAPES[columns.kind])
  const of = columns as unknown as Readonly<Record<string, unknown>>
  const there = shape.filter(([name]) => of[name] !== undefined)
  const named = (wanted: Part) =>
    new Set(there.flatMap(([name, part]) => (part === wanted ? Array.from(of[name] as Numbers) : [])))
  return {
    columns: Object.fromEntries(there.map(([name, part]) => [name, written(part, of[name])])) as unknown as Columns,
    items: named('items'),
    groups: named('groups'),
  }
}
