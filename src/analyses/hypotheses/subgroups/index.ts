/**
 * From a matrix of features to the groups that differ most:
 *
 * ```ts
 * const groups = await openGroups(kernel, matrix, selectors, rowsOfDiscovery, { maxConditions: 3 })
 * const found = await searchSubgroups(kernel, groups)
 * const bests = await permutedSubgroups(kernel, matrix, groups, { permutations: 199, seed: 42, strata: 0 })
 * const { p } = searchWideP(found.best.map((list) => list[0]?.quality ?? 0), bests, 3)
 * ```
 *
 * All of it is the same to the bit for any number of threads. Memory is the caller's: `mark` before, `release` after.
 */

export { coverOf } from './model'
export { permutedSubgroups } from './permuted'
export { openGroups, searchSubgroups, wordsOfGroup } from './search'
