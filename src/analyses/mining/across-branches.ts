import type { Branches } from '../branches'
import type { KernelContext } from '../kernel-context'
import { type FrequentSets, RECORD } from './record'
import { countAtLimit } from './records'

/**
 * The sets that hold no item together with what it belongs to: `{jacket, clothes}` says nothing that `{jacket}` does not.
 * With each that stays every part of it stays. Of more than `limit` those of highest count.
 */
export function acrossBranches(
  kernel: KernelContext,
  found: FrequentSets,
  { start, above }: Branches,
  limit: number,
): FrequentSets {
  const { records, sets, groups } = found
  const addresses = kernel.u32(records, sets)
  const words = kernel.u32(0, kernel.mark() / 4)
  const word = (address: number, field: number) => words[address / 4 + field] as number
  /** The number of the set that held an item last. */
  const lastHolder = new Uint32Array(start.length - 1)
  const stays = new Uint8Array(sets)
  const counts: number[] = []
  for (let g = 0; g < groups.length; g++) {
    const itemOfRank = (groups[g]?.itemOfRank as number) / 4
    for (let s = found.recordStart[g] as number; s < (found.recordStart[g + 1] as number); s++) {
      const address = addresses[s] as number
      const length = word(address, RECORD.length)
      const itemAt = (i: number) => words[itemOfRank + word(address, RECORD.ranks + i)] as number
      for (let i = 0; i < length; i++) lastHolder[itemAt(i)] = s + 1
      let apart = true
      for (let i = 0; i < length && apart; i++) {
        const end = start[itemAt(i) + 1] as number
        for (let a = start[itemAt(i)] as number; a < end; a++)
          if (lastHolder[above[a] as number] === s + 1) apart = false
      }
      if (!apart) continue
      stays[s] = 1
      counts.push(word(address, RECORD.count))
    }
    kernel.checkCancelled()
  }
  const cut = countAtLimit(Uint32Array.from(counts), limit)
  const recordStart = found.recordStart.slice()
  let to = 0
  let longest = 0
  for (let g = 0; g < groups.length; g++) {
    recordStart[g] = to
    for (let s = found.recordStart[g] as number; s < (found.recordStart[g + 1] as number); s++) {
      const address = addresses[s] as number
      if (stays[s] === 0 || word(address, RECORD.count) < (cut ?? 0)) continue
      longest = Math.max(longest, word(address, RECORD.length))
      addresses[to++] = address
    }
  }
  recordStart[groups.length] = to
  const limitAt = cut === null ? found.limitAt : Math.max(cut, found.limitAt ?? 0)
  return { ...found, sets: to, recordStart, longest, limitAt }
}
