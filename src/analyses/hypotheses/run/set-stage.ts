import type { KernelContext } from '../../kernel-context'
import type { FeatureTable } from '../../table-columns'
import type { Block, Design } from '../matrix'
import type { BlockMoments } from '../moments/blocks'
import type { Split } from '../split'
import type { TableMatrix } from '../table'
import type { HypothesesParameters } from '../types'

/** What every part of a search for sets is about. */
export interface SetStage {
  kernel: KernelContext
  table: FeatureTable
  matrix: TableMatrix
  parameters: HypothesesParameters
  split: Split
  design: Design
  sums: BlockMoments
  /** Blocks that may explain, by their place; results name these. */
  blocks: readonly Block[]
}
