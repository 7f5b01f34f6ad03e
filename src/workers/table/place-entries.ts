import type { Arena } from '../memory/arena'
import type { EntryNumbers } from './collect-entries'
import type { Collector } from './collector'
import type { Pause } from './pause'
import { layOut, type PlacedRows, SEGMENTS_BETWEEN_PAUSES } from './place'
import { type ChunkSink, release } from './sink'

/** Rows with a number beside each item. */
export interface PlacedEntries extends PlacedRows {
  numbers: Float64Array
  /** When each entry was, NaN where unknown; only where it was asked for. */
  entryTimes?: Float64Array
  /** Beside each entry of a journey the number of its visit; only where it goes by visits. */
  visits?: Uint32Array
  /** Codes of the visits they belong to. */
  entryVisits?: Uint32Array
}

interface EntryChunks {
  items: Uint32Array[]
  numbers: Float64Array[]
  times: Float64Array[] | null
  visits: Uint32Array[] | null
}

/** Rows that stand in the file as they are to stand: one copy of each chunk. */
async function copy(from: EntryChunks, to: PlacedEntries, pause: Pause): Promise<void> {
  let at = 0
  for (const [c, items] of from.items.entries()) {
    const numbers = from.numbers[c]!
    const times = from.times?.[c]
    to.items.set(items, at)
    to.numbers.set(numbers, at)
    const visits = from.visits?.[c]
    if (times) to.entryTimes!.set(times, at)
    if (visits) to.entryVisits!.set(visits, at)
    at += items.length
    release(items)
    release(numbers)
    if (times) release(times)
    if (visits) release(visits)
    await pause()
  }
}

/** Segment by segment to the rows they belong to, in the order of the file within a row. */
async function scatter(
  from: Collector,
  chunks: EntryChunks,
  to: PlacedEntries,
  cursor: Uint32Array,
  pause: Pause,
): Promise<void> {
  const starts = from.starts.view()
  const owners = from.owners === null ? null : from.owners.data
  const { items: outItems, numbers: outNumbers, entryTimes: outTimes, entryVisits: outVisits } = to
  let current = 0
  let items = chunks.items[0]!
  let numbers = chunks.numbers[0]!
  let times = chunks.times?.[0]
  let visits = chunks.visits?.[0]
  let p = 0
  for (let s = 0; s < starts.length; s++) {
    const row = owners === null ? s : owners[s]!
    let left = (s + 1 < starts.length ? starts[s + 1]! : outItems.length) - starts[s]!
    let write = cursor[row]!
    while (left > 0) {
      if (p === items.length) {
        release(items)
        release(numbers)
        if (times) release(times)
        if (visits) release(visits)
        current++
        items = chunks.items[current]!
        numbers = chunks.numbers[current]!
        times = chunks.times?.[current]
        visits = chunks.visits?.[current]
        p = 0
      }
      const stop = p + Math.min(left, items.length - p)
      left -= stop - p
      for (; p < stop; p++, write++) {
        outItems[write] = items[p]!
        outNumbers[write] = numbers[p]!
        if (times) outTimes![write] = times[p]!
        if (visits) outVisits![write] = visits[p]!
      }
    }
    cursor[row] = write
    if (s % SEGMENTS_BETWEEN_PAUSES === 0) await pause()
  }
}

/** Brings lines to their rows, giving each chunk back as soon as it is copied. `inArena`: the numbers are for kernels. */
export async function placeEntries(
  from: Collector,
  {
    numbers: { chunks: numbers },
    times,
    names,
    entryTimes,
    entryVisits,
  }: Pick<EntryNumbers, 'numbers' | 'times' | 'names' | 'entryTimes' | 'entryVisits'>,
  arena: Arena,
  inArena: boolean,
  pause: Pause,
): Promise<PlacedEntries> {
  const { chunks: items } = from.sink as ChunkSink
  const length = from.sink.length()
  const own = {
    items: arena.u32(length),
    numbers: inArena ? arena.f64(length) : new Float64Array(length),
    ...(entryTimes === null ? {} : { entryTimes: arena.f64(length) }),
    ...(entryVisits === null ? {} : { entryVisits: new Uint32Array(length) }),
  }
  const { cursor, ...rows } = layOut(from, arena, times, names)
  const placed = { ...rows, ...own }
  const inOrder = from.owners === null && from.groupCodes.length <= 1
  const chunks = { items, numbers, times: entryTimes?.chunks ?? null, visits: entryVisits?.chunks ?? null }
  if (inOrder) await copy(chunks, placed, pause)
  else await scatter(from, chunks, placed, cursor, pause)
  return placed
}
