import { easeRecords } from '../factors/ease'
import { type Histories, historiesOf } from '../factors/holdings'
import { alikeRecords, type LaidShelf, type LinkRecords, layShelf, linkedLists, type Wanted } from '../factors/links'
import { oneOfAKind } from '../factors/one-of-a-kind'
import { againLists, againScores, popularScores, sameLists } from '../factors/simple'
import type { Lists } from '../factors/top'
import type { KernelContext, KernelInput } from '../kernel-context'
import type { WayName } from '../parameters'
import type { ListOf } from './measures'
import { judgedFlags, type Shelf } from './shelf'
import type { JudgeParameters } from './types'

type Simpler = Exclude<WayName, 'als' | 'bpr'>

type Way = (
  kernel: KernelContext,
  training: KernelInput,
  shelf: Shelf,
  parameters: JudgeParameters,
) => ListOf | Promise<ListOf>

/** What those get who are judged, from whoever finds the best. */
async function listOf(
  shelf: Shelf,
  { k, seen }: JudgeParameters,
  find: (wanted: Wanted) => Lists | Promise<Lists>,
): Promise<ListOf> {
  const wanted = { k, excludeSeen: !seen, wanted: judgedFlags(shelf) }
  const { offsets, items } = await oneOfAKind(find, wanted, shelf.kinds)
  return (row) => items.subarray(offsets[row], offsets[row + 1])
}

const heldBy = (kernel: KernelContext, training: KernelInput, { plan, itemIds }: Shelf): Histories =>
  historiesOf(kernel, training, plan, itemIds)

const linked =
  (records: (shelf: LaidShelf, parameters: JudgeParameters) => Promise<LinkRecords>): Way =>
  async (kernel, training, shelf, parameters) => {
    const laid = layShelf(kernel, heldBy(kernel, training, shelf), shelf.itemIds.length)
    const links = await records(laid, parameters)
    return listOf(shelf, parameters, (wanted) => linkedLists(laid, links, wanted))
  }

/** What is recommended without a model of tastes. Lists stay good after memory is released. */
export const simplerLists: Record<Simpler, Way> = {
  similar: linked((laid, { neighbours }) => alikeRecords(laid, neighbours)),
  ease: linked((laid, { ridge }) => easeRecords(laid, ridge)),
  popular(kernel, training, shelf, parameters) {
    const held = heldBy(kernel, training, shelf)
    const scores = popularScores(held, shelf.itemIds.length, null, null)
    return listOf(shelf, parameters, (wanted) => sameLists(held, scores, wanted))
  },
  again(kernel, training, shelf, parameters) {
    const held = heldBy(kernel, training, shelf)
    const { values, times, nnz } = training
    const scores = againScores(
      values === 0 ? null : kernel.f64(values, nnz),
      times === 0 ? null : kernel.f64(times, nnz),
      held.entries,
    )
    return listOf(shelf, parameters, (wanted) => againLists(held, scores, wanted))
  },
}
