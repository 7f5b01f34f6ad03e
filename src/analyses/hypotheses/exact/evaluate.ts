import type { KernelContext } from '../../kernel-context'
import type { MomentsAt } from './moments-at'

/** Sets one after the other: where each begins among `blocks` and where the last ends; blocks of a set ascend. */
export interface SetList {
  starts: Uint32Array
  blocks: Uint32Array
}

export interface Evaluated {
  r2: Float64Array
  /** Columns that tell something the ones before them do not: the degrees of freedom. */
  rank: Uint32Array
  /** Columns that do not. */
  aliased: Uint32Array
}

/** Sets in a task. */
const PART = 512
const HEADER = 16
const RECORD = 16

/** R² of each set, by itself. */
export async function evaluateSets(
  kernel: KernelContext,
  at: MomentsAt,
  { starts, blocks }: SetList,
): Promise<Evaluated> {
  const mark = kernel.mark()
  const sets = starts.length - 1
  const startsAt = kernel.put(starts)
  const blocksAt = kernel.put(blocks)
  const chunks = await kernel.parallel({
    label: 'evaluate',
    run: 'evaluateSets',
    tasks: Math.ceil(sets / PART),
    args: [at.address, startsAt, blocksAt, sets, PART],
    writes: 'output',
    reads: [at.range, { address: startsAt, bytes: kernel.mark() - startsAt }],
    silent: true,
  })
  const evaluated = { r2: new Float64Array(sets), rank: new Uint32Array(sets), aliased: new Uint32Array(sets) }
  for (const { address, bytes } of chunks) {
    const words = kernel.u32(address, bytes / 4)
    const numbers = kernel.f64(address, bytes / 8)
    for (let word = 0; word < words.length; ) {
      const first = words[word] as number
      const n = words[word + 1] as number
      word += HEADER / 4
      for (let i = 0; i < n; i++, word += RECORD / 4) {
        evaluated.r2[first + i] = numbers[word / 2] as number
        evaluated.rank[first + i] = words[word + 2] as number
        evaluated.aliased[first + i] = words[word + 3] as number
      }
    }
  }
  kernel.release(mark)
  return evaluated
}
