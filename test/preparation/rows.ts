import type { Step } from '../../src/preparation/steps'
import { createEngine } from '../../src/workers/duckdb/engine'
import { prepare } from '../../src/workers/preparation/prepare'
import { createWorkshop } from '../../src/workers/preparation/workshop'
import { type BatchColumn, NULL_CODE, type Source, type Wanted } from '../../src/workers/readers/batch'
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

/** A table whose file has types: cells are what they are, and none is read as text. */
export const typed = (source: Source): Source => ({ ...source, info: { ...source.info, format: 'parquet' } })
