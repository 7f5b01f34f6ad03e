import type { KernelContext } from '../../kernel-context'

/** Words of a model in kernel memory; `Model` in wasm/hypotheses/model.ts has the same fields in the same order. */
const MODEL = ['gram', 'cross', 'starts', 'columns', 'stride', 'targets', 'blocks'] as const

/** Where correlations stand, or are to. */
export interface ModelAt {
  address: number
  /** f64, a row of `stride` for each column and each target; noughts behind the last. */
  gram: number
  cross: number
  stride: number
}

/** Room for columns in blocks that begin at `starts`, all noughts. */
export function openModel(kernel: KernelContext, starts: Uint32Array, targets: number): ModelAt {
  const columns = starts.at(-1) as number
  // Kernels read two at a time, also behind the last.
  const stride = (columns + 2) & ~1
  const fields: Record<(typeof MODEL)[number], number> = {
    gram: kernel.allocZeroed(8 * columns * stride),
    cross: kernel.allocZeroed(8 * targets * stride),
    starts: kernel.put(starts),
    columns,
    stride,
    targets,
    blocks: starts.length - 1,
  }
  const address = kernel.put(Uint32Array.from(MODEL, (name) => fields[name]))
  return { address, gram: fields.gram, cross: fields.cross, stride }
}
