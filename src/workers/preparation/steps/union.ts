import { typeOfBoth, type UnionStep } from '../../../preparation/steps/union'
import {
  type Batch,
  type BatchColumn,
  type ColumnRequest,
  type Dictionary,
  NULL_CODE,
  type Reading,
  type Source,
} from '../../readers/batch'
import { createRowFilter, keepRows } from '../../readers/filter'
import { createTimeParser } from '../../readers/time'
import { figure } from '../figures'
import { lenient } from '../lenient'
import type { Named } from '../look'
import { made, typesOf } from '../made'
import { stepFacts } from '../sentences'
import type { DoStep } from '../step'
import { createTexts } from '../texts'

function missing({ as }: ColumnRequest, rows: number): BatchColumn {
  if (as === 'key') return { as, codes: new Uint32Array(rows).fill(NULL_CODE) }
  if (as === 'flag') return { as, values: new Uint8Array(rows) }
  if (as === 'list') return { as, offsets: new Uint32Array(rows + 1), codes: new Uint32Array(0) }
  return { as, values: new Float64Array(rows).fill(Number.NaN) }
}

/** Codes of one table as codes of both. */
function recoded(
  codes: Uint32Array,
  dictionary: Dictionary,
  code: (text: string) => number,
  known: number[],
): Uint32Array {
  for (let next = known.length; next < dictionary.size; next++) known.push(code(dictionary.label(next)))
  const cells = new Uint32Array(codes.length)
  for (let row = 0; row < codes.length; row++) cells[row] = codes[row] === NULL_CODE ? NULL_CODE : known[codes[row]!]!
  return cells
}

function readBoth(sources: readonly Source[], columns: readonly Named[]): Source['read'] {
  const types = typesOf(columns)
  return (request, options) => {
    const tests = request.filters.map((filter) =>
      createRowFilter(filter, types.get(filter.column) ?? 'text', createTimeParser(request.read)),
    )
    const wanted: ColumnRequest[] = [...request.columns, ...tests.map(({ column, as }) => ({ name: column, as }))]
    const texts = wanted.map(({ as }) => (as === 'key' || as === 'list' ? createTexts() : undefined))
    const filtered = { count: 0 }
    const readings = sources.map((source) => {
      const own = wanted.filter(({ name }) => source.info.columns.some((column) => column.name === name))
      return { own, reading: source.read({ columns: own, read: {}, filters: [] }, options) }
    })

    async function* batches(): AsyncGenerator<Batch> {
      for (const { own, reading } of readings) {
        const known = wanted.map((): number[] => [])
        const columnOf = (batch: Batch, request: ColumnRequest, at: number): BatchColumn => {
          const place = own.indexOf(request)
          const column = batch.columns[place]
          if (!column) return missing(request, batch.rows)
          if (column.as !== 'key' && column.as !== 'list') return column
          return { ...column, codes: recoded(column.codes, reading.dictionaries[place]!, texts[at]!.code, known[at]!) }
        }
        for await (const batch of reading.batches) {
          const all = { rows: batch.rows, columns: wanted.map((each, at) => columnOf(batch, each, at)) }
          const keep = new Uint8Array(batch.rows).fill(1)
          for (const [at, test] of tests.entries()) {
            const place = request.columns.length + at
            test.apply(all.columns[place]!, texts[place]?.dictionary, keep)
          }
          const kept = keepRows({ rows: all.rows, columns: all.columns.slice(0, request.columns.length) }, keep)
          filtered.count += batch.rows - kept.rows
          yield kept
        }
      }
    }

    const unreadable = {
      get count() {
        return readings.reduce((sum, { reading }) => sum + reading.unreadable.count, 0)
      },
      get first() {
        return readings.flatMap(({ reading }) => reading.unreadable.first)
      },
    }
    const result: Reading = {
      dictionaries: request.columns.map((_, at) => texts[at]?.dictionary),
      batches: { [Symbol.asyncIterator]: batches },
      unreadable,
      filtered: {
        get count() {
          return filtered.count + readings.reduce((sum, { reading }) => sum + reading.filtered.count, 0)
        },
      },
    }
    return result
  }
}

export const union: DoStep<UnionStep> = async (table, step, { source, signal }) => {
  const other = lenient(await source(step.source))
  const there = new Map(other.info.columns.map(({ name, type }) => [name, type]))
  const own = new Set(table.info.columns.map(({ name }) => name))
  const columns: Named[] = [
    ...table.info.columns.map(({ name, type }) => ({ name, type: typeOfBoth(type, there.get(name) ?? type) })),
    ...other.info.columns.filter(({ name }) => !own.has(name)).map(({ name, type }) => ({ name, type })),
  ]
  const exact = table.info.rowsExact && other.info.rowsExact
  const making = {
    columns,
    read: readBoth([table, other], columns),
    rows: exact ? table.info.rows + other.info.rows : ('unknown' as const),
    facts: other.info.rowsExact ? [stepFacts.added({ count: figure(other.info.rows) })] : [],
    beside: [other.info.fingerprint],
  }
  return made(table, step, making, signal)
}
