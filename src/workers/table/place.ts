import type { Arena } from '../memory/arena'
import type { Collector } from './collector'
import type { Pause } from './pause'
import type { RowCodes } from './row-codes'
import type { RowTimes } from './row-times'
import { type ChunkSink, type DirectSink, release } from './sink'

/** Baskets as compressed rows, sorted by group; within a group in the order of the file. */
export interface PlacedRows {
  groupStart: Uint32Array
  offsets: Uint32Array
  items: Uint32Array
  /** Code of the label of every row, or its number in the file. */
  baskets: Uint32Array
  /** When each row was, NaN where unknown; only where it was asked for. */
  times?: Float64Array
  /** Code of what a column says of each row, `NULL_CODE` where it says nothing; only where it was asked for. */
  named?: Uint32Array
}

export const SEGMENTS_BETWEEN_PAUSES = 1 << 16

/** Where each basket of the file goes, and where its items start there. */
interface Layout {
  groupStart: Uint32Array
  offsets: Uint32Array
  baskets: Uint32Array
  times?: Float64Array
  named?: Uint32Array
  /** First free place of the items of each basket of the file. */
  cursor: Uint32Array
}

function rowsPerGroup(from: Collector): Uint32Array {
  const groupStart = new Uint32Array(Math.max(from.groupCodes.length, 1) + 1)
  const groups = from.groups.view()
  for (let r = 0; r < groups.length; r++) groupStart[groups[r]! + 1]!++
  for (let g = 1; g < groupStart.length; g++) groupStart[g]! += groupStart[g - 1]!
  return groupStart
}

function sizesOf(from: Collector): Uint32Array {
  const sizes = new Uint32Array(from.rows)
  const starts = from.starts.view()
  const owners = from.owners
  const end = from.sink.length()
  for (let s = 0; s < starts.length; s++) {
    const row = owners === null ? s : owners.data[s]!
    sizes[row]! += (s + 1 < starts.length ? starts[s + 1]! : end) - starts[s]!
  }
  return sizes
}

/** Where everything goes once the sizes of all baskets are known. */
export function layOut(
  from: Collector,
  arena: Arena,
  rowTimes: RowTimes | null = null,
  rowCodes: RowCodes | null = null,
): Layout {
  const groupStart = rowsPerGroup(from)
  const next = groupStart.slice(0, -1)
  const rows = from.rows
  const place = new Uint32Array(rows)
  const groups = from.groups.data
  for (let r = 0; r < rows; r++) place[r] = next[groups[r]!]!++

  const offsets = arena.u32(rows + 1)
  offsets[0] = 0
  const baskets = new Uint32Array(rows)
  const cursor = sizesOf(from)
  const codes = from.baskets.data
  for (let r = 0; r < rows; r++) {
    offsets[place[r]! + 1] = cursor[r]!
    baskets[place[r]!] = codes[r]!
  }
  for (let r = 0; r < rows; r++) offsets[r + 1]! += offsets[r]!
  for (let r = 0; r < rows; r++) cursor[r] = offsets[place[r]!]!
  const times = rowTimes && new Float64Array(rows)
  if (times) for (let r = 0; r < rows; r++) times[place[r]!] = rowTimes!.of(r)
  const named = rowCodes && new Uint32Array(rows)
  if (named) for (let r = 0; r < rows; r++) named[place[r]!] = rowCodes!.of(r)
  return { groupStart, offsets, baskets, cursor, ...(times && { times }), ...(named && { named }) }
}

/** Copies segments from the chunks to the places of their baskets; remembers where it stopped. */
function createScatter(from: Collector, chunks: Uint32Array[], cursor: Uint32Array, out: Uint32Array) {
  const starts = from.starts.data
  const owners = from.owners === null ? null : from.owners.data
  const end = from.sink.length()
  const last = from.starts.length - 1
  let current = 0
  let read = 0
  return (first: number, until: number) => {
    let chunk = chunks[current]!
    let p = read
    for (let s = first; s < until; s++) {
      const row = owners === null ? s : owners[s]!
      let left = (s === last ? end : starts[s + 1]!) - starts[s]!
      let to = cursor[row]!
      while (left > 0) {
        if (p === chunk.length) {
          release(chunk)
          chunk = chunks[++current]!
          p = 0
          continue
        }
        const stop = p + Math.min(left, chunk.length - p)
        left -= stop - p
        while (p < stop) out[to++] = chunk[p++]!
      }
      cursor[row] = to
    }
    read = p
  }
}

/** Baskets that came back may hold an item twice; keeps the first and closes the gaps. */
async function dropRepeats(offsets: Uint32Array, items: Uint32Array, itemCount: number, pause: Pause): Promise<number> {
  const lastHolder = new Uint32Array(itemCount)
  let write = 0
  let read = 0
  for (let row = 1; row < offsets.length; row++) {
    const end = offsets[row]!
    for (; read < end; read++) {
      const item = items[read]!
      if (lastHolder[item] === row) continue
      lastHolder[item] = row
      items[write++] = item
    }
    offsets[row] = write
    if (row % SEGMENTS_BETWEEN_PAUSES === 0) await pause()
  }
  return write
}

async function scatter(
  from: Collector,
  chunks: Uint32Array[],
  itemCount: number,
  arena: Arena,
  into: Uint32Array | null,
  pause: Pause,
): Promise<PlacedRows> {
  const items = into ?? arena.u32(from.sink.length())
  const { cursor, ...placed } = layOut(from, arena)
  if (items.length > 0) {
    const copy = createScatter(from, chunks, cursor, items)
    for (let s = 0; s < from.starts.length; s += SEGMENTS_BETWEEN_PAUSES) {
      copy(s, Math.min(s + SEGMENTS_BETWEEN_PAUSES, from.starts.length))
      await pause()
    }
  }
  if (from.owners === null) return { ...placed, items }
  const length = await dropRepeats(placed.offsets, items, itemCount, pause)
  return { ...placed, items: items.subarray(0, length) }
}

/** Items already lie where they belong, unless a basket came back. */
export async function placeDirect(
  from: Collector,
  sink: DirectSink,
  itemCount: number,
  arena: Arena,
  pause: Pause,
): Promise<PlacedRows> {
  const items = sink.end()
  if (from.owners !== null) return scatter(from, [items.slice()], itemCount, arena, items, pause)
  const rows = from.rows
  const offsets = arena.u32(rows + 1)
  offsets.set(from.starts.view())
  offsets[rows] = items.length
  return {
    groupStart: Uint32Array.of(0, rows),
    offsets,
    items,
    baskets: from.baskets.view(),
  }
}

/** Brings the chunks into the order of the groups, giving each back as soon as it is copied. */
export function placeChunks(
  from: Collector,
  sink: ChunkSink,
  itemCount: number,
  arena: Arena,
  pause: Pause,
): Promise<PlacedRows> {
  return scatter(from, sink.chunks, itemCount, arena, null, pause)
}

/** Leaves out baskets of more than `most` items, in place, with the numbers that stand beside them. */
export function dropLarge(
  rows: PlacedRows,
  most: number,
  numbers?: Float64Array,
): { kept: PlacedRows; dropped: number } {
  const { offsets, items, baskets, times, named } = rows
  const groupStart = new Uint32Array(rows.groupStart.length)
  let kept = 0
  let write = 0
  for (let g = 0; g + 1 < groupStart.length; g++) {
    for (let r = rows.groupStart[g]!; r < rows.groupStart[g + 1]!; r++) {
      const start = offsets[r]!
      const stop = offsets[r + 1]!
      if (stop - start > most) continue
      items.copyWithin(write, start, stop)
      numbers?.copyWithin(write, start, stop)
      baskets[kept] = baskets[r]!
      if (times) times[kept] = times[r]!
      if (named) named[kept] = named[r]!
      offsets[kept++] = write
      write += stop - start
    }
    groupStart[g + 1] = kept
  }
  offsets[kept] = write
  return {
    kept: {
      groupStart,
      offsets: offsets.subarray(0, kept + 1),
      items: items.subarray(0, write),
      baskets: baskets.subarray(0, kept),
      ...(times ? { times: times.subarray(0, kept) } : {}),
      ...(named ? { named: named.subarray(0, kept) } : {}),
    },
    dropped: rows.baskets.length - kept,
  }
}
