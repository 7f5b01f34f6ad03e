import type { KernelContext } from '../../kernel-context'
import type { Design, FeatureMatrix, Moments, Target } from '../matrix'

/** In place of a block: the row takes part in nothing. */
export const NO_ROW_BLOCK = 0xffff

/** Which block each row was dealt to, all rows of a unit to the same one. */
export interface RowBlocks {
  /** u16 × rows: below `count`, or `NO_ROW_BLOCK`. */
  address: number
  count: number
}

/** Raw sums of each block of rows, in kernel memory; what is chosen of them is added up by `momentsOf`. */
export interface BlockMoments {
  count: number
  /** Rows of each block. */
  rows: Uint32Array
  columns: number
  targets: number
}

/** How many blocks of rows there may be at most, so that their sums fit: 256, or fewer the more columns. */
export function mostRowBlocks(_design: Design, _target: Target): number {
  return 256
}

/** Sums of columns and target and of their products by block of rows, in one pass. */
export async function blockMoments(
  _kernel: KernelContext,
  _matrix: FeatureMatrix,
  _design: Design,
  _blocks: RowBlocks,
): Promise<BlockMoments> {
  throw new Error('blockMoments')
}

/** Moments of the rows of some blocks: how many times each is taken, by block. */
export function momentsOf(_kernel: KernelContext, _sums: BlockMoments, _times: ArrayLike<number>): Moments {
  throw new Error('momentsOf')
}
