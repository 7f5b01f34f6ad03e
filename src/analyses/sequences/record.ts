import type { KernelContext } from '../kernel-context'

/** Words of a record: see `FoundPaths`. The word `words` carries a mark in its highest bit. */
export const RECORD = { group: 0, count: 1, words: 2, steps: 3 } as const
export const MARKED = 0x80000000
/** In the label of an item: it joins the step of the one before it. */
export const JOINED = 0x80000000

/** Reads words of records. One view of everything: making one for each record costs more than reading it. */
export function wordReader(kernel: KernelContext): (address: number, word: number) => number {
  const words = kernel.u32(0, kernel.mark() / 4)
  return (address, word) => words[address / 4 + word] as number
}
