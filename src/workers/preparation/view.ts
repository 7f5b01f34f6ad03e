import type { ReadOptions } from '../../recipe/schema'
import type { ColumnType } from '../protocol/files'
import type { Batch, BatchColumn, ColumnRequest, Dictionary, Reading, ReadRequest, Source } from '../readers/batch'
import { createRowFilter, keepRows } from '../readers/filter'
import { piecesOf } from '../readers/pieces'
import { createTimeParser } from '../readers/time'
import { createPause } from '../table/pause'
import { type Cells, type Converter, converter } from './convert'

/** Rows worked out between two looks at the message queue: an expression of texts takes a microsecond or two a row. */
const PIECE = 1 << 15

/** A column that a step puts in, line by line. */
export interface DerivedColumn {
  type: ColumnType
  needs: readonly ColumnRequest[]
  /** For one pass. Dictionaries are those of the needs; that of the answer is there where it gives codes. */
  start(
    dictionaries: readonly (Dictionary | undefined)[],
    read: ReadOptions,
  ): { dictionary?: Dictionary; cells(columns: readonly BatchColumn[], rows: number, first: number): Cells }
}

/** What a step makes of a table: columns put in, others by other names, and perhaps fewer rows. */
export interface View {
  derived?: ReadonlyMap<string, DerivedColumn>
  /** Of columns that are taken over: what they are called below. */
  nameBelow?(name: string): string
  types: ReadonlyMap<string, ColumnType>
  /** Rows that stay, by their number below. With this, or where `byRow` is said, all rows have to be read below. */
  keep?(first: number, rows: number): Uint8Array
  byRow?: boolean
}

interface Below {
  columns: ColumnRequest[]
  place(column: ColumnRequest): number
}

function readBelow(): Below {
  const columns: ColumnRequest[] = []
  return {
    columns,
    place(column) {
      const at = columns.findIndex(({ name, as }) => name === column.name && as === column.as)
      return at < 0 ? columns.push(column) - 1 : at
    },
  }
}

/** One column of a pass: taken over, or put in and turned into what is asked for. */
type Plan = { at: number } | { derived: DerivedColumn; places: number[]; request: ColumnRequest }

/** Reads a table as a step leaves it. What nobody asks for is not worked out. */
export function readView(table: Source, view: View): Source['read'] {
  const { derived = new Map<string, DerivedColumn>(), nameBelow = (name) => name } = view
  const byRow = view.byRow === true || view.keep !== undefined

  return (request: ReadRequest, options) => {
    const below = readBelow()
    const read = { ...table.info.read, ...request.read }
    const planOf = (column: ColumnRequest): Plan => {
      const found = derived.get(column.name)
      if (found) return { derived: found, places: found.needs.map(below.place), request: column }
      return { at: below.place({ ...column, name: nameBelow(column.name) }) }
    }
    const columns = request.columns.map(planOf)
    const above = request.filters.filter(({ column }) => byRow || derived.has(column))
    const tests = above.map((filter) => {
      const test = createRowFilter(filter, view.types.get(filter.column) ?? 'text', createTimeParser(read))
      return { test, plan: planOf({ name: filter.column, as: test.as }) }
    })
    const filters = request.filters
      .filter((filter) => !above.includes(filter))
      .map((filter) => ({ ...filter, column: nameBelow(filter.column) }))
    const reading = table.read({ ...request, columns: below.columns, filters }, options)

    const started = (plan: Plan) => {
      if ('at' in plan)
        return { dictionary: reading.dictionaries[plan.at], of: (batch: Batch) => batch.columns[plan.at]! }
      const given = plan.places.map((at) => reading.dictionaries[at])
      const work = plan.derived.start(given, read)
      const turn: Converter = converter(plan.request.name, plan.derived.type, work.dictionary, plan.request.as, read)
      return {
        dictionary: turn.dictionary,
        of: (batch: Batch, first: number) =>
          turn.map(
            work.cells(
              plan.places.map((at) => batch.columns[at]!),
              batch.rows,
              first,
            ),
          ),
      }
    }
    const outputs = columns.map(started)
    const checks = tests.map(({ test, plan }) => ({ test, ...started(plan) }))
    const filtered = { count: 0 }

    async function* batches(): AsyncGenerator<Batch> {
      let first = 0
      const pause = createPause(options.signal)
      for await (const whole of reading.batches)
        for (const batch of piecesOf(whole, PIECE)) {
          await pause()
          const keep = view.keep?.(first, batch.rows) ?? new Uint8Array(batch.rows).fill(1)
          let left = batch.rows
          if (view.keep) left = keep.reduce((sum, each) => sum + each, 0)
          for (const { test, dictionary, of } of checks) test.apply(of(batch, first), dictionary, keep)
          const put = { rows: batch.rows, columns: outputs.map(({ of }) => of(batch, first)) }
          const kept = view.keep || checks.length > 0 ? keepRows(put, keep) : put
          filtered.count += left - kept.rows
          first += batch.rows
          yield kept
        }
    }

    const result: Reading = {
      dictionaries: outputs.map(({ dictionary }) => dictionary),
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
