import { easeRecords, requireFewItems } from '../factors/ease'
import { type Histories, historiesOf, reordered } from '../factors/holdings'
import {
  alikeRecords,
  type LaidShelf,
  type LinkRecords,
  layShelf,
  linkedLists,
  putRecords,
  readLinks,
} from '../factors/links'
import { bytesOfFactors, type Model } from '../factors/model'
import { rank } from '../factors/ranking'
import { againLists, againScores, popularScores, sameLists } from '../factors/simple'
import { findTop } from '../factors/top'
import { type Stretch, type Training, train } from '../factors/train'
import type { GivenModel } from '../factors/types'
import type { KernelContext, KernelInput } from '../kernel-context'
import type { WayName } from '../parameters'
import type { Learned } from './columns'
import { foldIn } from './fold'
import { foldRanking } from './fold-ranking'
import type { RecommendParameters } from './types'

/** What every way to recommend is given. */
export interface Lesson {
  kernel: KernelContext
  input: KernelInput
  model: Model
  parameters: RecommendParameters
  given: GivenModel | undefined
  stretch: Stretch
  barred: Uint8Array | undefined
}

const UNTRAINED: Training = { loss: [], heldOutLoss: [] }

export const hasFactors = (method: WayName) => method === 'als' || method === 'bpr'

/** How each way comes to its lists. */
export const learn: Record<WayName, (lesson: Lesson) => Promise<Learned>> = {
  async als({ kernel, input, model, parameters, given, stretch, barred }) {
    const training = given
      ? await foldIn(kernel, model, given, parameters)
      : await train(kernel, model, parameters, stretch)
    return { training, lists: await findTop(kernel, input, model, { ...parameters, barred }) }
  },
  async bpr(lesson) {
    const { kernel, input, model, parameters, given, stretch, barred } = lesson
    const held = heldBy(lesson)
    if (given) foldRanking(kernel, model, given, held, parameters)
    const training = given ? UNTRAINED : await rank(kernel, model, reordered(held, model.byLabel), parameters, stretch)
    return { training, lists: await findTop(kernel, input, model, { ...parameters, barred }) }
  },
  similar: (lesson) => linked(lesson, (shelf) => alikeRecords(shelf, lesson.parameters.neighbours)),
  ease(lesson) {
    requireFewItems(lesson.model.itemIds.length)
    return linked(lesson, (shelf) => easeRecords(shelf, lesson.parameters.ridge))
  },
  async popular(lesson) {
    const { kernel, input, model, given, parameters } = lesson
    const held = heldBy(lesson)
    const times = input.times === 0 ? null : kernel.f64(input.times, input.nnz)
    const popularity = given
      ? Float64Array.from(given.holders, (n) => n / Math.max(1, given.customers))
      : popularScores(held, model.itemIds.length, times, parameters.window)
    return { training: UNTRAINED, lists: sameLists(held, popularity, wantedOf(lesson)), popularity, impersonal: true }
  },
  async again(lesson) {
    const { kernel, input } = lesson
    const held = heldBy(lesson)
    const values = input.values === 0 ? null : kernel.f64(input.values, input.nnz)
    const times = input.times === 0 ? null : kernel.f64(input.times, input.nnz)
    return { training: UNTRAINED, lists: againLists(held, againScores(values, times, held.entries), wantedOf(lesson)) }
  },
}

async function linked(lesson: Lesson, records: (shelf: LaidShelf) => Promise<LinkRecords>): Promise<Learned> {
  const { kernel, model, given } = lesson
  const shelf = layShelf(kernel, heldBy(lesson), model.itemIds.length)
  const addresses = given?.links ? putRecords(shelf, given.links) : await records(shelf)
  const lists = await linkedLists(shelf, addresses, wantedOf(lesson))
  return { training: UNTRAINED, lists, links: kernel.timed('columns', () => readLinks(shelf, addresses)) }
}

export const heldBy = ({ kernel, input, model }: Pick<Lesson, 'kernel' | 'input' | 'model'>): Histories =>
  kernel.timed('pairs', () => historiesOf(kernel, input, model.plan, model.itemIds))

function wantedOf({ kernel, model, parameters: { k, excludeSeen }, barred }: Lesson) {
  return { k, excludeSeen, barred, wanted: kernel.u8(model.known, model.customers.rows).slice() }
}

/** Ways without factors have one, of 0. */
export const factorsOf = ({ method, factors }: RecommendParameters) => (hasFactors(method) ? factors : 1)

export function clearFactors(kernel: KernelContext, { customers, goods }: Model): void {
  for (const { matrix, rows } of [customers, goods]) kernel.u8(matrix, bytesOfFactors(1) * rows).fill(0)
}
