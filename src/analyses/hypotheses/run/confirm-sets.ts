import type { KernelContext } from '../../kernel-context'
import type { Block, Design, FeatureMatrix, FoundSet } from '../matrix'
import type { Split } from '../split'
import type { TestName } from '../types'

/** Which test sets are put to, by what is explained. */
export function testOf({ target, units }: FeatureMatrix): TestName {
  if (target.kind === 'binary') return 'likelihood'
  if (target.kind === 'classes') return 'multinomial'
  return units === 0 ? 'wald' : 'cluster'
}

/** Each set of the front against the rows that were not searched. */
export async function confirmSets(
  _kernel: KernelContext,
  _matrix: FeatureMatrix,
  _design: Design,
  _blocks: readonly Block[],
  _split: Split,
  front: readonly FoundSet[],
): Promise<{ p: number }[]> {
  return front.map(() => ({ p: Number.NaN }))
}
