import type { Pause } from '../table/pause'
import type { GramOf } from './advice'
import { explainer, factorsOfHistory, type History } from './explain'
import { fold, type Model, modelFor } from './model'
import { nearLabel } from './near-label'
import type { Recommended } from './recommended'
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
  if (history.items.length === 0) return { source: 'popular', items: read, suggestions: popular() }
  const gram = await gramOf(model.number)
  await pause()
  return { source: 'personal', items: read, suggestions: personal(gram) }

  function popular(): Suggestion[] {
    if (result.fallback === 'none') return []
    return topOfMany(model.popularity, k, (item) => had.has(item)).map((item) => ({
      item: model.labels[item]!,
      score: model.popularity[item]!,
      why: [],
    }))
  }

  function personal(gram: Float64Array): Suggestion[] {
    const { alpha, regularization, columns } = result
    const { itemFactors, labels } = model
    const explained = { factors: columns.factors, itemFactors, gram, alpha, regularization }
    const scores = scoresOf(factorsOfHistory(explained, history), itemFactors)
    const parts = explainer(explained, history)
    return topOfMany(scores, k, (item) => had.has(item)).map((item) => {
      const pull = parts(item)
      const reasons = topOf(pull, MOST_REASONS, (at) => history.items[at]!).filter((at) => pull[at]! > 0)
      return {
        item: labels[item]!,
        score: scores[item]!,
        why: reasons.map((at) => ({ item: labels[history.items[at]!]!, weight: pull[at]! })),
      }
    })
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
