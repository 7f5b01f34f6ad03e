import { firstOfKinds, NO_KIND } from '../../analyses/factors/one-of-a-kind'
import { rankedFactors } from '../../analyses/factors/ranked-factors'
import type { Pause } from '../table/pause'
import type { GramOf } from './advice'
import { explainer, factorsOfHistory, type History } from './explain'
import { linksOf } from './links'
import { fold, type Model, modelFor } from './model'
import { nearLabel } from './near-label'
import { isAllowed, type Recommended } from './recommended'
import { topOf, topOfMany } from './top'
import type { FoldIn, FoldInQuery, Suggestion } from './types'

const MOST_REASONS = 3
/** Names to look for something near to: a list of another shop is all unknown. */
const MOST_NEAR = 50

/** What a typed basket would be recommended. Who has nothing that the model knows gets what is popular, and it says so. */
export async function foldIn(
  result: Recommended,
  { items, group, k }: FoldInQuery,
  gramOf: GramOf,
  pause: Pause,
): Promise<FoldIn> {
  const model = modelFor(result, group)
  const numbers = numbersOf(model, items)
  const history = historyOf(items, numbers)
  const had = new Set(result.excludeSeen ? numbers : [])
  let searched = 0
  const read = items.map(({ label }, at) => {
    const number = numbers[at]!
    const near = number < 0 && searched++ < MOST_NEAR ? nearLabel(model, fold(label)) : null
    return { label, item: number < 0 ? null : model.labels[number]!, near }
  })
  const { method } = result
  const told = { method, items: read }
  if (history.items.length === 0 || method === 'popular') {
    return {
      ...told,
      source: 'popular',
      suggestions: result.fallback === 'none' && method !== 'popular' ? [] : popular(),
    }
  }
  const { scores, parts, only } = await opinionOf(result, model, history, gramOf)
  await pause()
  return { ...told, source: 'personal', suggestions: personal() }

  function popular(): Suggestion[] {
    return headed(bestOf(model.popularity, isLeft)).map((item) => ({
      item: model.labels[item]!,
      score: model.popularity[item]!,
      why: [],
    }))
  }

  function isLeft(item: number): boolean {
    return (method !== 'again' && had.has(item)) || !isAllowed(result, model.labels[item]!)
  }

  /** What the shop puts first goes before all. */
  function headed(best: number[]): number[] {
    const first = (result.rules.always ?? []).flatMap((label) => model.asWritten.get(label) ?? [])
    const heads = first.filter((item) => !isLeft(item))
    const others = best.filter((item) => !heads.includes(item))
    return [...heads, ...ofOneKind(others, heads)].slice(0, k)
  }

  /** Of what is best any number may be of one kind. */
  function bestOf(values: Float64Array, left: (item: number) => boolean): number[] {
    if (!result.kindOf) return topOfMany(values, k, left)
    return topOf(values, values.length).filter((item) => !left(item))
  }

  function ofOneKind(items: number[], heads: number[]): number[] {
    const { kindOf } = result
    if (!kindOf) return items
    const kind = (item: number) => kindOf(model.ids[item]!)
    return firstOfKinds(
      items,
      kind,
      k,
      heads.map(kind).filter((each) => each !== NO_KIND),
    )
  }

  function personal(): Suggestion[] {
    const best = bestOf(scores, (item) => isLeft(item) || (only && !(scores[item]! > 0)))
    return headed(best).map((item) => {
      const pull = parts(item)
      const reasons = topOf(pull, MOST_REASONS, (at) => history.items[at]!).filter((at) => pull[at]! > 0)
      return {
        item: model.labels[item]!,
        score: scores[item]!,
        why: reasons.map((at) => ({ item: model.labels[history.items[at]!]!, weight: pull[at]! })),
      }
    })
  }
}

interface Opinion {
  /** Of each item of the model. */
  scores: Float64Array
  parts(item: number): Float64Array
  /** Only what something speaks for is recommended. */
  only: boolean
}

async function opinionOf(
  { method, alpha, regularization, columns }: Recommended,
  { itemFactors, number, labels }: Model,
  history: History & { items: number[] },
  gramOf: GramOf,
): Promise<Opinion> {
  const nothing = () => new Float64Array(0)
  switch (method) {
    case 'similar':
    case 'ease': {
      const links = linksOf(columns, number)
      return { scores: links.scores(history.items), parts: (item) => links.parts(history.items, item), only: true }
    }
    case 'again':
    case 'popular': {
      const scores = new Float64Array(labels.length)
      for (const [at, item] of history.items.entries()) scores[item] = history.values[at]!
      return { scores, parts: nothing, only: true }
    }
    case 'bpr': {
      const own = rankedFactors({ factors: columns.factors, itemFactors, regularization }, history.items)
      return { scores: scoresOf(Float64Array.from(own), itemFactors), parts: nothing, only: false }
    }
    case 'als': {
      const gram = await gramOf(number)
      const explained = { factors: columns.factors, itemFactors, gram, alpha, regularization }
      const parts = explainer(explained, history)
      return { scores: scoresOf(factorsOfHistory(explained, history), itemFactors), parts, only: false }
    }
  }
}

/** Of each label its number in the model, or -1. As it is written goes before any other way to write it. */
function numbersOf({ asWritten, inAnyCase }: Model, items: FoldInQuery['items']): number[] {
  return items.map(({ label }) => asWritten.get(label) ?? inAnyCase.get(fold(label)) ?? -1)
}

/** As in training: the same item again adds up, and what adds up to nothing is left out. */
function historyOf(items: FoldInQuery['items'], numbers: readonly number[]): History & { items: number[] } {
  const values = new Map<number, number>()
  for (const [at, { value }] of items.entries()) {
    const number = numbers[at]!
    if (number >= 0) values.set(number, (values.get(number) ?? 0) + value)
  }
  const held = [...values].filter(([, value]) => value > 0)
  return { items: held.map(([number]) => number), values: held.map(([, value]) => value) }
}

function scoresOf(factors: Float64Array, itemFactors: Float32Array): Float64Array {
  const n = factors.length
  return Float64Array.from({ length: itemFactors.length / n }, (_, item) => {
    let score = 0
    for (let k = 0; k < n; k++) score += factors[k]! * itemFactors[n * item + k]!
    return score
  })
}
