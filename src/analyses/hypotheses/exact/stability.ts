import type { KernelContext } from '../../kernel-context'
import type { Block, FoundSet } from '../matrix'
import type { BlockMoments } from '../moments/blocks'

export interface StabilityOptions {
  resamples: number
  seed: number
  maxSize: number
  /** All sets are looked at in each resample, else one block is added after the other. */
  exact: boolean
}

export interface Stability {
  /** By size, from 1 on, and block: share of resamples in whose best set of that size it is. */
  share: readonly Float64Array[]
  /** Of each set that was asked about: how far its R² spreads. */
  standardError: Float64Array
}

/** The search again on so many bootstraps of blocks of rows: which blocks it finds again, how sure R² is. */
export async function stabilityOf(
  _kernel: KernelContext,
  _sums: BlockMoments,
  _times: ArrayLike<number>,
  _blocks: readonly Block[],
  _sets: readonly FoundSet[],
  _options: StabilityOptions,
): Promise<Stability> {
  throw new Error('stabilityOf')
}
