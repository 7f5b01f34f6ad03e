import type { KernelContext } from '../../kernel-context'
import type { Block, SetSearch } from '../matrix'
import type { MomentsAt } from './moments-at'

export interface ExactOptions {
  maxSize: number
  /** So many sets of each size. */
  keep: number
}

/** All sets of up to so many blocks, whatever their number: the best of each size. */
export async function searchExact(_kernel: KernelContext, _at: MomentsAt, _options: ExactOptions): Promise<SetSearch> {
  throw new Error('searchExact')
}

/** How many sets of up to so many of these there are. */
export function countOfSets(_blocks: number, _maxSize: number): number {
  return 0
}

export interface SearchCost {
  sets: number
  /** About so long, on one thread. */
  milliseconds: number
  /** The same for that many permuted targets. */
  permuted: number
}

export function costOf(_blocks: readonly Block[], _targets: number, _maxSize: number, _permutations = 0): SearchCost {
  return { sets: 0, milliseconds: 0, permuted: 0 }
}
