import type { Step } from '../../src/preparation/steps'
import { createEngine } from '../../src/workers/duckdb/engine'
import { prepare } from '../../src/workers/preparation/prepare'
import { createWorkshop } from '../../src/workers/preparation/workshop'
import { type BatchColumn, NULL_CODE, type Source, type Wanted } from '../../src/workers/readers/batch'
import { createRowFilter, keepRows } from '../../src/workers/readers/filter'
import { connectNodeDuckDB } from '../duckdb/node-duckdb'

export const signal = new AbortController().signal
const quiet = { signal, onProgress: () => undefined }

/** Cells of a column as readers give them: texts, or numbers; null where missing. */
export async function cellsOf(
  source: Source,
  name: string,
  as: Wanted = 'key',
  filters: Parameters<Source['read']>[0]['filters'] = [],
): Promise<(string | number | null)[]> {
  const reading = source.read({ columns: [{ name, as }], read: {}, filters }, quiet)
  const cells: (string | number | null)[] = []
  for await (const { rows, columns } of reading.batches) {
    const column = columns[0] as BatchColumn
    for (let row = 0; row < rows; row++) {
      if (column.as === 'key') {
        const code = column.codes[row]!
        cells.push(code === NULL_CODE ? null : reading.dictionaries[0]!.label(code))
      } else if (column.as === 'list') cells.push(column.offsets[row + 1]! - column.offsets[row]!)
      else cells.push(Number.isNaN(column.values[row]) ? null : column.values[row]!)
    }
  }
  return cells
}

export const workshop = createWorkshop(() =>
  createEngine(connectNodeDuckDB, { extensionRepository: 'http://localhost/none' }),
)

export function prepared(lines: Source, steps: readonly Step[], others: Record<string, Source> = {}) {
  return prepare(lines, { steps }, { source: async (name) => others[name]!, signal, workshop: () => workshop })
}

/** A table whose file has types: cells are what they are, and none is read as text. It drops rows as readers do. */
export function typed(source: Source): Source {
  return {
    ...source,
    info: { ...source.info, format: 'parquet' },
    read(request, options) {
      const tests = request.filters.map((filter) =>
        createRowFilter(filter, source.info.columns.find(({ name }) => name === filter.column)!.type),
      )
      const columns = [...request.columns, ...tests.map(({ column: name, as }) => ({ name, as }))]
      const reading = source.read({ ...request, columns, filters: [] }, options)
      async function* batches() {
        for await (const batch of reading.batches) {
          const keep = new Uint8Array(batch.rows).fill(1)
          for (const [at, test] of tests.entries()) {
            const place = request.columns.length + at
            test.apply(batch.columns[place]!, reading.dictionaries[place], keep)
          }
          yield keepRows({ rows: batch.rows, columns: batch.columns.slice(0, request.columns.length) }, keep)
        }
      }
      return { ...reading, batches: batches() }
    },
  }
}
