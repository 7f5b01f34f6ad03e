import type { Pause } from './pause'
import type { PlacedEntries } from './place-entries'

const EVENTS_BETWEEN_PAUSES = 1 << 18
/** Rows up to here are put in order one by one, and so are the pieces that longer ones are merged from. */
const SHORT = 32

/** Events by time, at the same time by label; one journey after the other, in place. */
export async function orderJourneys(rows: PlacedEntries, labelRank: Uint32Array, pause: Pause): Promise<void> {
  const { offsets, items, numbers } = rows
  const spare = { items: new Uint32Array(0), numbers: new Float64Array(0) }
  let paused = 0
  for (let row = 1; row < offsets.length; row++) {
    const from = offsets[row - 1]!
    const end = offsets[row]!
    if (!isOrdered(items, numbers, labelRank, from, end)) {
      for (let piece = from; piece < end; piece += SHORT) {
        sortShort(items, numbers, labelRank, piece, Math.min(piece + SHORT, end))
      }
      if (end - from > SHORT) await mergePieces(rows, spare, labelRank, from, end, pause)
    }
    if (end - paused < EVENTS_BETWEEN_PAUSES) continue
    paused = end
    await pause()
  }
}

function isOrdered(
  items: Uint32Array,
  numbers: Float64Array,
  labelRank: Uint32Array,
  from: number,
  end: number,
): boolean {
  for (let i = from + 1; i < end; i++) {
    if (numbers[i - 1]! < numbers[i]!) continue
    if (numbers[i - 1]! > numbers[i]! || labelRank[items[i - 1]!]! > labelRank[items[i]!]!) return false
  }
  return true
}

function sortShort(items: Uint32Array, numbers: Float64Array, labelRank: Uint32Array, from: number, end: number): void {
  for (let i = from + 1; i < end; i++) {
    const item = items[i]!
    const time = numbers[i]!
    const rank = labelRank[item]!
    let at = i
    for (; at > from; at--) {
      const before = numbers[at - 1]!
      if (before < time || (before === time && labelRank[items[at - 1]!]! <= rank)) break
      items[at] = items[at - 1]!
      numbers[at] = before
    }
    items[at] = item
    numbers[at] = time
  }
}

interface Events {
  items: Uint32Array
  numbers: Float64Array
}

/** Merges ordered pieces of a long journey, twice as long each time. */
async function mergePieces(
  rows: Events,
  spare: Events,
  labelRank: Uint32Array,
  start: number,
  stop: number,
  pause: Pause,
): Promise<void> {
  const length = stop - start
  if (spare.items.length < length) {
    spare.items = new Uint32Array(2 * length)
    spare.numbers = new Float64Array(2 * length)
  }
  const own = { items: rows.items.subarray(start, stop), numbers: rows.numbers.subarray(start, stop) }
  let from: Events = own
  let to: Events = spare
  for (let piece = SHORT; piece < length; piece *= 2) {
    for (let at = 0; at < length; at += 2 * piece) {
      merge(from, to, labelRank, at, Math.min(at + piece, length), Math.min(at + 2 * piece, length))
    }
    ;[from, to] = [to, from]
    await pause()
  }
  if (from === own) return
  own.items.set(spare.items.subarray(0, length))
  own.numbers.set(spare.numbers.subarray(0, length))
}

function merge(from: Events, to: Events, labelRank: Uint32Array, start: number, middle: number, end: number): void {
  const { items, numbers } = from
  const { items: outItems, numbers: outNumbers } = to
  let left = start
  let right = middle
  for (let at = start; at < end; at++) {
    let next = left
    if (left === middle) next = right++
    else if (right === end) left++
    else {
      const a = numbers[left]!
      const b = numbers[right]!
      const inOrder = a < b || (a === b && labelRank[items[left]!]! <= labelRank[items[right]!]!)
      if (inOrder) left++
      else next = right++
    }
    outItems[at] = items[next]!
    outNumbers[at] = numbers[next]!
  }
}
