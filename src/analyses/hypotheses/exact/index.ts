/**
 * From a matrix of features to the sets that explain most, in this order:
 *
 * ```ts
 * const { design, leftOut } = await designOf(kernel, matrix, options)
 * const sums = await blockMoments(kernel, matrix, design, { address, count: mostRowBlocks(matrix, design, matrix.target) })
 * const moments = momentsOf(kernel, sums, timesOfDiscovery)
 * const at = putMoments(kernel, moments, design.blocks)
 * const found = await searchExact(kernel, at, { maxSize: 6, keep: 10 })
 * const path = stepwise(kernel, at, 10)
 * const { r2 } = await evaluateSets(kernel, at, { starts, blocks })
 * const nulls = await nullTargets(kernel, matrix, sums, rows, timesOfAll, { permutations: 199, seed, strata: 0 })
 * const { p } = searchWideP(bestOfEachSize, await permutedBests(kernel, at, nulls, 6), 6)
 * const { share } = await stabilityOf(kernel, sums, timesOfDiscovery, design.blocks, front, { resamples: 100, seed, maxSize: 6, exact: true })
 * ```
 *
 * All of it is the same to the bit for any number of threads. Memory is the caller's: `mark` before, `release` after.
 */

export { blockMoments, momentsOf, mostRowBlocks } from '../moments/blocks'
export { designOf } from '../moments/design'
export { costOf } from './cost'
export { evaluateSets } from './evaluate'
export { putMoments } from './moments-at'
export { nullTargets } from './nulls'
export { permutedBests, permutedBestsBy, searchWideP } from './permuted'
export { searchExact } from './search'
export { stabilityOf } from './stability'
export { stepwise } from './stepwise'
export { countOfSets } from './tasks'
