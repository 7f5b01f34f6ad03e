import type { Histories } from './slices'

/**
 * The actions that some history holds, which are all that is written: of each customer one piece of the long row. What
 * came after the last day is not among them, so it cannot be learnt from by mistake.
 */
export interface Reach {
  /** Actions in all pieces. */
  rows: number
  /** Of each piece: where it begins in the long row, and where it begins among what is written. */
  from: Uint32Array
  written: Uint32Array
}

export function reachOf({ count, customers, starts, lengths }: Histories): Reach {
  const ends = new Map<number, { from: number; to: number }>()
  for (let h = 0; h < count; h++) {
    if (lengths[h] === 0) continue
    const piece = ends.get(customers[h]!)
    const [from, to] = [starts[h]!, starts[h]! + lengths[h]!]
    if (piece === undefined) ends.set(customers[h]!, { from, to })
    else {
      piece.from = Math.min(piece.from, from)
      piece.to = Math.max(piece.to, to)
    }
  }
  const pieces = [...ends.values()].sort((a, b) => a.from - b.from)
  const written = new Uint32Array(pieces.length)
  let rows = 0
  pieces.forEach(({ from, to }, i) => {
    written[i] = rows
    rows += to - from
  })
  return { rows, from: Uint32Array.from(pieces, (piece) => piece.from), written }
}

/** From places in the long row to places in what is written; a place before all pieces, of an empty history, is 0. */
export function writtenStarts(reach: Reach, { count, starts, lengths }: Histories): Uint32Array {
  const places = new Uint32Array(count)
  for (let h = 0; h < count; h++) {
    if (lengths[h] === 0) continue
    const piece = lastUpTo(reach.from, starts[h]!)
    places[h] = reach.written[piece]! + starts[h]! - reach.from[piece]!
  }
  return places
}

/** Where what is written at a place comes from. */
export function sourceOf(reach: Reach, place: number): number {
  const piece = lastUpTo(reach.written, place)
  return reach.from[piece]! + place - reach.written[piece]!
}

/** Pieces of the long row that make up places `from` to `to` of what is written. */
export function* piecesOf(reach: Reach, from: number, to: number): Generator<{ begin: number; end: number }> {
  for (let piece = lastUpTo(reach.written, from), at = from; at < to; piece++) {
    const end = Math.min(to, reach.written[piece + 1] ?? reach.rows)
    const begin = reach.from[piece]! + at - reach.written[piece]!
    yield { begin, end: begin + end - at }
    at = end
  }
}

/** The last of rising numbers that is not above `most`. */
function lastUpTo(rising: Uint32Array, most: number): number {
  let low = 0
  let high = rising.length
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if (rising[middle]! <= most) low = middle
    else high = middle
  }
  return low
}
