import { pollAfter } from '../lib/control'
import { write } from '../lib/output'
import { u32At } from '../lib/words'
import { FIRST, Journeys } from './journeys'

/** The list of one item in one group: where every search starts. */
@unmanaged
export class Root {
  group: u32
  rank: u32
  /** Entries of the lists. */
  from: u32
  to: u32
  customers: u32
  /** The search below it may be cut into parts, by the rank of the second step. */
  part: u32
  parts: u32
}

export const ROOT_BYTES: usize = 28

/** Cuts the list of a rank at the borders of groups and writes the roots that enough customers have. */
export function findRoots(task: u32, journeys: usize): void {
  const j = changetype<Journeys>(journeys)
  const end = u32At(j.listStart, task + 1)
  let from = u32At(j.listStart, task)
  pollAfter(end - from)
  while (from < end) {
    const group = groupOf(j, u32At(j.lists, from) & ~FIRST)
    const border = u32At(j.groupToken, group + 1)
    let customers: u32 = 0
    let to = from
    for (; to < end; to++) {
      const entry = u32At(j.lists, to)
      if ((entry & ~FIRST) >= border) break
      customers += u32(!j.bounded || (entry & FIRST) != 0)
    }
    if (customers >= u32At(j.minCounts, group)) {
      const root = changetype<Root>(write(ROOT_BYTES))
      root.group = group
      root.rank = task
      root.from = from
      root.to = to
      root.customers = customers
      root.part = 0
      root.parts = 1
    }
    from = to
  }
}

/** The last group that starts at `token` or before: empty ones before it start there too. */
function groupOf(j: Journeys, token: u32): u32 {
  let low: u32 = 0
  let high = j.groups
  while (low < high) {
    const middle = (low + high) >> 1
    if (u32At(j.groupToken, middle) <= token) low = middle + 1
    else high = middle
  }
  return low - 1
}
