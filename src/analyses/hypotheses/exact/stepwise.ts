import type { KernelContext } from '../../kernel-context'
import type { FoundSet } from '../matrix'
import type { MomentsAt } from './moments-at'

/** Adds what explains most of what is left, one block after the other: a set of each size up to `maxSize`. */
export function stepwise(_kernel: KernelContext, _at: MomentsAt, _maxSize: number): FoundSet[] {
  throw new Error('stepwise')
}
