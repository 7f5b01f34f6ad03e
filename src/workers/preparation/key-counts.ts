import { cancelledError } from '../../recipe/error'
import { type BatchColumn, NULL_CODE, type Source } from '../readers/batch'

/** Different values of a column as they are written, with how many rows have each; of its first rows. */
export interface KeyCounts {
  counts: ReadonlyMap<string, number>
  /** There are more rows than were looked at. */
  sampled: boolean
}

/** More rows tell nothing new of what the keys look like. */
const MOST_ROWS = 2_000_000

/** The values of several columns, in one pass. */
export async function countKeys(
  source: Source,
  columns: readonly string[],
  signal: AbortSignal,
  mostRows = MOST_ROWS,
): Promise<Map<string, KeyCounts>> {
  if (columns.length === 0) return new Map()
  const stop = new AbortController()
  const reading = source.read(
    { columns: columns.map((name) => ({ name, as: 'key' as const })), read: {}, filters: [] },
    { signal: AbortSignal.any([signal, stop.signal]), onProgress: () => undefined },
  )
  const counts = columns.map((): number[] => [])
  let seen = 0
  let sampled = false
  for await (const { rows, columns: read } of reading.batches) {
    if (signal.aborted) throw cancelledError()
    for (const [at, of] of counts.entries()) {
      const { codes } = read[at] as BatchColumn & { as: 'key' }
      for (let row = 0; row < rows; row++) {
        const code = codes[row]!
        if (code !== NULL_CODE) of[code] = (of[code] ?? 0) + 1
      }
    }
    seen += rows
    sampled = seen >= mostRows
    if (sampled) break
  }
  stop.abort()
  return new Map(
    columns.map((name, at) => [
      name,
      {
        counts: new Map(
          counts[at]!.flatMap((count, code) => [[reading.dictionaries[at]!.label(code), count] as const]),
        ),
        sampled,
      },
    ]),
  )
}
