import type { TableRequest } from '../../analyses/table-request'
import { createArena } from '../memory/arena'
import type { ColumnType } from '../protocol/files'
import type { BasketPreview } from '../protocol/table'
import type { Batch, Source } from '../readers/batch'
import type { BasketTable } from './basket-table'
import { featureTexts } from './features/row-texts'
import { readTable } from './read-table'
import { readerOf } from './shapes'

const ROWS = 3
/** Enough lines to meet whole rows, few enough to be there at once. */
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

/** Days and moments as people write them; numbers as they are. */
function timeText(time: number, type: ColumnType | undefined): string {
  if (type !== 'date' && type !== 'timestamp') return String(time)
  const date = new Date(time)
  if (Number.isNaN(date.getTime())) return String(time)
  const [day, moment] = date.toISOString().split('T')
  return type === 'date' ? day! : `${day} ${moment!.slice(0, 8)}`
}

/** What stands beside the items of a row. */
function besideItems(
  { info, input, valueScale }: BasketTable,
  from: number,
  end: number,
  type: ColumnType | undefined,
) {
  const { times, values } = input
  const { shows } = readerOf(info)
  const unit = 10 ** (valueScale ?? 0)
  return {
    ...(times && shows === 'times'
      ? { times: Array.from(times.subarray(from, end), (time) => timeText(time, type)) }
      : {}),
    ...(values && shows === 'values'
      ? { values: Array.from(values.subarray(from, end), (value) => value / unit) }
      : {}),
  }
}

/** What a row holds: items, or what its columns say. */
function itemsOf({ input, itemLabels }: BasketTable, row: number): string[] {
  const { offsets, items, features } = input
  if (features) return featureTexts(input, itemLabels, row)
  return Array.from(items.subarray(offsets[row]!, offsets[row + 1]!), (item) => itemLabels[item]!)
}

/** Three baskets or customers as the analysis would see them; those with several items first, since they show the mapping best. */
export async function previewRows(
  source: Source,
  request: TableRequest,
  signal: AbortSignal,
): Promise<BasketPreview[]> {
  const quiet = { signal, onProgress: () => undefined }
  const table = await readTable(beginningOf(source), request, createArena(0, false), quiet)
  const { groupStart, offsets } = table.input
  const timeType = source.info.columns.find(({ name }) => name === request.data.roles.time)?.type
  const size = (row: number) => offsets[row + 1]! - offsets[row]!
  const rows = Array.from({ length: offsets.length - 1 }, (_, row) => row)
  const telling = rows.filter((row) => size(row) > 1)
  return [...telling, ...rows.filter((row) => size(row) <= 1)].slice(0, ROWS).map((row) => ({
    group: table.groupLabels[groupStart.findLastIndex((start) => start <= row)] ?? null,
    basket: table.basketLabel(row),
    items: itemsOf(table, row),
    ...besideItems(table, offsets[row]!, offsets[row + 1]!, timeType),
  }))
}
