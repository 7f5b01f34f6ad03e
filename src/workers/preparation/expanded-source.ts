import { parseFlag } from '../../preparation/flag'
import {
  type Batch,
  type BatchColumn,
  type ColumnRequest,
  NULL_CODE,
  type Reading,
  type Source,
} from '../readers/batch'
import { createRowFilter, keepRows } from '../readers/filter'
import { createTimeParser } from '../readers/time'
import type { JoinedColumn } from './joined-names'
import type { Named } from './look'
import { NO_KEY } from './lookup'
import { typesOf } from './made'
import { keysOfLines, type Matches, type RowColumn } from './matches'
import { preparationFaults } from './sentences'
import { createTexts } from './texts'

/** A line of many matches becomes as many rows: they go on in pieces of about this size. */
const PIECE = 32_768
const NO_ROW = 0xffffffff

/** Rows that go on: which line of the batch each is, and which row of the other table stands beside it. */
interface Piece {
  lines: Uint32Array
  beside: Uint32Array
}

function* piecesOf(keys: Uint32Array, { start, rows }: Matches, keepsAll: boolean): Generator<Piece> {
  let lines: number[] = []
  let beside: number[] = []
  const taken = () => {
    const piece = { lines: Uint32Array.from(lines), beside: Uint32Array.from(beside) }
    lines = []
    beside = []
    return piece
  }
  for (let line = 0; line < keys.length; line++) {
    const key = keys[line]!
    const [from, to] = key === NO_KEY ? [0, 0] : [start[key]!, start[key + 1]!]
    if (from === to && keepsAll) {
      lines.push(line)
      beside.push(NO_ROW)
    }
    for (let at = from; at < to; at++) {
      lines.push(line)
      beside.push(rows[at]!)
      if (lines.length === PIECE) yield taken()
    }
  }
  if (lines.length > 0) yield taken()
}

function repeated(column: BatchColumn, lines: Uint32Array): BatchColumn {
  switch (column.as) {
    case 'key': {
      const codes = new Uint32Array(lines.length)
      for (let row = 0; row < lines.length; row++) codes[row] = column.codes[lines[row]!]!
      return { as: 'key', codes }
    }
    case 'flag': {
      const values = new Uint8Array(lines.length)
      for (let row = 0; row < lines.length; row++) values[row] = column.values[lines[row]!]!
      return { as: 'flag', values }
    }
    case 'list': {
      const offsets = new Uint32Array(lines.length + 1)
      const codes: number[] = []
      for (let row = 0; row < lines.length; row++) {
        const line = lines[row]!
        for (let at = column.offsets[line]!; at < column.offsets[line + 1]!; at++) codes.push(column.codes[at]!)
        offsets[row + 1] = codes.length
      }
      return { as: 'list', offsets, codes: Uint32Array.from(codes) }
    }
    default: {
      const values = new Float64Array(lines.length)
      for (let row = 0; row < lines.length; row++) values[row] = column.values[lines[row]!]!
      return { as: column.as, values }
    }
  }
}

/** A column of the other table in one pass; of its labels only those are known that came up. */
function besideLines(load: (as: RowColumn['as']) => Promise<RowColumn>, { name, as }: ColumnRequest) {
  if (as === 'list') throw preparationFaults.noLists({ column: name })
  const texts = createTexts()
  let column: RowColumn
  let given: number[] = []
  return {
    ...(as === 'key' ? { dictionary: texts.dictionary } : {}),
    async load() {
      column = await load(as === 'flag' ? 'key' : as)
      given = []
    },
    take(rows: Uint32Array): BatchColumn {
      if (column.as !== 'key') {
        const values = new Float64Array(rows.length)
        for (let at = 0; at < rows.length; at++)
          values[at] = rows[at] === NO_ROW ? Number.NaN : column.values[rows[at]!]!
        return { as: column.as, values }
      }
      const codes = new Uint32Array(rows.length)
      for (let at = 0; at < rows.length; at++) {
        const code = rows[at] === NO_ROW ? NULL_CODE : column.codes[rows[at]!]!
        if (code !== NULL_CODE) given[code] ??= texts.code(column.dictionary.label(code))
        codes[at] = code === NULL_CODE ? NULL_CODE : given[code]!
      }
      if (as === 'key') return { as, codes }
      const isTrue = (code: number) => code !== NULL_CODE && parseFlag(texts.dictionary.label(code))
      return { as: 'flag', values: Uint8Array.from(codes, (code) => (isTrue(code) ? 1 : 0)) }
    },
  }
}

interface Expanding {
  /** The column of the lines that says their key. */
  key: string
  columns: readonly Named[]
  joined: ReadonlyMap<string, JoinedColumn>
  matches: Matches
  keepsAll: boolean
}

/** Each line once for each row that has its key. Conditions are asked of what results, so that rows are counted as they are there. */
export function readExpanded(table: Source, { key, columns, joined, matches, keepsAll }: Expanding): Source['read'] {
  const types = typesOf(columns)
  return (request, options) => {
    const read = { ...table.info.read, ...request.read }
    const tests = request.filters.map((filter) =>
      createRowFilter(filter, types.get(filter.column) ?? 'text', createTimeParser(read)),
    )
    const wanted: ColumnRequest[] = [...request.columns, ...tests.map(({ column: name, as }) => ({ name, as }))]
    const below: ColumnRequest[] = [{ name: key, as: 'key' }]
    const plan = wanted.map((column) => {
      const from = joined.get(column.name)?.from.name
      if (from === undefined) return { at: below.push(column) - 1 }
      return { beside: besideLines((as) => matches.column({ name: from, as }), column) }
    })
    const reading = table.read({ ...request, columns: below, filters: [] }, options)
    const dictionaries = plan.map((each) => ('at' in each ? reading.dictionaries[each.at] : each.beside.dictionary))
    const filtered = { count: 0 }

    function passing(batch: Batch): Batch {
      const keep = new Uint8Array(batch.rows).fill(1)
      for (const [at, test] of tests.entries()) {
        const place = request.columns.length + at
        test.apply(batch.columns[place]!, dictionaries[place], keep)
      }
      const kept = keepRows({ rows: batch.rows, columns: batch.columns.slice(0, request.columns.length) }, keep)
      filtered.count += batch.rows - kept.rows
      return kept
    }

    async function* batches(): AsyncGenerator<Batch> {
      for (const each of plan) if ('beside' in each) await each.beside.load()
      const keysOf = keysOfLines(matches)
      for await (const batch of reading.batches) {
        const keys = keysOf((batch.columns[0] as BatchColumn & { as: 'key' }).codes, reading.dictionaries[0]!)
        for (const { lines, beside } of piecesOf(keys, matches, keepsAll)) {
          yield passing({
            rows: lines.length,
            columns: plan.map((each) =>
              'at' in each ? repeated(batch.columns[each.at]!, lines) : each.beside.take(beside),
            ),
          })
        }
      }
    }

    const result: Reading = {
      dictionaries: dictionaries.slice(0, request.columns.length),
      batches: { [Symbol.asyncIterator]: batches },
      unreadable: reading.unreadable,
      filtered: {
        get count() {
          return reading.filtered.count + filtered.count
        },
      },
    }
    return result
  }
}
