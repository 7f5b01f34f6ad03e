import { type BatchColumn, NULL_CODE, type Source } from '../readers/batch'
import { eachOf, type Watched } from './share'

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
  { signal, pause, share }: Watched,
  mostRows = MOST_ROWS,
): Promise<Map<string, KeyCounts>> {
  if (columns.length === 0) return new Map()
  const stop = new AbortController()
  const reading = source.read(
    { columns: columns.map((name) => ({ name, as: 'key' as const })), read: {}, filters: [] },
    { signal: AbortSignal.any([signal, stop.signal]), onProgress: () => undefined },
  )
  const rowsOf = columns.map((): number[] => [])
  const expected = Math.max(1, Math.min(source.info.rows, mostRows))
  let seen = 0
  let sampled = false
  for await (const { rows, columns: read } of reading.batches) {
    for (const [at, of] of rowsOf.entries()) {
      const { codes } = read[at] as BatchColumn & { as: 'key' }
      for (let row = 0; row < rows; row++) {
        const code = codes[row]!
        if (code !== NULL_CODE) of[code] = (of[code] ?? 0) + 1
      }
      await pause()
    }
    seen += rows
    share(seen / expected)
    sampled = seen >= mostRows
    if (sampled) break
  }
  stop.abort()
  const found = new Map<string, KeyCounts>()
  for (const [at, name] of columns.entries()) {
    const counts = new Map<string, number>()
    // Different codes may stand for one key, where several columns make it.
    await eachOf(rowsOf[at]!.entries(), pause, ([code, count]) => {
      if (count === undefined) return
      const label = reading.dictionaries[at]!.label(code)
      counts.set(label, (counts.get(label) ?? 0) + count)
    })
    found.set(name, { counts, sampled })
  }
  return found
}
