import { type BatchColumn, NULL_CODE, type Source } from '../readers/batch'
import { createPause } from '../table/pause'

/** Different values of a column as they are written, with how many rows have each; of its first rows. */
export interface KeyCounts {
  counts: ReadonlyMap<string, number>
  /** There are more rows than were looked at. */
  sampled: boolean
}

/** More rows tell nothing new of what the keys look like. */
const MOST_ROWS = 2_000_000
/** Labels made between two looks at the message queue. */
const BLOCK = 4096

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
  const pause = createPause(signal)
  for await (const { rows, columns: read } of reading.batches) {
    await pause()
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
  const found = new Map<string, KeyCounts>()
  for (const [at, name] of columns.entries()) {
    const dictionary = reading.dictionaries[at]!
    const byLabel = new Map<string, number>()
    for (let code = 0; code < counts[at]!.length; code++) {
      if (code % BLOCK === 0) await pause()
      const count = counts[at]![code]
      if (count !== undefined) byLabel.set(dictionary.label(code), count)
    }
    found.set(name, { counts: byLabel, sampled })
  }
  return found
}
