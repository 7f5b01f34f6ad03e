import type { KernelContext, MemoryRange } from '../../kernel-context'
import type { Block, Moments } from '../matrix'

/** Words of a model in kernel memory; `Model` in wasm/hypotheses/model.ts has the same fields in the same order. */
const MODEL = ['gram', 'cross', 'starts', 'columns', 'stride', 'targets', 'blocks'] as const

/** Moments and blocks where kernels read them; columns stand there block by block. */
export interface MomentsAt {
  moments: Moments
  blocks: readonly Block[]
  /** Of a `Model`. */
  address: number
  /** All that kernels read of it. */
  range: MemoryRange
}

/** Even, and above the number of columns: kernels read two at a time, also behind the last. */
const strideOf = (columns: number) => (columns + 2) & ~1

/** Brings the columns of these blocks into kernel memory. */
export function putMoments(kernel: KernelContext, moments: Moments, blocks: readonly Block[]): MomentsAt {
  const start = kernel.mark()
  const of = blocks.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i))
  const starts = new Uint32Array(blocks.length + 1)
  blocks.forEach(({ from, to }, b) => {
    starts[b + 1] = (starts[b] as number) + to - from
  })
  const stride = strideOf(of.length)
  const rows = (source: Float64Array, which: readonly number[]) => {
    const address = kernel.allocZeroed(8 * which.length * stride)
    const into = kernel.f64(address, which.length * stride)
    which.forEach((row, at) => {
      for (let j = 0; j < of.length; j++) {
        into[at * stride + j] = source[row * moments.columns + (of[j] as number)] as number
      }
    })
    return address
  }
  const fields: Record<(typeof MODEL)[number], number> = {
    gram: rows(moments.gram, of),
    cross: rows(
      moments.cross,
      Array.from({ length: moments.targets }, (_, t) => t),
    ),
    starts: kernel.put(starts),
    columns: of.length,
    stride,
    targets: moments.targets,
    blocks: blocks.length,
  }
  const address = kernel.put(Uint32Array.from(MODEL, (name) => fields[name]))
  return { moments, blocks, address, range: { address: start, bytes: kernel.mark() - start } }
}
