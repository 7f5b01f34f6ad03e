import type { Model } from '../factors/model'
import { startsOf } from '../factors/rows'
import type { Lists } from '../factors/top'
import type { Training } from '../factors/train'
import type { GivenModel, Links } from '../factors/types'
import { joined, type Numbers } from '../joined'
import type { KernelContext } from '../kernel-context'
import type { Rules } from './rules'
import type { RecommendColumns, RecommendParameters } from './types'

/** A model after training, outside kernel memory, and what it recommends. Rows are customers in the order of labels. */
export interface Trained {
  group: number
  /** Rows of the input. */
  customers: Uint32Array
  personal: Uint8Array
  offsets: Uint32Array
  /** Items of the input. */
  items: Uint32Array
  scores: Float32Array
  customerFactors: Float32Array
  itemIds: Uint32Array
  itemFactors: Float32Array
  holders: Uint32Array
  popularity: Float64Array
  training: Training
  links: Links | null
  pairs: number
}

/** What a way to recommend comes to. */
export interface Learned {
  lists: Lists
  training: Training
  links?: Links
  /** How popular each item is, where that is not how many customers ever had it. */
  popularity?: Float64Array
  /** Everybody gets the same, whatever they have. */
  impersonal?: boolean
}

export function trainedModel(
  kernel: KernelContext,
  model: Model,
  learned: Learned,
  factors: number,
  rules: Rules,
  { k, fallback }: RecommendParameters,
  given?: GivenModel,
  byLabel = model.byLabel,
): Trained {
  const { plan, itemIds, holders } = model
  const lists = rules.applied(learned.lists)
  const known = kernel.u8(model.known, model.customers.rows)
  const trainedOn = given ?? { holders, customers: model.byLabel.length }
  const popularity = learned.popularity ?? Float64Array.from(trainedOn.holders, (n) => n / trainedOn.customers)
  const popular =
    fallback === 'popular'
      ? rules.heads(mostPopular(popularity, rules.kinds ? popularity.length : k, rules.barred))
      : new Uint32Array(0)
  const offsets = new Uint32Array(byLabel.length + 1)
  byLabel.forEach((row, place) => {
    const own = (lists.offsets[row + 1] as number) - (lists.offsets[row] as number)
    offsets[place + 1] = (offsets[place] as number) + (known[row] ? own : popular.length)
  })
  const items = new Uint32Array(offsets[byLabel.length] as number)
  const scores = new Float32Array(items.length)
  const popularItems = popular.map((number) => itemIds[number] as number)
  const popularScores = Float32Array.from(popular, (number) => popularity[number] as number)
  byLabel.forEach((row, place) => {
    const to = offsets[place] as number
    if (!known[row]) {
      items.set(popularItems, to)
      scores.set(popularScores, to)
      return
    }
    const from = lists.offsets[row] as number
    const n = (lists.offsets[row + 1] as number) - from
    for (let i = 0; i < n; i++) {
      items[to + i] = itemIds[lists.items[from + i] as number] as number
      scores[to + i] = lists.scores[from + i] as number
    }
  })
  return {
    group: plan.number,
    customers: byLabel.map((row) => plan.firstRow + row),
    personal: Uint8Array.from(byLabel, (row) => (learned.impersonal ? 0 : (known[row] as number))),
    offsets,
    items,
    scores,
    customerFactors: readFactors(kernel, model.customers, factors, byLabel),
    itemIds,
    itemFactors: readFactors(kernel, model.goods, factors, null),
    holders,
    popularity,
    training: learned.training,
    links: learned.links ?? null,
    pairs: model.pairs,
  }
}

/** Numbers of the k items that most customers have; numbers rise with labels. */
function mostPopular(popularity: Float64Array, k: number, barred: Uint8Array | undefined): Uint32Array {
  return Uint32Array.from(popularity.keys())
    .filter((item) => !barred?.[item])
    .sort((a, b) => (popularity[b] as number) - (popularity[a] as number) || a - b)
    .slice(0, k)
}

function readFactors(
  kernel: KernelContext,
  { matrix, rows, bytes }: Model['goods'],
  factors: number,
  order: Uint32Array | null,
): Float32Array {
  const width = bytes / 4
  const words = kernel.u32(matrix, rows * width)
  const padded = new Float32Array(words.buffer, matrix, rows * width)
  const result = new Float32Array(rows * factors)
  for (let place = 0; place < rows; place++) {
    const from = width * (order ? (order[place] as number) : place)
    result.set(padded.subarray(from, from + factors), place * factors)
  }
  return result
}

/** Rows of a model of all that are about one group: they stand together. */
export function rowsOfGroup(
  whole: Trained,
  group: number,
  [from, to]: readonly [number, number],
  factors: number,
): Trained {
  const [first, end] = [whole.offsets[from] as number, whole.offsets[to] as number]
  return {
    ...whole,
    group,
    customers: whole.customers.subarray(from, to),
    personal: whole.personal.subarray(from, to),
    offsets: whole.offsets.slice(from, to + 1).map((offset) => offset - first),
    items: whole.items.subarray(first, end),
    scores: whole.scores.subarray(first, end),
    customerFactors: whole.customerFactors.subarray(factors * from, factors * to),
  }
}

/** The columns of a run from its rows and models, both in the order of their groups' labels. */
export function recommendColumns(
  rows: readonly Trained[],
  models: readonly Trained[],
  factors: number,
  entries: number,
): RecommendColumns {
  const all = <T extends Numbers>(Type: new (length: number) => T, part: (model: Trained) => T) =>
    joined(Type, models.map(part))
  const each = <T extends Numbers>(Type: new (length: number) => T, part: (row: Trained) => T) =>
    joined(Type, rows.map(part))
  const pairs = Uint32Array.from(models, (model) => model.pairs)
  return {
    kind: 'recommend',
    rows: rows.reduce((sum, { customers }) => sum + customers.length, 0),
    group: each(Uint32Array, ({ group, customers }) => new Uint32Array(customers.length).fill(group)),
    customer: each(Uint32Array, ({ customers }) => customers),
    personal: each(Uint8Array, ({ personal }) => personal),
    offsets: joinedStarts(rows.map(({ offsets }) => offsets)),
    items: each(Uint32Array, ({ items }) => items),
    scores: each(Float32Array, ({ scores }) => scores),
    factors,
    customerFactors: each(Float32Array, ({ customerFactors }) => customerFactors),
    modelGroup: Uint32Array.from(models, ({ group }) => group),
    modelItemStart: startsOf(models.map(({ itemIds }) => itemIds.length)),
    modelItems: all(Uint32Array, ({ itemIds }) => itemIds),
    itemFactors: all(Float32Array, ({ itemFactors }) => itemFactors),
    itemCustomers: all(Uint32Array, ({ holders }) => holders),
    popularity: all(Float64Array, ({ popularity }) => popularity),
    ...joinedLinks(models),
    lossStart: startsOf(models.map(({ training }) => training.loss.length)),
    loss: Float64Array.from(models.flatMap(({ training }) => training.loss)),
    heldOutLoss: Float64Array.from(models.flatMap(({ training }) => training.heldOutLoss)),
    pairs,
    droppedPairs: entries - pairs.reduce((sum, n) => sum + n, 0),
  }
}

/** Items that say nothing have no links. */
function joinedLinks(models: readonly Trained[]): Pick<RecommendColumns, 'linkStart' | 'linkItems' | 'linkWeights'> {
  const all = models.map(({ links, itemIds }) => links ?? nothingSaid(itemIds.length))
  return {
    linkStart: joinedStarts(all.map(({ start }) => start)),
    linkItems: joined(
      Uint32Array,
      all.map(({ items }) => items),
    ),
    linkWeights: joined(
      Float64Array,
      all.map(({ weights }) => weights),
    ),
  }
}

const nothingSaid = (items: number): Links => ({
  start: new Uint32Array(items + 1),
  items: new Uint32Array(0),
  weights: new Float64Array(0),
})

/** One list of starts out of many, each of which begins at 0 and ends with its whole length. */
function joinedStarts(parts: readonly Uint32Array[]): Uint32Array {
  const whole = new Uint32Array(1 + parts.reduce((sum, { length }) => sum + length - 1, 0))
  let at = 1
  for (const starts of parts) {
    const before = whole[at - 1] as number
    for (let i = 1; i < starts.length; i++) whole[at++] = before + (starts[i] as number)
  }
  return whole
}
