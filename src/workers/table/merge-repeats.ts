import type { Pause } from './pause'
import { SEGMENTS_BETWEEN_PAUSES } from './place'
import type { PlacedEntries } from './place-entries'

export function shortened(rows: PlacedEntries, length: number): PlacedEntries {
  const { items, numbers, entryTimes } = rows
  return {
    ...rows,
    items: items.subarray(0, length),
    numbers: numbers.subarray(0, length),
    ...(entryTimes ? { entryTimes: entryTimes.subarray(0, length) } : {}),
  }
}

/** Any time comes before an unknown one. */
function earlier(a: number, b: number): number {
  return a < b || Number.isNaN(b) ? a : b
}

/**
 * Sums the numbers of an item that a row holds more than once, in the order of the file, and keeps its earliest time;
 * in place.
 */
export async function mergeRepeats(rows: PlacedEntries, itemCount: number, pause: Pause): Promise<PlacedEntries> {
  const { offsets, items, numbers, entryTimes: times } = rows
  const lastHolder = new Uint32Array(itemCount)
  const place = new Uint32Array(itemCount)
  let write = 0
  let read = 0
  for (let row = 1; row < offsets.length; row++) {
    const end = offsets[row]!
    for (; read < end; read++) {
      const item = items[read]!
      if (lastHolder[item] === row) {
        const first = place[item]!
        numbers[first] = numbers[first]! + numbers[read]!
        if (times) times[first] = earlier(times[first]!, times[read]!)
        continue
      }
      lastHolder[item] = row
      place[item] = write
      items[write] = item
      if (times) times[write] = times[read]!
      numbers[write++] = numbers[read]!
    }
    offsets[row] = write
    if (row % SEGMENTS_BETWEEN_PAUSES === 0) await pause()
  }
  return shortened(rows, write)
}

/** Leaves out entries that are worth nothing or less; in place. Rows stay, if need be empty. */
export async function keepPositive(rows: PlacedEntries, pause: Pause): Promise<PlacedEntries> {
  const { offsets, items, numbers, entryTimes: times } = rows
  let write = 0
  let read = 0
  for (let row = 1; row < offsets.length; row++) {
    const end = offsets[row]!
    for (; read < end; read++) {
      if (!(numbers[read]! > 0)) continue
      items[write] = items[read]!
      if (times) times[write] = times[read]!
      numbers[write++] = numbers[read]!
    }
    offsets[row] = write
    if (row % SEGMENTS_BETWEEN_PAUSES === 0) await pause()
  }
  return shortened(rows, write)
}
