import { pollAfter } from '../lib/control'
import { mark, release, take } from '../lib/stack'
import { setU32, u32At } from '../lib/words'
import { Group, pairRow } from './group'

/** What of the rows can be part of three items that are frequent in pairs, told from the pair matrix alone. */

/** Marks such ranks in `core`, one byte each, and in `places` those that can be the rarest of three with 2, others with 0. */
export function markTriangles(task: u32, group: usize, step: u32, core: usize, places: usize): void {
  const g = changetype<Group>(group)
  trianglesOf(g, task * step, min<u32>(g.paired, (task + 1) * step), core, places)
}

export function trianglesOf(g: Group, from: u32, to: u32, core: usize, places: usize): void {
  const frame = mark()
  const partners = take((<usize>to) << 2)
  for (let rank = from; rank < to; rank++) {
    pollAfter(rank)
    let n: u32 = 0
    if (rank >= g.firstRoot) {
      const row = pairRow(g.pairs, rank)
      for (let p: u32 = 0; p < rank; p++) {
        setU32(partners, n, p)
        n += u32(u32At(row, p) >= g.minCount)
      }
    }
    const found = n > 1 && markPartners(g, partners, n, core)
    store<u8>(places + rank, found ? 2 : 0)
    if (found) store<u8>(core + rank, 1)
  }
  release(frame)
}

/**
 * Marks partners that are partners of each other; says whether there are any. Pairs of two that are marked already are
 * passed over, once it is known that there is one: dense data would take forever otherwise.
 */
function markPartners(g: Group, partners: usize, n: u32, core: usize): boolean {
  let found = false
  for (let b: u32 = 1; b < n; b++) {
    const high = u32At(partners, b)
    const row = pairRow(g.pairs, high)
    for (let a: u32 = 0; a < b; a++) {
      const low = u32At(partners, a)
      if (found && load<u8>(core + high) && load<u8>(core + low)) continue
      if (u32At(row, low) < g.minCount) continue
      store<u8>(core + high, 1)
      store<u8>(core + low, 1)
      found = true
    }
  }
  return found
}
