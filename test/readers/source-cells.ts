import type { Filter, ReadOptions } from '../../src/recipe/schema'
import { type ColumnRequest, NULL_CODE, type Source } from '../../src/workers/readers/batch'

export type ReadCell = string | number | null | string[]

/** Everything a source delivers for the asked columns, column by column. */
export async function cellsOf(
  source: Source,
  columns: ColumnRequest[],
  options: { filters?: Filter[]; read?: ReadOptions; signal?: AbortSignal } = {},
): Promise<ReadCell[][]> {
  const reading = source.read(
    { columns, read: options.read ?? {}, filters: options.filters ?? [] },
    { signal: options.signal ?? new AbortController().signal, onProgress: () => undefined },
  )
  const cells: ReadCell[][] = columns.map(() => [])
  for await (const batch of reading.batches) {
    for (const [at, column] of batch.columns.entries()) {
      const label = (code: number): string => reading.dictionaries[at]!.label(code)
      for (let row = 0; row < batch.rows; row++) {
        if (column.as === 'key') cells[at]!.push(column.codes[row] === NULL_CODE ? null : label(column.codes[row]!))
        else if (column.as === 'list') {
          const items = column.codes.subarray(column.offsets[row]!, column.offsets[row + 1]!)
          cells[at]!.push(Array.from(items, label))
        } else cells[at]!.push(Number.isNaN(column.values[row]!) ? null : column.values[row]!)
      }
    }
  }
  return cells
}

/** One column as text. */
export async function labelsOf(
  source: Source,
  name: string,
  options?: Parameters<typeof cellsOf>[2],
): Promise<ReadCell[]> {
  return (await cellsOf(source, [{ name, as: 'key' }], options))[0]!
}
