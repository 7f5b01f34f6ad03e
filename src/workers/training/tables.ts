import type { ColumnData, FileColumn, RowGroup } from './columns'
import { type ItemValues, idColumn } from './item-values'
import { piecesOf, sourceOf } from './reach'
import type { TrainingDay } from './slices'
import type { TrainingSet } from './training-set'
import { NO_ID } from './types'

/** Rows of a group in files by day: few enough to be shuffled, and the same in all forms, so that all give the same batches. */
const GROUP_ROWS = 8192
const ACTION_ROWS = 1 << 20

export interface FileTable {
  columns: readonly FileColumn[]
  groups: Iterable<RowGroup>
}

const TYPE_CODES = Int32Array.from({ length: 256 }, (_, code) => code)
const types = (codes: Uint8Array): ColumnData => ({ codes, values: TYPE_CODES })

/** The actions that histories are pieces of. */
export function actionsTable(set: TrainingSet, items: ItemValues): FileTable {
  const columns: FileColumn[] = [
    { name: 'item_id', type: items.type },
    { name: 'action_type', type: 'int32' },
    ...(set.question.times ? [{ name: 'time', type: 'timestamp' } as const] : []),
  ]
  return { columns, groups: actionGroups(set, items) }
}

function* actionGroups(set: TrainingSet, items: ItemValues): Generator<RowGroup> {
  const { actions, reach } = set
  for (let from = 0; from < reach.rows; from += ACTION_ROWS) {
    const to = Math.min(reach.rows, from + ACTION_ROWS)
    const lists = createLists(to - from)
    const times = new BigInt64Array(set.question.times ? to - from : 0)
    for (const { begin, end } of piecesOf(reach, from, to)) {
      const at = lists.filled
      lists.add(set, begin, end)
      if (!set.question.times) continue
      for (let i = begin; i < end; i++) times[at + i - begin] = microseconds(actions.times[i]! * actions.unit)
    }
    const time: ColumnData[] = set.question.times ? [{ plain: times }] : []
    yield { rows: to - from, data: [{ codes: lists.items, values: items.values }, types(lists.types), ...time] }
  }
}

/** Milliseconds have parts, and as a product with 1000 they would be off by some. */
function microseconds(milliseconds: number): bigint {
  const whole = Math.floor(milliseconds)
  return BigInt(whole) * 1000n + BigInt(Math.round((milliseconds - whole) * 1000))
}

/** Of a day: each customer's history, as a piece of all actions or as lists. */
export function historiesTable(set: TrainingSet, items: ItemValues, day: TrainingDay): FileTable {
  const { type, values } = idColumn(set.ids.customers)
  const { cut, form } = set.question
  const columns: FileColumn[] = [
    { name: 'customer_id', type },
    ...(cut === 'time' ? [{ name: 'before', type: 'timestamp' } as const] : []),
    ...(form === 'slices'
      ? [{ name: 'start', type: 'int32' } as const, { name: 'length', type: 'int32' } as const]
      : listColumns(items)),
  ]
  function* groups(): Generator<RowGroup> {
    const { histories } = set.slices
    for (let from = day.from; from < day.to; from += GROUP_ROWS) {
      const to = Math.min(day.to, from + GROUP_ROWS)
      const own = Uint32Array.from({ length: to - from }, (_, i) => from + i)
      const customers = { codes: histories.customers.slice(from, to), values }
      const cuts = BigInt64Array.from(histories.cuts.subarray(from, to), microseconds)
      const rest =
        form === 'slices'
          ? {
              data: [set.starts, histories.lengths].map((each) => ({
                plain: Int32Array.from(each.subarray(from, to)),
              })),
            }
          : listsOf(set, items, own)
      yield { ...rest, rows: own.length, data: [customers, ...(cut === 'time' ? [{ plain: cuts }] : []), ...rest.data] }
    }
  }
  return { columns, groups: groups() }
}

/** Of a day: a row for each item that was shown, with its actions or with the number of its history. */
export function impressionsTable(set: TrainingSet, items: ItemValues, day: TrainingDay): FileTable {
  const { ids, question } = set
  const [customer, ranking] = [idColumn(ids.customers), idColumn(ids.rankings)]
  const pointed = question.form === 'slices' || (question.form === 'ragged' && question.listsPer === 'history')
  const columns: FileColumn[] = [
    { name: 'customer_id', type: customer.type },
    { name: 'ranking_id', type: ranking.type, nullable: true },
    { name: 'impression_item_id', type: items.type },
    { name: 'is_order', type: 'int32' },
    { name: 'position', type: 'int32' },
    ...(pointed
      ? [{ name: 'history', type: 'int32' } as const]
      : question.form === 'ragged'
        ? listColumns(items)
        : listColumns(items, question.length)),
  ]
  function* groups(): Generator<RowGroup> {
    for (const rows of shownRows(set, day)) {
      const { count, histories } = rows
      const rest = pointed
        ? { data: [{ plain: numbersWithin(day, histories) }] }
        : question.form === 'ragged'
          ? listsOf(set, items, histories)
          : paddedLists(set, items, histories)
      yield {
        ...rest,
        rows: count,
        data: [
          { codes: rows.customers, values: customer.values },
          { codes: rows.rankings, values: ranking.values },
          { codes: rows.items, values: items.values },
          types(rows.ordered),
          { plain: rows.positions },
          ...rest.data,
        ],
      }
    }
  }
  return { columns, groups: groups() }
}

function listColumns({ type }: ItemValues, size: number | true = true): FileColumn[] {
  return [
    { name: 'action_items', type, list: size },
    { name: 'action_types', type: 'int32', list: size },
  ]
}

interface ShownRows {
  count: number
  customers: Uint32Array
  rankings: Uint32Array
  /** One higher than their rank, as 0 is padding. */
  items: Uint32Array
  ordered: Uint8Array
  positions: Int32Array
  histories: Uint32Array
}

function roomForRows(): ShownRows {
  const codes = () => new Uint32Array(GROUP_ROWS)
  const [ordered, positions] = [new Uint8Array(GROUP_ROWS), new Int32Array(GROUP_ROWS)]
  return { count: 0, customers: codes(), rankings: codes(), items: codes(), ordered, positions, histories: codes() }
}

function filledRows(rows: ShownRows): ShownRows {
  const { count, customers, rankings, items, ordered, positions, histories } = rows
  return {
    count,
    customers: customers.subarray(0, count),
    rankings: rankings.subarray(0, count),
    items: items.subarray(0, count),
    ordered: ordered.subarray(0, count),
    positions: positions.subarray(0, count),
    histories: histories.subarray(0, count),
  }
}

/** Items in the order in which they were shown, so many at a time. */
function* shownRows({ shown }: TrainingSet, day: TrainingDay): Generator<ShownRows> {
  let rows = roomForRows()
  for (let c = 0; c < day.carousels.length; c++) {
    const i = day.carousels[c]!
    const begin = shown.offsets[i]!
    for (let at = begin, end = shown.offsets[i + 1]!; at < end; at++) {
      if (shown.items[at] === NO_ID) continue
      const row = rows.count++
      rows.customers[row] = shown.customers[i]!
      rows.rankings[row] = shown.rankings[i]!
      rows.items[row] = shown.items[at]! + 1
      rows.ordered[row] = Number(shown.ordered[at] === 1)
      rows.positions[row] = at - begin
      rows.histories[row] = day.histories[c]!
      if (rows.count < GROUP_ROWS) continue
      yield rows
      rows = roomForRows()
    }
  }
  if (rows.count > 0) yield filledRows(rows)
}

/** Numbers of histories among those of their day. */
function numbersWithin({ from }: TrainingDay, histories: Uint32Array): Int32Array {
  const numbers = new Int32Array(histories.length)
  for (let i = 0; i < histories.length; i++) numbers[i] = histories[i]! - from
  return numbers
}

/** Items, one higher than their rank, beside types. */
function createLists(room: number) {
  const lists = {
    items: new Uint32Array(room),
    types: new Uint8Array(room),
    filled: 0,
    add({ actions }: TrainingSet, begin: number, end: number) {
      const { items, filled } = lists
      for (let i = begin, at = filled; i < end; i++, at++) items[at] = actions.items[i]! + 1
      lists.types.set(actions.types.subarray(begin, end), filled)
      lists.filled += end - begin
    },
  }
  return lists
}

function listsOf(set: TrainingSet, items: ItemValues, histories: Uint32Array) {
  const lengths = histories.map((h) => set.slices.histories.lengths[h]!)
  const lists = createLists(lengths.reduce((sum, length) => sum + length, 0))
  histories.forEach((h, i) => {
    if (lengths[i] === 0) return
    const begin = sourceOf(set.reach, set.starts[h]!)
    lists.add(set, begin, begin + lengths[i]!)
  })
  return { lengths, data: [{ codes: lists.items, values: items.values }, types(lists.types)] }
}

function paddedLists(set: TrainingSet, items: ItemValues, histories: Uint32Array) {
  const { length, padding } = set.question
  const lists = createLists(length * histories.length)
  histories.forEach((h, i) => {
    const actions = set.slices.histories.lengths[h]!
    if (actions === 0) return
    const begin = sourceOf(set.reach, set.starts[h]!)
    lists.filled = i * length + (padding === 'left' ? length - actions : 0)
    lists.add(set, begin, begin + actions)
  })
  const lengths = new Uint32Array(histories.length).fill(length)
  return { lengths, data: [{ codes: lists.items, values: items.values }, types(lists.types)] }
}

/** What the numbers of items stand for, where their ids are texts. */
export function itemsTable(texts: readonly string[]): FileTable {
  function* groups(): Generator<RowGroup> {
    for (let from = 0; from < texts.length; from += GROUP_ROWS) {
      const rows = Math.min(GROUP_ROWS, texts.length - from)
      const codes = Uint32Array.from({ length: rows }, (_, i) => from + i)
      yield { rows, data: [{ plain: Int32Array.from(codes, (code) => code + 1) }, { codes, values: texts }] }
    }
  }
  const columns: FileColumn[] = [
    { name: 'code', type: 'int32' },
    { name: 'item_id', type: 'utf8' },
  ]
  return { columns, groups: groups() }
}
