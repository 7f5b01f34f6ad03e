import { phaseNumber } from '../lib/control'
import { CHUNK_HEADER, currentChunk, currentPlace, firstChunk, rewind, write } from '../lib/output'
import { setU32 } from '../lib/words'
import { Market } from './market'
import { ALL_GROUPS, bytesOf, RECORD_HEADER } from './record'
import { keepBest } from './squeeze'

/** Patterns found beyond what has to be kept before the worst are dropped. */
const SLACK: u32 = 512

/** Where the records begin that compete with each other (0: the first chunk), how many they are and may become. */
let firstAt: usize = 0
let firstPlace: usize = 0
let kept: u32 = 0
let most: u32 = 0xffffffff
let phase: u32 = 0

/** Best patterns are sought group by group; a limit holds for all that this worker finds in a phase. */
export function openFound(g: Market): void {
  const fresh = phase != phaseNumber()
  phase = phaseNumber()
  if (g.top == 0 && !fresh) return
  firstAt = fresh ? 0 : currentChunk()
  firstPlace = currentPlace()
  kept = 0
  most = roomFor(g.top != 0 ? g.top : g.limit)
}

/** Gives up what this group's search has found so far; the threshold stays where it rose to. */
export function forgetFound(g: Market): void {
  const chunk = firstAt == 0 ? firstChunk() : firstAt
  if (chunk != 0) rewind(chunk, firstAt == 0 ? chunk + CHUNK_HEADER : firstPlace)
  kept = 0
  most = roomFor(g.top)
}

function roomFor(n: u32): u32 {
  return n == 0 || n > 0x7fff0000 ? 0xffffffff : 2 * n + SLACK
}

/** Writes a pattern. `items` holds its items but the last one. */
export function found(
  g: Market,
  utility: f64,
  lift: f64,
  expected: f64,
  count: u32,
  items: usize,
  length: u32,
  last: u32,
): void {
  if (kept >= most) makeRoom(g)
  kept++
  const place = write(bytesOf(length))
  store<f64>(place, utility)
  store<f64>(place, lift, 8)
  store<f64>(place, expected, 16)
  store<u32>(place, g.number, 24)
  store<u32>(place, count, 28)
  store<u32>(place, length, 32)
  memory.copy(place + RECORD_HEADER, items, (<usize>(length - 1)) << 2)
  setU32(place + RECORD_HEADER, length - 1, last)
}

function makeRoom(g: Market): void {
  if (g.top != 0) {
    kept = keepBest(g.threshold, firstAt, firstPlace, g.top, false)
    // Patterns that tie with the last of the best all stay, unless they are more than the limit.
    if (g.limit != 0 && kept > max<u32>(roomFor(g.top), roomFor(g.limit))) dropTies(g, max<u32>(g.top, g.limit))
    most = max<u32>(roomFor(g.top), 2 * kept + SLACK)
  } else {
    dropTies(g, g.limit)
  }
}

function dropTies(g: Market, limit: u32): void {
  kept = keepBest(g.threshold, firstAt, firstPlace, limit, true)
  const note = write(bytesOf(0))
  store<u64>(note, atomic.load<u64>(g.threshold))
  store<u32>(note, g.top != 0 ? g.number : ALL_GROUPS, 24)
  store<u32>(note, 0, 28)
  store<u32>(note, 0, 32)
}
