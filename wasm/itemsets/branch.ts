import { pollAfter } from '../lib/control'
import { setU32, u32At } from '../lib/words'
import { Group, pairRow } from './group'

/**
 * Where items are mixed with what they belong to, no set holds two of one branch (Srikant and Agrawal, 1995). What is
 * above an item has a higher number: finer levels come first.
 */

/** Whether one of two ranks belongs to the other. */
export function together(g: Group, a: u32, b: u32): boolean {
  if (g.branchStart == 0) return false
  const x = u32At(g.itemOfRank, a)
  const y = u32At(g.itemOfRank, b)
  const low = min<u32>(x, y)
  const high = max<u32>(x, y)
  const end = u32At(g.branchStart, low + 1)
  for (let at = u32At(g.branchStart, low); at < end; at++) if (u32At(g.branchAbove, at) == high) return true
  return false
}

/** Leaves of the first `n` ranks of a list those that stand beside `rank`; returns how many. The tally of others is cleared. */
export function keepApart(g: Group, rank: u32, list: usize, n: u32, tally: usize): u32 {
  if (g.branchStart == 0) return n
  let left: u32 = 0
  for (let i: u32 = 0; i < n; i++) {
    const other = u32At(list, i)
    if (together(g, rank, other)) setU32(tally, other, 0)
    else setU32(list, left++, other)
  }
  return left
}

/** Pairs of one branch have never met, as far as the matrix goes; so all that builds on it leaves them out. */
export function dropTogether(group: usize): void {
  const g = changetype<Group>(group)
  if (g.branchStart == 0) return
  for (let high: u32 = 1; high < g.paired; high++) {
    const row = pairRow(g.pairs, high)
    pollAfter(high)
    for (let low: u32 = 0; low < high; low++) {
      if (u32At(row, low) >= g.minCount && together(g, high, low)) setU32(row, low, 0)
    }
  }
}
