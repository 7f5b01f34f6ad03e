import type { Branches } from '../branches'
import type { KernelContext, MemoryRange } from '../kernel-context'

/** What items belong to, in kernel memory: no set that is searched holds two of one branch. */
export interface PutBranches {
  start: MemoryRange
  above: MemoryRange
}

export function putBranches(kernel: KernelContext, branches: Branches | undefined): PutBranches | null {
  if (!branches) return null
  const { start, above } = branches
  return {
    start: { address: kernel.put(start), bytes: start.byteLength },
    above: { address: kernel.put(above), bytes: above.byteLength },
  }
}

export const rangesOf = (apart: PutBranches | null): MemoryRange[] => (apart ? [apart.start, apart.above] : [])
