/**
 * Sets of blocks where all cannot be looked at:
 *
 * ```ts
 * const small = await searchExact(kernel, at, { maxSize: 4, keep: 10 })
 * const seeds = [...small.best.flat(), ...stepwise(kernel, at, maxSize)].map((set) => set.blocks)
 * const found = await searchGenetic(evaluate, seeds, { blocks: at.blocks.length, maxSize, seed: 42 }, onGeneration)
 * ```
 */

export { searchGenetic } from './search'
export { GENETIC_DEFAULTS } from './types'
