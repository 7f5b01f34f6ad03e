import type { Batch, BatchColumn, Reading, ReadRequest, Source } from '../readers/batch'
import { createRowFilter, keepRows } from '../readers/filter'
import { createTimeParser } from '../readers/time'
import { type ColumnBeside, columnBeside, type KeyedLines } from './joined-column'
import type { JoinedColumn } from './joined-names'
import type { Lookup } from './lookup'

type Column = { below: number } | { beside: ColumnBeside }

/** What is read of the lines, and what is put beside them. */
function planOf(request: ReadRequest, joined: ReadonlyMap<string, JoinedColumn>, lookup: Lookup, key: string) {
  const below = request.columns.filter(({ name }) => !joined.has(name))
  let place = 0
  const columns = request.columns.map((column): Column => {
    const from = joined.get(column.name)
    return from ? { beside: columnBeside(lookup, from.from.name, column) } : { below: place++ }
  })
  const tests = request.filters.flatMap((filter) => {
    const from = joined.get(filter.column)
    if (!from) return []
    const test = createRowFilter(filter, from.from.type, createTimeParser(request.read))
    return [{ test, beside: columnBeside(lookup, from.from.name, { name: filter.column, as: test.as }) }]
  })
  const filters = request.filters.filter(({ column }) => !joined.has(column))
  const besides = [
    ...columns.flatMap((column) => ('beside' in column ? [column.beside] : [])),
    ...tests.map((t) => t.beside),
  ]
  const known = below.findIndex(({ name, as }) => name === key && as === 'key')
  const keyAt = known >= 0 || besides.length === 0 ? known : below.push({ name: key, as: 'key' }) - 1
  return { below, columns, tests, filters, besides, keyAt }
}

/** Lines with the columns of a table of one row a key beside them: what is not asked for is not looked up. */
export function readJoined(
  table: Source,
  joined: ReadonlyMap<string, JoinedColumn>,
  lookup: Lookup,
  key: string,
): Source['read'] {
  return (request, options) => {
    const { below, columns, tests, filters, besides, keyAt } = planOf(request, joined, lookup, key)
    const reading = table.read({ ...request, columns: below, filters }, options)
    if (besides.length === 0) return reading
    const keys = reading.dictionaries[keyAt]!
    /** By code of the lines. */
    let numberOf = new Uint32Array(0)
    let known = 0
    const filtered = { count: 0 }

    function linesOf({ columns: read }: Batch): KeyedLines {
      const { codes } = read[keyAt] as BatchColumn & { as: 'key' }
      if (keys.size > numberOf.length) {
        const more = new Uint32Array(Math.max(keys.size, 2 * numberOf.length))
        more.set(numberOf)
        numberOf = more
      }
      for (; known < keys.size; known++) numberOf[known] = lookup.find(keys.label(known))
      return { codes, numberOf, known }
    }

    function passing(batch: Batch): Batch {
      if (tests.length === 0) return batch
      const keep = new Uint8Array(batch.rows).fill(1)
      const lines = linesOf(batch)
      for (const { test, beside } of tests) test.apply(beside.map(lines), beside.dictionary, keep)
      const kept = keepRows(batch, keep)
      filtered.count += batch.rows - kept.rows
      return kept
    }

    async function* batches(): AsyncGenerator<Batch> {
      for (const beside of besides) await beside.load()
      for await (const batch of reading.batches) {
        const kept = passing(batch)
        const lines = linesOf(kept)
        yield {
          rows: kept.rows,
          columns: columns.map((column) =>
            'beside' in column ? column.beside.map(lines) : (kept.columns[column.below] as BatchColumn),
          ),
        }
      }
    }

    const result: Reading = {
      dictionaries: columns.map((column) =>
        'beside' in column ? column.beside.dictionary : reading.dictionaries[column.below],
      ),
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
