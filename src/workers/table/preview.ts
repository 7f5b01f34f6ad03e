import type { RecipeData } from '../../recipe/schema'
import { createArena } from '../memory/arena'
import type { BasketPreview } from '../protocol'
import type { Batch, Source } from '../readers/batch'
import { readTable } from './read-table'

const BASKETS = 3
/** Enough lines to meet whole baskets, few enough to be there at once. */
const LINES = 2_000

/** The first rows of a batch, without a copy. */
function head(batch: Batch, rows: number): Batch {
  if (batch.rows <= rows) return batch
  return {
    rows,
    columns: batch.columns.map((column) => {
      if (column.as === 'list') return column
      if (column.as === 'key') return { as: column.as, codes: column.codes.subarray(0, rows) }
      if (column.as === 'flag') return { as: column.as, values: column.values.subarray(0, rows) }
      return { as: column.as, values: column.values.subarray(0, rows) }
    }),
  }
}

/** The same source, ending after its first lines. */
function beginningOf(source: Source): Source {
  return {
    ...source,
    read(request, { signal, onProgress }) {
      const stop = new AbortController()
      const reading = source.read(request, { signal: AbortSignal.any([signal, stop.signal]), onProgress })
      async function* batches(): AsyncGenerator<Batch> {
        let left = LINES
        for await (const batch of reading.batches) {
          yield head(batch, left)
          left -= batch.rows
          if (left <= 0) break
        }
        stop.abort()
      }
      return { ...reading, batches: batches() }
    },
  }
}

/** Three baskets as the analysis would see them; those with several items first, since they show the mapping best. */
export async function previewBaskets(source: Source, data: RecipeData, signal: AbortSignal): Promise<BasketPreview[]> {
  const quiet = { signal, onProgress: () => undefined }
  const { input, groupLabels, itemLabels, basketLabel } = await readTable(
    beginningOf(source),
    data,
    createArena(0, false),
    quiet,
  )
  const { groupStart, offsets, items } = input
  const size = (row: number) => offsets[row + 1]! - offsets[row]!
  const rows = Array.from({ length: offsets.length - 1 }, (_, row) => row)
  const telling = rows.filter((row) => size(row) > 1)
  return [...telling, ...rows.filter((row) => size(row) <= 1)].slice(0, BASKETS).map((row) => ({
    group: groupLabels[groupStart.findLastIndex((start) => start <= row)] ?? null,
    basket: basketLabel(row),
    items: Array.from(items.subarray(offsets[row]!, offsets[row + 1]!), (item) => itemLabels[item]!),
  }))
}
