import type { KernelContext, OutputChunk } from '../kernel-context'
import type { Journeys } from './journeys'

/** `Root` in wasm/sequences/roots.ts: one item's entries of the lists in one group, where searches start. */
export const ROOT = { group: 0, rank: 1, from: 2, to: 3, customers: 4, part: 5, parts: 6, words: 7 } as const

/** A root that holds more than this share of one thread's work is searched in parts. */
const LARGE_SHARE = 1 / 4
const MOST_PARTS = 8

/** All roots, one after another. */
export async function findRoots(kernel: KernelContext, journeys: Journeys): Promise<Uint32Array> {
  const chunks = await kernel.parallel({
    label: 'roots',
    run: 'findRoots',
    tasks: journeys.items,
    args: [journeys.address],
    writes: 'output',
    reads: [journeys.range],
  })
  return kernel.timed('roots', () => gather(kernel, chunks))
}

function gather(kernel: KernelContext, chunks: readonly OutputChunk[]): Uint32Array {
  const words = new Uint32Array(chunks.reduce((sum, chunk) => sum + chunk.bytes / 4, 0))
  let at = 0
  for (const chunk of chunks) {
    words.set(kernel.u32(chunk.address, chunk.bytes / 4), at)
    at += chunk.bytes / 4
  }
  return words
}

/** Roots a search may start from, large ones cut into parts, and what each costs. */
export function partRoots(roots: Uint32Array, threads: number, mayStart: (rank: number) => boolean) {
  let total = 0
  for (let at = 0; at < roots.length; at += ROOT.words) total += roots[at + ROOT.customers] as number
  const large = Math.max(1000, (total * LARGE_SHARE) / threads)
  const parted: number[] = []
  const cost: number[] = []
  for (let at = 0; at < roots.length; at += ROOT.words) {
    const root = roots.subarray(at, at + ROOT.words)
    if (!mayStart(root[ROOT.rank] as number)) continue
    const customers = root[ROOT.customers] as number
    const parts = threads === 1 ? 1 : Math.min(MOST_PARTS, Math.ceil(customers / large))
    for (let part = 0; part < parts; part++) {
      parted.push(...root.subarray(0, ROOT.part), part, parts)
      cost.push(customers / parts)
    }
  }
  return { roots: Uint32Array.from(parted), cost }
}
