import type { FoundSet } from '../matrix'
import type { Member } from './survival'
import type { Evaluate, GeneticOptions } from './types'

export const keyOf = (set: readonly number[]) => set.join()

/** All sets that were looked at: none is looked at twice. */
export interface Known {
  /** Looks at those that are new, and tells all of them. */
  look(sets: readonly (readonly number[])[]): Promise<Member[]>
  best: readonly (readonly FoundSet[])[]
  count(): number
}

export function knownBy(evaluate: Evaluate, { maxSize, keep, coverage }: GeneticOptions): Known {
  const members = new Map<string, Member>()
  const best: FoundSet[][] = Array.from({ length: maxSize }, () => [])
  const note = ({ blocks, r2 }: Member) => {
    const list = best[blocks.length - 1] as FoundSet[]
    const at = list.findIndex((other) => r2 > other.r2 || (r2 === other.r2 && comesBefore(blocks, other.blocks)))
    list.splice(at < 0 ? list.length : at, 0, { blocks, r2 })
    if (list.length > keep) list.pop()
  }
  return {
    best,
    count: () => members.size,
    async look(sets) {
      const fresh = new Map<string, readonly number[]>()
      for (const set of sets) {
        const key = keyOf(set)
        if (!members.has(key)) fresh.set(key, set)
      }
      if (fresh.size > 0) {
        const r2 = await evaluate([...fresh.values()])
        let i = 0
        for (const [key, blocks] of fresh) {
          const member = { blocks, r2: r2[i++] as number, coverage: coverage?.(blocks) ?? 1 }
          members.set(key, member)
          note(member)
        }
      }
      return sets.map((set) => members.get(keyOf(set)) as Member)
    },
  }
}

function comesBefore(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((block, i) => block !== b[i])
  return (a[at] as number) < (b[at] as number)
}
