import type { KernelContext, OutputChunk } from '../../kernel-context'

/** A group as the kernel tells it. */
export interface Kept {
  selectors: number[]
  quality: number
  /** Rows of the class within it, or the sum of the whole numbers. */
  amount: number
  /** Two times the class, and one more where it has less. */
  which: number
  rows: number
}

export interface TaskKept {
  task: number
  /** By lane and length, the best first. */
  lanes: Kept[][][]
  seen: number
}

/** What tasks have told, in their order. */
export function readKept(
  kernel: KernelContext,
  chunks: readonly OutputChunk[],
  maxLength: number,
  lanes: number,
): TaskKept[] {
  const entry = 8 + ((maxLength + 1) & ~1)
  const tasks: TaskKept[] = []
  for (const { address, bytes } of chunks) {
    const words = kernel.u32(address, bytes / 4)
    const numbers = kernel.f64(address, bytes / 8)
    for (let at = 0; at < words.length; ) {
      const kept = words[at + 1] as number
      const seen = (words[at + 2] as number) + (words[at + 3] as number) * 2 ** 32
      const slots: Kept[][] = Array.from({ length: lanes * maxLength }, () => [])
      const task = words[at] as number
      at += 4
      for (let i = 0; i < kept; i++, at += entry) {
        const slot = words[at + 6] as number
        slots[slot]?.push({
          quality: numbers[at / 2] as number,
          amount: numbers[at / 2 + 1] as number,
          which: words[at + 4] as number,
          rows: words[at + 5] as number,
          selectors: [...words.subarray(at + 8, at + 8 + (slot % maxLength) + 1)],
        })
      }
      const byLane = Array.from({ length: lanes }, (_, lane) => slots.slice(lane * maxLength, (lane + 1) * maxLength))
      tasks.push({ task, lanes: byLane, seen })
    }
  }
  return tasks.sort((a, b) => a.task - b.task)
}

/** The better one first; of equal ones that with fewer conditions, then by their selectors. */
export function byQuality(a: Kept, b: Kept): number {
  return b.quality - a.quality || a.selectors.length - b.selectors.length || bySelectors(a.selectors, b.selectors)
}

function bySelectors(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i++) {
    if (a[i] !== b[i]) return (a[i] as number) - (b[i] as number)
  }
  return 0
}

/** The best of several lists, each once. */
export function bestOf(lists: readonly (readonly Kept[])[], keep: number): Kept[] {
  const sorted = lists.flat().sort(byQuality)
  return sorted.filter((kept, i) => i === 0 || byQuality(sorted[i - 1] as Kept, kept) !== 0).slice(0, keep)
}
