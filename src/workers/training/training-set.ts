import type { KernelContext } from '../../analyses/kernel-context'
import type { TrainingQuestion } from '../../preparation/training/question'
import { rankedIds } from './ids'
import type { ActionsRead, Intake } from './intake'
import { type Reach, reachOf, writtenStarts } from './reach'
import { type Slices, slicesOf } from './slices'
import { type SortedActions, sortActions } from './sort-actions'
import { type Carousels, type Dictionaries, type Ids, NO_ID } from './types'

/** All that is written, before it is. Actions lie in the memory of the kernels. */
export interface TrainingSet {
  question: TrainingQuestion
  ids: Dictionaries
  actions: SortedActions
  /** Items are ranks of ids, as those of actions are. */
  shown: Carousels
  slices: Slices
  reach: Reach
  /** Where the actions of each history begin among those that are written. */
  starts: Uint32Array
  read: ReadonlyMap<string, ActionsRead>
  /** Milliseconds that each stage took. */
  stages: Record<string, number>
}

export async function trainingSetOf(
  kernel: KernelContext,
  question: TrainingQuestion,
  intake: Intake,
  given: Carousels,
  dictionaries: Dictionaries,
): Promise<TrainingSet> {
  const stages: Record<string, number> = {}
  const timed = async <T>(stage: string, work: () => T | Promise<T>): Promise<T> => {
    const since = performance.now()
    const done = await work()
    stages[stage] = performance.now() - since
    return done
  }
  const { ids: items, rankOf } = await timed('ids', () => rankedIds(dictionaries.items))
  const customers = dictionaries.customers.length
  const actions = await timed('sort', () => sortActions(kernel, intake.batches, customers, rankOf))
  const shown = { ...given, items: given.items.map((code) => (code === NO_ID ? NO_ID : rankOf[code]!)) }
  const slices = await timed('slices', () => slicesOf(actions, shown, question))
  const reach = await timed('reach', () => reachOf(slices.histories))
  const starts = writtenStarts(reach, slices.histories)
  const ids = { ...dictionaries, items }
  return { question, ids, actions, shown, slices, reach, starts, read: intake.sources, stages }
}

/** Whether an item is called 0, as padding is: then only types and lengths tell them apart. */
export function hasItemZero(items: Ids): boolean {
  return items instanceof BigInt64Array && items.includes(0n)
}
