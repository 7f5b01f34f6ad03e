import type { KernelContext } from '../../kernel-context'
import type { FeatureTable } from '../../table-columns'
import { blockMoments, designOf, evaluateSets, momentsOf, putMoments } from '../exact'
import type { MomentsAt } from '../exact/moments-at'
import type { FeatureMatrix } from '../matrix'
import type { Split } from '../split'

/** A column that tells so much of the target is it in other words. */
const LEAK = 0.99

/** Features that tell the target whole, by the part that is searched; not those that somebody named. */
export async function leaksIn(
  kernel: KernelContext,
  table: FeatureTable,
  at: MomentsAt,
  { target }: FeatureMatrix,
): Promise<Set<number>> {
  const singles = at.blocks.map((_, b) => b).filter((b) => at.blocks[b]?.features.length === 1)
  const starts = Uint32Array.from({ length: singles.length + 1 }, (_, i) => i)
  const { r2 } = await evaluateSets(kernel, at, { starts, blocks: Uint32Array.from(singles) })
  const most = target.kind === 'classes' ? target.levels - 1 : 1
  const leaks = new Set<number>()
  singles.forEach((b, i) => {
    const feature = at.blocks[b]?.features[0] as number
    if ((r2[i] as number) / most > LEAK && !table.columns[feature]?.asked) leaks.add(feature)
  })
  return leaks
}

/** The same where nothing else is made of moments. */
export async function leakedFeatures(
  kernel: KernelContext,
  table: FeatureTable,
  matrix: FeatureMatrix,
  { blocks, searching }: Split,
): Promise<Set<number>> {
  const mark = kernel.mark()
  const { design } = await designOf(kernel, matrix)
  if (design.blocks.length === 0) return new Set()
  const sums = await blockMoments(kernel, matrix, design, blocks)
  const leaks = await leaksIn(
    kernel,
    table,
    putMoments(kernel, momentsOf(kernel, sums, searching), design.blocks),
    matrix,
  )
  kernel.release(mark)
  return leaks
}
