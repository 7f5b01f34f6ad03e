import type { KernelContext } from '../../kernel-context'
import type { MomentsAt } from './moments-at'

/** Sets one after the other: where each begins among `blocks`, and its blocks, ascending. */
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

export function evaluateSets(_kernel: KernelContext, _at: MomentsAt, _sets: SetList): Promise<Evaluated> {
  throw new Error('evaluateSets')
}
