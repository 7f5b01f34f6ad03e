import type { KernelContext } from '../../kernel-context'
import { type FeatureTable, pairPlace } from '../../table-columns'
import {
  blockMoments,
  countOfSets,
  designOf,
  evaluateSets,
  momentsOf,
  mostRowBlocks,
  putMoments,
  searchExact,
  stabilityOf,
} from '../exact'
import type { MomentsAt } from '../exact/moments-at'
import { type Block, type FeatureMatrix, type FoundSet, NO_LEVEL, type SetSearch } from '../matrix'
import { DESIGN_DEFAULTS } from '../moments/design'
import { hypothesisFaults } from '../sentences'
import { type Split, splitUnits } from '../split'
import type { TableMatrix } from '../table'
import type { HypothesesParameters } from '../types'
import { confirmSets, testOf } from './confirm-sets'
import type { Found, Search } from './found'
import { frontOf } from './front'
import { searchWidely } from './genetic'
import { leaksIn } from './leaks'
import type { SetStage } from './set-stage'
import { wholeSearchOfSets } from './whole-sets'

/** Sets kept of each size, from which the front is chosen. */
const KEEP = 20
/** Looking at each of more would take hours. */
const MOST_EXHAUSTIVE = 2e11
const BINS = 5
/** Of fewer draws a share says little. */
const LEAST_AGAIN = 20

/** Sets of columns that explain together: searched in one part of the rows, tested in the other. */
export async function findSets(
  kernel: KernelContext,
  table: FeatureTable,
  matrix: TableMatrix,
  parameters: HypothesesParameters,
): Promise<{ split: Split; search: Search }> {
  const { squares, logs, bins, products } = parameters
  const { design } = await designOf(kernel, matrix, {
    ...DESIGN_DEFAULTS,
    squares,
    logs,
    bins: bins ? BINS : 0,
    products: products ? 'all' : 'none',
  })
  if (design.blocks.length === 0) throw hypothesisFaults.nothingExplains()
  const split = splitUnits(kernel, matrix, parameters, mostRowBlocks(matrix, design, matrix.target))
  const sums = await blockMoments(kernel, matrix, design, split.blocks)
  const moments = momentsOf(kernel, sums, split.searching)
  const leaks = await leaksIn(kernel, table, putMoments(kernel, moments, design.blocks), matrix, split)
  const blocks = design.blocks.filter(({ features }) => !features.some((feature) => leaks.has(feature)))
  if (blocks.length === 0) throw hypothesisFaults.nothingExplains()
  const stage: SetStage = { kernel, table, matrix, parameters, split, design, sums, blocks }

  const at = putMoments(kernel, moments, blocks)
  const { found, possible } = await searched(stage, at)
  const front = frontOf(found, parameters.limit)
  const whole = await wholeSearchOfSets(stage, found.exact)
  const again = await stabilityOfFront(stage, front, found.exact)
  const confirmed = await explained(stage, split.confirming, front)
  const before = await explained(stage, split.searching, front)
  const tests = confirmSets(kernel, matrix, design, blocks, split.confirmingRows, front)
  const coverage = coverageOf(stage, front)
  return {
    split,
    search: {
      test: testOf(matrix),
      looked: found.evaluated,
      possible,
      leaks: [...leaks].map((feature) => (table.columns[feature] as FeatureTable['columns'][number]).item),
      ...whole,
      resamples: again.resamples,
      found: front.map((set, i): Found => {
        const effect = confirmed[i]?.adjusted ?? Number.NaN
        const spread = 1.96 * (again.spread[i] as number)
        const { p = Number.NaN, interval = [Math.max(0, effect - spread), Math.min(1, effect + spread)] } =
          tests[i] ?? {}
        return {
          features: itemsOf(stage, set),
          effectFound: before[i]?.adjusted ?? Number.NaN,
          effect,
          effectLow: interval[0],
          effectHigh: interval[1],
          inside: Number.NaN,
          outside: Number.NaN,
          coverage: coverage[i] as number,
          p,
          stability: again.share[i] as number,
          confirmed: split.confirmingRows.length,
          exact: found.exact,
        }
      }),
    },
  }
}

async function searched(stage: SetStage, at: MomentsAt): Promise<{ found: SetSearch; possible: number }> {
  const { kernel, parameters, blocks } = stage
  const { maxFeatures, method, maxSets } = parameters
  const maxSize = Math.min(maxFeatures, blocks.length)
  const possible = countOfSets(blocks.length, maxSize)
  if (method === 'exhaustive' && possible > MOST_EXHAUSTIVE) {
    throw hypothesisFaults.tooManySets({ count: possible.toLocaleString('en') })
  }
  const exact = method === 'exhaustive' || (method === 'auto' && possible <= maxSets)
  const found = exact
    ? await searchExact(kernel, at, { maxSize, keep: KEEP })
    : await searchWidely(kernel, at, parameters, maxSize)
  return { found, possible }
}

/** How often the search finds the weakest part of each set again; and how far its R² spreads among those that confirm. */
async function stabilityOfFront(
  { kernel, parameters, split, sums, blocks }: SetStage,
  front: readonly FoundSet[],
  exact: boolean,
): Promise<{ resamples: number; share: number[]; spread: Float64Array }> {
  const { stability: resamples, seed, maxSets } = parameters
  const none = front.map(() => Number.NaN)
  if (front.length === 0) return { resamples: 0, share: [], spread: new Float64Array() }
  const maxSize = front.reduce((most, set) => Math.max(most, set.blocks.length), 1)
  const options = { resamples: Math.max(resamples, 100), seed, maxSize }
  const { standardError } = await stabilityOf(kernel, sums, split.confirming, blocks, front, {
    ...options,
    exact: false,
  })
  if (resamples === 0) return { resamples: 0, share: none, spread: standardError }
  // Rather fewer draws than another search, as with shuffled targets.
  const affordable = Math.floor(maxSets / countOfSets(blocks.length, maxSize))
  const isExact = exact && affordable >= Math.min(resamples, LEAST_AGAIN)
  const again = isExact ? Math.min(resamples, affordable) : resamples
  const { share } = await stabilityOf(kernel, sums, split.searching, blocks, front, {
    ...options,
    resamples: again,
    exact: isExact,
  })
  const weakest = (set: FoundSet) =>
    set.blocks.reduce((least, block) => Math.min(least, share[set.blocks.length - 1]?.[block] ?? 0), 1)
  return { resamples: again, share: front.map(weakest), spread: standardError }
}

/** R² of sets in these blocks of rows, and less what as many columns of nothing would have; of classes as a share of what there is. */
async function explained(
  { kernel, sums, blocks, matrix }: SetStage,
  times: Float64Array,
  sets: readonly FoundSet[],
): Promise<{ r2: number; rank: number; adjusted: number }[]> {
  const mark = kernel.mark()
  const moments = momentsOf(kernel, sums, times)
  const at = putMoments(kernel, moments, blocks)
  const starts = new Uint32Array(sets.length + 1)
  sets.forEach((set, i) => {
    starts[i + 1] = (starts[i] as number) + set.blocks.length
  })
  const { r2, rank } = await evaluateSets(kernel, at, {
    starts,
    blocks: Uint32Array.from(sets.flatMap((set) => [...set.blocks])),
  })
  kernel.release(mark)
  const most = matrix.target.kind === 'classes' ? matrix.target.levels - 1 : 1
  return Array.from(r2, (each, i) => {
    const left = moments.n - (rank[i] as number) - 1
    const adjusted = left <= 0 ? Number.NaN : 1 - ((1 - each / most) * (moments.n - 1)) / left
    return { r2: each, rank: rank[i] as number, adjusted }
  })
}

/** Share of confirming rows in which no column of the set is missing. */
function coverageOf({ kernel, matrix, split, blocks }: SetStage, sets: readonly FoundSet[]): number[] {
  const { confirmingRows } = split
  const missing = new Map<number, Uint8Array>()
  const missingIn = (id: number) => {
    const known = missing.get(id)
    if (known) return known
    const feature = matrix.features[id] as FeatureMatrix['features'][number]
    const isNumber = feature.kind === 'number'
    const values = isNumber ? kernel.f64(feature.address, matrix.rows) : kernel.u32(feature.address, matrix.rows)
    const none = (value: number) => (isNumber ? !Number.isFinite(value) : value === NO_LEVEL)
    const own = Uint8Array.from(confirmingRows, (row) => Number(none(values[row] as number)))
    missing.set(id, own)
    return own
  }
  return sets.map((set) => {
    const own = featuresOf(blocks, set).map(missingIn)
    let whole = 0
    for (let i = 0; i < confirmingRows.length; i++) whole += Number(own.every((each) => each[i] === 0))
    return confirmingRows.length === 0 ? Number.NaN : whole / confirmingRows.length
  })
}

export const featuresOf = (blocks: readonly Block[], set: FoundSet): number[] => [
  ...new Set(set.blocks.flatMap((block) => [...(blocks[block] as Block).features])),
]

/** Columns, or pairs of them that are looked at as one. */
function itemsOf({ table, blocks }: SetStage, set: FoundSet): number[] {
  const { columns, firstPair = 0 } = table
  return set.blocks.map((b) => {
    const [left = 0, right] = (blocks[b] as Block).features
    if (right === undefined) return columns[left]?.item as number
    return firstPair + pairPlace(left, right, columns.length)
  })
}
