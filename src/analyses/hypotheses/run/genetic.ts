import type { KernelContext } from '../../kernel-context'
import { evaluateSets, searchExact, stepwise } from '../exact'
import type { MomentsAt } from '../exact/moments-at'
import { countOfSets } from '../exact/tasks'
import { searchGenetic } from '../genetic/search'
import type { SetSearch } from '../matrix'
import type { HypothesesParameters } from '../types'

const KEEP = 20
/** Small sets are looked at one by one as far as they take such a share of what may be looked at. */
const SMALL = 0.01

/** Sets that breeding looks at, about. */
export const looksOfBreeding = ({ population, generations }: HypothesesParameters) => population * (generations + 1)

/** Beyond what can be looked at one by one: bred from small sets, all of which were, and from what adding one by one finds. */
export async function searchWidely(
  kernel: KernelContext,
  at: MomentsAt,
  parameters: HypothesesParameters,
  maxSize: number,
  silent = false,
): Promise<SetSearch> {
  const { maxSets, population, generations, crossover, mutation, adaptive, localSearch, seed } = parameters
  const blocks = at.blocks.length
  let small = maxSize
  while (small > 1 && countOfSets(blocks, small) > SMALL * maxSets) small--
  const first = await searchExact(kernel, at, { maxSize: small, keep: KEEP })
  const seeds = [...first.best.flat(), ...stepwise(kernel, at, maxSize)].map((set) => set.blocks)
  const evaluate = async (sets: readonly (readonly number[])[]) => {
    const starts = new Uint32Array(sets.length + 1)
    sets.forEach((set, i) => {
      starts[i + 1] = (starts[i] as number) + set.length
    })
    return (await evaluateSets(kernel, at, { starts, blocks: Uint32Array.from(sets.flat()) })).r2
  }
  const bred = await searchGenetic(
    evaluate,
    seeds,
    {
      blocks,
      maxSize,
      population,
      generations,
      crossover,
      mutation,
      adaptive,
      local: localSearch,
      seed,
      keep: KEEP,
    },
    ({ generation, of, best }) => {
      kernel.checkCancelled()
      if (!silent) kernel.tell({ label: 'search', done: generation, total: of, value: Math.max(0, ...best) })
    },
  )
  // Of small sets all are known.
  const best = bred.best.map((sets, at) => first.best[at] ?? sets)
  return { best, evaluated: first.evaluated + bred.evaluated, exact: false }
}
