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
  type Wanted,
} from '../factors/links'
import { bytesOfFactors, type Model } from '../factors/model'
import { oneOfAKind } from '../factors/one-of-a-kind'
import { rank } from '../factors/ranking'
import { againLists, againScores, popularScores, sameLists } from '../factors/simple'
import { findTop, type Lists } from '../factors/top'
import { type Stretch, type Training, train } from '../factors/train'
import type { GivenModel } from '../factors/types'
import type { KernelContext, KernelInput } from '../kernel-context'
import type { WayName } from '../parameters'
import type { Learned } from './columns'
import { foldIn } from './fold'
import { foldRanking } from './fold-ranking'
import type { Rules } from './rules'
import type { RecommendParameters } from './types'

/** What every way to recommend is given. */
export interface Lesson {
  kernel: KernelContext
  input: KernelInput
  model: Model
  parameters: RecommendParameters
  given: GivenModel | undefined
  stretch: Stretch
  /** Where the model was trained before, beside others. */
  trained?: Training | undefined
  rules: Pick<Rules, 'barred' | 'kinds'>
}

const UNTRAINED: Training = { loss: [], heldOutLoss: [] }

export const hasFactors = (method: WayName) => method === 'als' || method === 'bpr'

/** How each way comes to its lists. */
export const learn: Record<WayName, (lesson: Lesson) => Promise<Learned>> = {
  async als(lesson) {
    const { kernel, model, parameters, given, stretch, trained } = lesson
    const training = given
      ? await foldIn(kernel, model, given, parameters)
      : (trained ?? (await train(kernel, model, parameters, stretch)))
    return { training, lists: await best(lesson) }
  },
  async bpr(lesson) {
    const { kernel, model, parameters, given, stretch } = lesson
    const held = heldBy(lesson)
    if (given) foldRanking(kernel, model, given, held, parameters)
    const training = given ? UNTRAINED : await rank(kernel, model, reordered(held, model.byLabel), parameters, stretch)
    return { training, lists: await best(lesson) }
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
    const lists = await spread(lesson, (wanted) => sameLists(held, popularity, wanted))
    return { training: UNTRAINED, lists, popularity, impersonal: true }
  },
  async again(lesson) {
    const { kernel, input } = lesson
    const held = heldBy(lesson)
    const values = input.values === 0 ? null : kernel.f64(input.values, input.nnz)
    const times = input.times === 0 ? null : kernel.f64(input.times, input.nnz)
    const scores = againScores(values, times, held.entries)
    return { training: UNTRAINED, lists: await spread(lesson, (wanted) => againLists(held, scores, wanted)) }
  },
}

async function linked(lesson: Lesson, records: (shelf: LaidShelf) => Promise<LinkRecords>): Promise<Learned> {
  const { kernel, model, given } = lesson
  const shelf = layShelf(kernel, heldBy(lesson), model.itemIds.length)
  const addresses = given?.links ? putRecords(shelf, given.links) : await records(shelf)
  const lists = await spread(lesson, (wanted) => linkedLists(shelf, addresses, wanted))
  return { training: UNTRAINED, lists, links: kernel.timed('columns', () => readLinks(shelf, addresses)) }
}

export const heldBy = ({ kernel, input, model }: Pick<Lesson, 'kernel' | 'input' | 'model'>): Histories =>
  kernel.timed('pairs', () => historiesOf(kernel, input, model.plan, model.itemIds))

/** Lists as the shop wants them, from whoever finds the best. */
function spread(
  { kernel, model, parameters: { k, excludeSeen }, rules }: Lesson,
  find: (wanted: Wanted) => Lists | Promise<Lists>,
) {
  const wanted = kernel.u8(model.known, model.customers.rows).slice()
  return oneOfAKind(find, { k, excludeSeen, barred: rules.barred, wanted }, rules.kinds)
}

/** The best by factors, which are looked for for whoever is known. */
async function best(lesson: Lesson): Promise<Lists> {
  const { kernel, input, model } = lesson
  const known = kernel.u8(model.known, model.customers.rows).slice()
  const lists = await spread(lesson, (wanted) => {
    kernel.u8(model.known, known.length).set(wanted.wanted)
    return findTop(kernel, input, model, wanted)
  })
  kernel.u8(model.known, known.length).set(known)
  return lists
}

/** Ways without factors have one, of 0. */
export const factorsOf = ({ method, factors }: RecommendParameters) => (hasFactors(method) ? factors : 1)

export function clearFactors(kernel: KernelContext, { customers, goods }: Model): void {
  for (const { matrix, rows } of [customers, goods]) kernel.u8(matrix, bytesOfFactors(1) * rows).fill(0)
}
