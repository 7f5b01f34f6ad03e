import { addSquare, factorize, solve } from './equations'

/** What a customer has, by number of the item in the model, and how much of it. */
export interface History {
  items: ArrayLike<number>
  values: ArrayLike<number>
}

export interface ExplainedModel {
  factors: number
  itemFactors: Float32Array
  /** Lower triangle of YᵀY. */
  gram: Float64Array
  alpha: number
  regularization: number
}

/** As in training: below the one, equations have no clear answer; above the other, one pair drowns all others. */
const LEAST_REGULARIZATION = 1e-6
const HEAVIEST = 1e9

/** W = YᵀY + λI + Σ α·r·y·yᵀ over the items of a history, ready to be solved for, and the α·r. */
function equationsOf({ factors: n, itemFactors, gram, alpha, regularization }: ExplainedModel, history: History) {
  const weights = Float64Array.from(history.values, (value) => Math.min(alpha * value, HEAVIEST))
  const system = gram.slice()
  for (const [j, weight] of weights.entries()) addSquare(system, n, itemFactors, n * history.items[j]!, weight)
  factorize(system, n, Math.max(regularization, LEAST_REGULARIZATION))
  return { weights, system }
}

/**
 * How much each item of a history pulls up the score of any item. A customer's factors are W⁻¹ Σ (1 + α·r) y over
 * their items, so a score is a sum with one part for each of them (Hu, Koren & Volinsky 2008, section 5).
 */
export function explainer(model: ExplainedModel, history: History): (item: number) => Float64Array {
  const { factors: n, itemFactors } = model
  const { weights, system } = equationsOf(model, history)

  return (item) => {
    const seen = Float64Array.from(itemFactors.subarray(n * item, n * item + n))
    solve(system, n, seen)
    return weights.map((weight, j) => {
      const at = n * history.items[j]!
      let likeness = 0
      for (let k = 0; k < n; k++) likeness += seen[k]! * itemFactors[at + k]!
      return (1 + weight) * likeness
    })
  }
}

/** Factors of a customer with such a history: what training would give them if it held the items still. */
export function factorsOfHistory(model: ExplainedModel, history: History): Float64Array {
  const { factors: n, itemFactors } = model
  const { weights, system } = equationsOf(model, history)
  const factors = new Float64Array(n)
  for (const [j, weight] of weights.entries()) {
    const at = n * history.items[j]!
    for (let k = 0; k < n; k++) factors[k]! += (1 + weight) * itemFactors[at + k]!
  }
  solve(system, n, factors)
  return factors
}
