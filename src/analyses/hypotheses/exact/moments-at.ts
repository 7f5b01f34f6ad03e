import type { KernelContext, MemoryRange } from '../../kernel-context'
import type { Block, Moments } from '../matrix'
import { openModel } from '../moments/model'

/** Moments and blocks where kernels read them; columns stand there block by block. */
export interface MomentsAt {
  moments: Moments
  blocks: readonly Block[]
  /** Of a `Model`. */
  address: number
  /** All that kernels read of it. */
  range: MemoryRange
}

/** Brings the columns of these blocks into kernel memory. */
export function putMoments(kernel: KernelContext, moments: Moments, blocks: readonly Block[]): MomentsAt {
  const start = kernel.mark()
  const of = columnsIn(blocks)
  const { address, gram, cross, stride } = openModel(kernel, startsIn(blocks), moments.targets)
  const fill = (source: Float64Array, at: number, which: readonly number[]) => {
    const into = kernel.f64(at, which.length * stride)
    which.forEach((row, i) => {
      for (let j = 0; j < of.length; j++) {
        into[i * stride + j] = source[row * moments.columns + (of[j] as number)] as number
      }
    })
  }
  fill(moments.gram, gram, of)
  const targets = Array.from({ length: moments.targets }, (_, t) => t)
  fill(moments.cross, cross, targets)
  return { moments, blocks, address, range: { address: start, bytes: kernel.mark() - start } }
}

/** Columns of blocks, one block after the other. */
export const columnsIn = (blocks: readonly Block[]) =>
  blocks.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i))

/** Where each of them begins then, and where the last one ends. */
export function startsIn(blocks: readonly Block[]): Uint32Array {
  const starts = new Uint32Array(blocks.length + 1)
  blocks.forEach(({ from, to }, b) => {
    starts[b + 1] = (starts[b] as number) + to - from
  })
  return starts
}
