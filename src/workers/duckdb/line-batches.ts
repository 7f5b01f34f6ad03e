import type { RecipeData } from '../../recipe/schema'
import type { ColumnType, SourceInfo } from '../protocol/files'
import { type Batch, type ColumnRequest, type Dictionary, NULL_CODE, type Reading, type Source } from '../readers/batch'
import { planRead, type ReadPlan } from '../table/plan'

/** One line per item, whatever the layout of the file; -1 is a missing group. */
export interface LineBatch {
  rows: number
  group: Int32Array
  basket: Int32Array
  item: Int32Array
  time?: Float64Array
}

export interface LineReading {
  batches: AsyncIterable<LineBatch>
  groupLabel(code: number): string | null
  basketLabel(code: number): string
  itemLabel(code: number): string
  /** How many codes there are so far. */
  sizes(): { groups: number; baskets: number; items: number }
}

interface LinePlan {
  plan: ReadPlan
  columns: ColumnRequest[]
  time: number | null
}

export function timeType(info: SourceInfo, data: RecipeData): ColumnType | undefined {
  return info.columns.find((column) => column.name === data.roles.time)?.type
}

function planLines(info: SourceInfo, data: RecipeData, timed: boolean): LinePlan {
  const plan = planRead(info, data)
  const name = data.roles.time
  const isThere = timed && name !== undefined && timeType(info, data) !== undefined
  const columns = isThere ? [...plan.columns, { name, as: 'time' as const }] : [...plan.columns]
  return { plan, columns, time: isThere ? columns.length - 1 : null }
}

/** For each line, the row of the batch it stands in (undefined: its own), and its item. */
interface Expansion {
  rows?: Uint32Array
  items: Uint32Array
}

function expand(plan: ReadPlan, batch: Batch): Expansion {
  if (plan.layout === 'wide') return expandWide(plan, batch)
  const column = batch.columns[plan.item]!
  if (column.as === 'key') return { items: column.codes }
  if (column.as !== 'list') throw new Error(`the item column of the batch is ${column.as}`)
  const rows = new Uint32Array(column.codes.length)
  for (let row = 0; row < batch.rows; row++) rows.fill(row, column.offsets[row], column.offsets[row + 1])
  return { rows, items: column.codes }
}

function expandWide(plan: ReadPlan, batch: Batch): Expansion {
  const flags = plan.flags.map((_, at) => {
    const column = batch.columns[plan.item + at]!
    if (column.as !== 'flag') throw new Error(`an item column of the batch is ${column.as}, not flag`)
    return column.values
  })
  const lines = flags.reduce((sum, values) => sum + values.reduce((ones, flag) => ones + flag, 0), 0)
  const rows = new Uint32Array(lines)
  const items = new Uint32Array(lines)
  let at = 0
  for (let row = 0; row < batch.rows; row++) {
    for (let item = 0; item < flags.length; item++) {
      if (flags[item]![row] === 0) continue
      rows[at] = row
      items[at++] = item
    }
  }
  return { rows, items }
}

/** Leaves out lines without basket or item. */
function dropNulls({ rows, items }: Expansion, baskets: Uint32Array | undefined): Expansion {
  if (!items.includes(NULL_CODE) && !baskets?.includes(NULL_CODE)) return rows ? { rows, items } : { items }
  const keptRows = new Uint32Array(items.length)
  const keptItems = new Uint32Array(items.length)
  let kept = 0
  for (let line = 0; line < items.length; line++) {
    const row = rows ? rows[line]! : line
    if (items[line] === NULL_CODE || baskets?.[row] === NULL_CODE) continue
    keptRows[kept] = row
    keptItems[kept++] = items[line]!
  }
  return { rows: keptRows.subarray(0, kept), items: keptItems.subarray(0, kept) }
}

function codesAt(batch: Batch, position: number): Uint32Array {
  const column = batch.columns[position]!
  if (column.as !== 'key') throw new Error(`column ${position} of the batch is ${column.as}, not key`)
  return column.codes
}

function valuesAt(batch: Batch, position: number): Float64Array {
  const column = batch.columns[position]!
  if (column.as !== 'number' && column.as !== 'time') throw new Error(`column ${position} of the batch is ${column.as}`)
  return column.values
}

/** The cells of the given rows. Written as loops: `from` with a function takes twenty times as long. */
function pick<T extends Uint32Array | Float64Array>(
  cells: T,
  rows: Uint32Array | undefined,
  to: (length: number) => T,
): T {
  if (!rows) return cells
  const picked = to(rows.length)
  for (let line = 0; line < rows.length; line++) picked[line] = cells[rows[line]!]!
  return picked
}

/** NULL_CODE becomes -1. */
function signed(codes: Uint32Array): Int32Array {
  return new Int32Array(codes.buffer, codes.byteOffset, codes.length)
}

function lineNumbers(first: number, rows: number): Uint32Array {
  const numbers = new Uint32Array(rows)
  for (let row = 0; row < rows; row++) numbers[row] = first + row
  return numbers
}

/** Lines of one batch. `firstLine` numbers the baskets where no column is mapped. */
function toLines({ plan, time }: LinePlan, batch: Batch, firstLine: number): LineBatch {
  const mapped = plan.basket === null ? undefined : codesAt(batch, plan.basket)
  const { rows, items } = dropNulls(expand(plan, batch), mapped)
  const codes = (cells: Uint32Array): Int32Array => signed(pick(cells, rows, (length) => new Uint32Array(length)))
  const lines: LineBatch = {
    rows: items.length,
    group: plan.group === null ? new Int32Array(items.length).fill(-1) : codes(codesAt(batch, plan.group)),
    basket: codes(mapped ?? lineNumbers(firstLine, batch.rows)),
    item: signed(items),
  }
  if (time !== null) lines.time = pick(valuesAt(batch, time), rows, (length) => new Float64Array(length))
  return lines
}

function labelOrNull(dictionary: Dictionary | undefined): (code: number) => string | null {
  return (code) => (code < 0 || !dictionary ? null : dictionary.label(code))
}

/** Reads group, basket, item and, where it is asked for and mapped, the time of a source, one line per item. */
export function readLines(source: Source, data: RecipeData, timed: boolean, signal: AbortSignal): LineReading {
  const lines = planLines(source.info, data, timed)
  const { plan } = lines
  const reading: Reading = source.read(
    { columns: lines.columns, read: data.read ?? {}, filters: data.filters ?? [] },
    { signal, onProgress: () => undefined },
  )
  const dictionaryAt = (position: number | null | undefined): Dictionary | undefined =>
    position === null || position === undefined ? undefined : reading.dictionaries[position]
  const baskets = dictionaryAt(plan.basket)
  const items = plan.layout === 'wide' ? undefined : dictionaryAt(plan.item)
  const groups = dictionaryAt(plan.group)
  let seen = 0

  async function* batches(): AsyncGenerator<LineBatch> {
    for await (const batch of reading.batches) {
      yield toLines(lines, batch, seen)
      seen += batch.rows
    }
  }

  return {
    batches: batches(),
    groupLabel: labelOrNull(groups),
    basketLabel: (code) => baskets?.label(code) ?? String(code + 1),
    itemLabel: (code) => items?.label(code) ?? plan.flags[code]!,
    sizes: () => ({
      groups: groups?.size ?? 0,
      baskets: baskets?.size ?? seen,
      items: items?.size ?? plan.flags.length,
    }),
  }
}
