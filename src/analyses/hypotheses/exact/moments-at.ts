import type { KernelContext } from '../../kernel-context'
import type { Block, Moments } from '../matrix'

/** Moments and blocks where kernels read them. */
export interface MomentsAt {
  moments: Moments
  blocks: readonly Block[]
  /** Of the words that say where all is (`Model` in wasm/hypotheses/model.ts). */
  address: number
  /** All that kernels read of it. */
  start: number
  bytes: number
}

export function putMoments(_kernel: KernelContext, _moments: Moments, _blocks: readonly Block[]): MomentsAt {
  throw new Error('putMoments')
}
