import type { KernelContext } from '../../kernel-context'
import type { FeatureMatrix } from '../matrix'
import { type BlockMoments, momentsOf, type RowBlocks } from '../moments/blocks'
import { openModel } from '../moments/model'
import { movableShare, putDeal, unitsOf } from './deal'

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
  /** 'drawn' where permuting would have told the same: very many rows, each a unit of its own, without strata. */
  by: 'permuted' | 'drawn'
  /** Share of units that have others to change places with. */
  movable: number
}

/** From so many rows on their sums are as good as normal. */
const DRAWN_FROM = 50_000
/** Permutations in a task: each task makes the columns anew. */
const PART = 8

/** What rows of the blocks that `times` takes have in common with their targets when these are dealt anew over units. */
export async function nullTargets(
  kernel: KernelContext,
  matrix: FeatureMatrix,
  sums: BlockMoments,
  rows: RowBlocks,
  times: ArrayLike<number>,
  options: PermutationOptions,
): Promise<NullTargets> {
  const mark = kernel.mark()
  const { columns, targets } = sums
  const { permutations, seed, strata } = options
  const taken = sums.rows.reduce((sum, n, block) => sum + ((times[block] ?? 0) > 0 ? n : 0), 0)
  const cross = kernel.allocZeroed(8 * permutations * targets * columns)
  const drawn = matrix.units === 0 && strata === 0 && taken > DRAWN_FROM
  let movable = 1
  if (drawn) await draw(kernel, sums, times, taken, options, cross)
  else {
    const units = kernel.timed('permute', () => unitsOf(kernel, matrix, rows, times, strata))
    movable = movableShare(units)
    await kernel.parallel({
      label: 'permute',
      run: 'permuteTargets',
      tasks: Math.ceil(permutations / PART),
      args: [putDeal(kernel, matrix, sums, times, units, seed), permutations, PART, cross],
      writes: 'memory',
    })
  }
  const found = kernel.f64(cross, permutations * targets * columns).slice()
  kernel.release(mark)
  return { count: permutations, targets, columns, cross: found, by: drawn ? 'drawn' : 'permuted', movable }
}

async function draw(
  kernel: KernelContext,
  sums: BlockMoments,
  times: ArrayLike<number>,
  rows: number,
  { permutations, seed }: PermutationOptions,
  cross: number,
): Promise<void> {
  const { columns, targets } = sums
  const once = Array.from({ length: sums.count }, (_, block) => Number((times[block] ?? 0) > 0))
  const { gram } = momentsOf(kernel, sums, once)
  const model = openModel(kernel, Uint32Array.of(0, columns), targets)
  const into = kernel.f64(model.gram, columns * model.stride)
  for (let j = 0; j < columns; j++) into.set(gram.subarray(j * columns, (j + 1) * columns), j * model.stride)
  const factor = kernel.alloc(8 * columns * columns)
  const rank = kernel.timed('permute', () => kernel.call('factorOf', model.address, factor))
  await kernel.parallel({
    label: 'permute',
    run: 'drawTargets',
    tasks: Math.ceil(permutations / PART),
    args: [factor, columns, rank, rows, targets, seed, permutations, PART, cross],
    writes: 'memory',
  })
}
