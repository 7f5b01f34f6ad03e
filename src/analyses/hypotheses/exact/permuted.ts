import type { KernelContext } from '../../kernel-context'
import type { Design, FeatureMatrix, Moments } from '../matrix'
import type { RowBlocks } from '../moments/blocks'
import type { MomentsAt } from './moments-at'

export interface PermutationOptions {
  permutations: number
  seed: number
  /** u32 × units: targets change places within a stratum only; 0: all over. */
  strata: number
}

/** Targets as chance would have them, against the same columns. */
export interface NullTargets {
  count: number
  targets: number
  columns: number
  /** Permutation by permutation, target by target, columns each: as `cross` of `Moments`. */
  cross: Float64Array
  /** 'drawn' where permuting would have told the same (very many rows, each a unit of its own). */
  by: 'permuted' | 'drawn'
  /** Share of units that have others to change places with. */
  movable: number
}

/** What `rows` have in the blocks that `times` takes, with their targets dealt anew over units. */
export async function nullTargets(
  _kernel: KernelContext,
  _matrix: FeatureMatrix,
  _design: Design,
  _rows: RowBlocks,
  _times: ArrayLike<number>,
  _moments: Moments,
  _options: PermutationOptions,
): Promise<NullTargets> {
  throw new Error('nullTargets')
}

/** Best R² of each size for each of them, permutation by permutation: all sets of up to `maxSize`. */
export async function permutedBests(
  _kernel: KernelContext,
  _at: MomentsAt,
  _nulls: NullTargets,
  _maxSize: number,
): Promise<Float64Array> {
  throw new Error('permutedBests')
}

/** The same by any search: it is told the moments with the permuted target, and says the best R² of each size. */
export async function permutedBestsBy(
  _kernel: KernelContext,
  _moments: Moments,
  _nulls: NullTargets,
  _maxSize: number,
  _search: (moments: Moments, permutation: number) => Promise<readonly number[]>,
): Promise<Float64Array> {
  throw new Error('permutedBestsBy')
}

export interface SearchWide {
  /** Of the whole search: how often chance does as well at its best size. */
  p: number
  /** By size, from 1 on, each for itself. */
  bySize: readonly number[]
}

/** By ranks among the real search and the permuted ones; the real one counts as one of them. */
export function searchWideP(_real: readonly number[], _bests: Float64Array): SearchWide {
  throw new Error('searchWideP')
}
