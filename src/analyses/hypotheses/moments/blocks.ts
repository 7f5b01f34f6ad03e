import type { KernelContext } from '../../kernel-context'
import type { Design, FeatureMatrix, Moments, Target } from '../matrix'
import { columnsOf, planColumns, putColumns, rowsAt, sumBytes } from './columns'
import { openModel } from './model'

/** In place of a block: the row takes part in nothing. */
export const NO_ROW_BLOCK = 0xffff

/** Which block each row was dealt to, all rows of a unit to the same one. */
export interface RowBlocks {
  /** u16 × rows: below `count`, or `NO_ROW_BLOCK`. */
  address: number
  count: number
}

/** Raw sums of each block of rows, in kernel memory; what is chosen of them is added up by `momentsOf`. */
export interface BlockMoments {
  /** Blocks of rows. */
  count: number
  /** Rows of each block. */
  rows: Float64Array
  columns: number
  targets: number
  /** Where all of it begins, and where kernels read the plan of columns, their list, and the sums of `bytes` for each block. */
  start: number
  plan: number
  list: number
  sums: number
  bytes: number
  /** Of a target that is a number. */
  targetMean: number
}

/** Room that sums of all blocks may take, and those of all parts that are added up side by side. */
const SUMS_MOST = 192 * 2 ** 20
const PARTS_MOST = 256 * 2 ** 20
const MOST_PARTS = 8
/** Rows of which a part has whole chunks. */
const CHUNK = 8192
const MOST_BLOCKS = 256
const LEAST_BLOCKS = 8

/** How many blocks of rows there may be at most, so that their sums fit: 256, or fewer the more columns. */
export function mostRowBlocks({ features }: Pick<FeatureMatrix, 'features'>, design: Design, target: Target): number {
  const bytes = sumBytes(planColumns(features, design, target, 0))
  let count = MOST_BLOCKS
  while (count > LEAST_BLOCKS && count * bytes > SUMS_MOST) count /= 2
  return count
}

/** Sums of columns and target and of their products by block of rows, in one pass. */
export async function blockMoments(
  kernel: KernelContext,
  matrix: FeatureMatrix,
  design: Design,
  { address, count }: RowBlocks,
): Promise<BlockMoments> {
  const plan = await columnsOf(kernel, matrix, design)
  const start = kernel.mark()
  const planAt = putColumns(kernel, plan)
  const list = kernel.put(plan.list)
  const bytes = sumBytes(plan)
  // As many parts as fit, whatever the threads: what is added up first does not depend on them.
  const chunks = Math.max(1, Math.ceil(matrix.rows / CHUNK))
  const fitting = Math.max(1, Math.min(MOST_PARTS, chunks, Math.floor(PARTS_MOST / (count * bytes))))
  const part = CHUNK * Math.ceil(chunks / fitting)
  const parts = Math.max(1, Math.ceil(matrix.rows / part))
  const sums = kernel.allocZeroed(parts * count * bytes)
  await kernel.parallel({
    label: 'moments',
    run: 'sumBlocks',
    tasks: parts,
    args: [planAt, address, count, matrix.rows, part, sums],
    writes: 'memory',
  })
  await kernel.parallel({
    label: 'moments',
    run: 'addParts',
    tasks: count,
    args: [planAt, count, parts, sums],
    writes: 'memory',
    silent: true,
  })
  kernel.release(sums + 16 * Math.ceil((count * bytes) / 16))
  const rowsOf = (block: number) => kernel.f64(sums + block * bytes + rowsAt(plan), 1)[0] as number
  return {
    count,
    rows: Float64Array.from({ length: count }, (_, block) => rowsOf(block)),
    columns: design.columns.length,
    targets: plan.targets,
    start,
    plan: planAt,
    list,
    sums,
    bytes,
    targetMean: plan.targetMean,
  }
}

/** Moments of the rows of some blocks: how many times each is taken, by block. */
export function momentsOf(kernel: KernelContext, sums: BlockMoments, times: ArrayLike<number>): Moments {
  const mark = kernel.mark()
  const { columns, targets } = sums
  const { address, gram, cross, stride } = openModel(kernel, Uint32Array.of(0, columns), targets)
  const timesAt = kernel.put(Float64Array.from({ length: sums.count }, (_, block) => times[block] ?? 0))
  const told = kernel.alloc(8)
  kernel.timed('moments', () =>
    kernel.call('momentsOfBlocks', sums.plan, sums.count, sums.sums, timesAt, sums.list, address, told),
  )
  const n = kernel.f64(told, 1)[0] as number
  const rowsOf = (at: number, rows: number) => {
    const all = new Float64Array(rows * columns)
    for (let row = 0; row < rows; row++) all.set(kernel.f64(at + 8 * row * stride, columns), row * columns)
    return all
  }
  const moments = { n, columns, targets, gram: rowsOf(gram, columns), cross: rowsOf(cross, targets) }
  kernel.release(mark)
  return moments
}
