import { phaseNumber, THRESHOLD } from '../lib/control'
import { keepEnough, keepMostFrequent, nowAndThen } from '../lib/most-frequent'
import { write } from '../lib/output'
import { RECORD_HEADER } from '../lib/record'
import { Group } from './group'

let kept: u32 = 0
let keptIn: u32 = 0
let most: u32 = 0xffffffff

/** At most about `2 * limit` records of this worker stay in this phase; 0 is no limit. */
export function limitOutput(limit: u32): void {
  most = limit == 0 || limit > 0x7fff0000 ? 0xffffffff : 2 * limit + 4096
  if (keptIn == phaseNumber()) return
  keptIn = phaseNumber()
  kept = 0
}

/** The smallest count still worth finding: it rises with `limit`. */
export function minimumOf(g: Group): u32 {
  return max<u32>(g.minCount, atomic.load<u32>(THRESHOLD))
}

/** Writes the pattern of `depth` ranks in `path`, descending, and `last`, the lowest. */
export function emit(g: Group, path: usize, depth: u32, last: u32, count: u32): void {
  if (kept >= most) kept = keepMostFrequent((most - 4096) >> 1)
  else if (nowAndThen(kept)) kept = keepEnough(kept)
  kept++
  let place = write(RECORD_HEADER + 4 + ((<usize>depth) << 2))
  store<u32>(place, g.number)
  store<u32>(place, count, 4)
  store<u32>(place, depth + 1, 8)
  store<u32>(place, last, RECORD_HEADER)
  place += RECORD_HEADER + 4
  for (let p = path + ((<usize>depth) << 2); p > path; place += 4) {
    p -= 4
    store<u32>(place, load<u32>(p))
  }
}

/** Writes the items of a group by rank, as a record of length 0: count is their number, then ids, then counts. */
export function emitTable(g: Group): void {
  const bytes = (<usize>g.items) << 2
  const place = write(RECORD_HEADER + 2 * bytes)
  store<u32>(place, g.number)
  store<u32>(place, g.items, 4)
  store<u32>(place, 0, 8)
  memory.copy(place + RECORD_HEADER, g.itemOfRank, bytes)
  memory.copy(place + RECORD_HEADER + bytes, g.countOfRank, bytes)
}
