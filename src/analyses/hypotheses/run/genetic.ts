import type { KernelContext } from '../../kernel-context'
import { searchExact, stepwise } from '../exact'
import type { MomentsAt } from '../exact/moments-at'
import { countOfSets } from '../exact/tasks'
import type { SetSearch } from '../matrix'
import type { HypothesesParameters } from '../types'

const KEEP = 20

/** Beyond what can be looked at one by one: small sets all, larger ones by adding what helps most. */
export async function searchWidely(
  kernel: KernelContext,
  at: MomentsAt,
  { maxSets }: HypothesesParameters,
  maxSize: number,
): Promise<SetSearch> {
  let small = maxSize
  while (small > 1 && countOfSets(at.blocks.length, small) > maxSets) small--
  const { best, evaluated } = await searchExact(kernel, at, { maxSize: small, keep: KEEP })
  const path = stepwise(kernel, at, maxSize)
  return { best: [...best, ...path.slice(small).map((set) => [set])], evaluated, exact: false }
}
