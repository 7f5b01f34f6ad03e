import { type BatchColumn, NULL_CODE, type Source } from '../readers/batch'
import { createPause, type Pause } from '../table/pause'

/** Labels made between two looks at the message queue. */
const BLOCK = 4096

async function* batchesOf(
  source: Source,
  name: string,
  as: 'key' | 'number' | 'time',
  signal: AbortSignal,
  pause: Pause,
) {
  const reading = source.read(
    { columns: [{ name, as }], read: {}, filters: [] },
    { signal, onProgress: () => undefined },
  )
  for await (const { columns } of reading.batches) {
    await pause()
    yield { column: columns[0] as BatchColumn, dictionary: reading.dictionaries[0] }
  }
}

/** Values grown as they come, in one array. */
export class Values {
  private room = new Float64Array(1024)
  length = 0

  add(value: number): void {
    if (this.length === this.room.length) {
      const more = new Float64Array(2 * this.length)
      more.set(this.room)
      this.room = more
    }
    this.room[this.length++] = value
  }

  taken(): Float64Array {
    return this.room.subarray(0, this.length)
  }
}

/** All numbers of a column that are there, in order of the rows; what is not finite is none. */
export async function numbersOf(source: Source, name: string, signal: AbortSignal): Promise<Float64Array> {
  const values = new Values()
  for await (const { column } of batchesOf(source, name, 'number', signal, createPause(signal))) {
    if (column.as !== 'number') continue
    for (const value of column.values) if (Number.isFinite(value)) values.add(value)
  }
  return values.taken()
}

/** How many rows have each value of a column, as it is written, and how many have none. */
export async function countsOf(source: Source, name: string, signal: AbortSignal) {
  const pause = createPause(signal)
  const counts: number[] = []
  let nulls = 0
  let label: (code: number) => string = String
  for await (const { column, dictionary } of batchesOf(source, name, 'key', signal, pause)) {
    if (column.as !== 'key') continue
    label = (code) => dictionary!.label(code)
    for (const code of column.codes) {
      if (code === NULL_CODE) nulls++
      else counts[code] = (counts[code] ?? 0) + 1
    }
  }
  const values: { label: string; count: number }[] = []
  for (const [code, count] of counts.entries()) {
    if (code % BLOCK === 0) await pause()
    if (count) values.push({ label: label(code), count })
  }
  return { values, nulls }
}

/** As databases do it: between two values it lies on the line from one to the other. `sorted` holds at least one. */
export function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1)
  const below = sorted[Math.floor(place)]!
  const above = sorted[Math.ceil(place)]!
  return below === above ? below : below + (above - below) * (place - Math.floor(place))
}

export const meanOf = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length

/** Of a sample; 0 where there is but one value. */
export function deviationOf(values: Float64Array): number {
  const mean = meanOf(values)
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1))
}

/** By code point, so that the answer is the same wherever it is worked out. */
export function byCodePoint(a: string, b: string): number {
  const [left, right] = [Array.from(a), Array.from(b)]
  for (let at = 0; at < left.length && at < right.length; at++) {
    const difference = left[at]!.codePointAt(0)! - right[at]!.codePointAt(0)!
    if (difference !== 0) return difference
  }
  return left.length - right.length
}
