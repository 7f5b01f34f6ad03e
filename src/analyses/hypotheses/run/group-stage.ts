import type { KernelContext } from '../../kernel-context'
import type { Split } from '../split'
import { wordsOfGroup } from '../subgroups'
import type { SubgroupOptions } from '../subgroups/types'
import type { TableMatrix } from '../table'
import type { HypothesesParameters } from '../types'
import { type Conditions, possibleGroups } from './conditions'

/** What every part of a search for groups of rows is about. */
export interface GroupStage {
  kernel: KernelContext
  matrix: TableMatrix
  parameters: HypothesesParameters
  split: Split
  conditions: Conditions
  /** What is asked of a search in so many rows. */
  asked(rows: number): Partial<SubgroupOptions>
}

/** Words of bitmaps that a look at all groups of so many conditions takes; at each of `some` of them where only these are. */
export function costOfGroups(
  { matrix: { target }, conditions }: Pick<GroupStage, 'matrix' | 'conditions'>,
  rows: number,
  length: number,
  some = possibleGroups(conditions, length),
): number {
  return some * wordsOfGroup(rows, { number: 0, binary: 1, classes: target.levels }[target.kind])
}
