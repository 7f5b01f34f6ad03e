import { pollAfter } from '../../lib/control'
import { setU32, u32At } from '../../lib/words'
import { Block, blockAt, groupBefore, hole, isNarrow, Journeys, none } from '../journeys'

/**
 * Writes the tokens of a block with the number of its visit beside each, notes where groups start, and counts list
 * entries by rank into the block's cursors. What is rare leaves nothing but counts for its visit; what is excluded does
 * not. Without `visits` every event is a visit of its own.
 */
export function recodeVisits(
  task: u32,
  journeys: usize,
  blocks: usize,
  offsets: usize,
  items: usize,
  cursors: usize,
  visits: usize,
): void {
  const j = changetype<Journeys>(journeys)
  const cursor = cursors + ((<usize>task * j.items) << 2)
  if (isNarrow(j)) recode<u16>(j, blockAt(blocks, task), offsets, items, cursor, visits)
  else recode<u32>(j, blockAt(blocks, task), offsets, items, cursor, visits)
}

function recode<T>(j: Journeys, block: Block, offsets: usize, items: usize, cursor: usize, visits: usize): void {
  const size = sizeof<T>()
  let group = groupBefore(j, block.firstRow)
  let i = u32At(offsets, block.firstRow)
  let w = block.start
  for (let row = block.firstRow; row < block.endRow; row++) {
    while (<u32>(group + 1) < j.groups && u32At(j.groupStart, group + 1) <= row) setU32(j.groupToken, ++group, w)
    const end = u32At(offsets, row + 1)
    const start = w
    let last: u32 = 0xffffffff
    let visit: u32 = 0
    pollAfter(end - i)
    for (; i < end; i++) {
      const rank = <u32>load<T>(j.rankOf + <usize>u32At(items, i) * size)
      if (rank == none<T>()) continue
      const own = visits == 0 ? i : u32At(visits, i)
      visit += u32(own != last)
      last = own
      if (rank == hole<T>()) continue
      store<T>(j.tokens + <usize>w * size, <T>rank)
      setU32(j.visits, w, visit)
      setU32(cursor, rank, u32At(cursor, rank) + 1)
      w++
    }
    if (w == start) continue
    store<T>(j.tokens + <usize>w * size, <T>none<T>())
    w++
  }
  block.end = w
}

/** Writes the time of each token. */
export function timeVisits(
  task: u32,
  journeys: usize,
  blocks: usize,
  offsets: usize,
  items: usize,
  times: usize,
): void {
  const j = changetype<Journeys>(journeys)
  if (isNarrow(j)) layTimes<u16>(j, blockAt(blocks, task), offsets, items, times)
  else layTimes<u32>(j, blockAt(blocks, task), offsets, items, times)
}

function layTimes<T>(j: Journeys, block: Block, offsets: usize, items: usize, times: usize): void {
  let w = j.times + ((<usize>block.start) << 3)
  let i = u32At(offsets, block.firstRow)
  for (let row = block.firstRow; row < block.endRow; row++) {
    const end = u32At(offsets, row + 1)
    const start = w
    pollAfter(end - i)
    for (; i < end; i++) {
      if (<u32>load<T>(j.rankOf + <usize>u32At(items, i) * sizeof<T>()) >= hole<T>()) continue
      store<f64>(w, load<f64>(times + ((<usize>i) << 3)))
      w += 8
    }
    if (w != start) w += 8
  }
}
