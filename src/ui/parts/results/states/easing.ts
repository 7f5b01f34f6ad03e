import type { Recipe } from '../../../../analyses/registry'
import { formatBound } from '../../../base/cell-format'
import { formatCount } from '../../../base/format'
import { kindWords } from '../../../face-of'
import type { Easing } from '../grammar'
import { resultWords } from '../words'

const LESS = 0.4

/** Less of it, and round as people type: one significant digit, two below 2. */
export function less(value: number): number {
  const lessened = value * LESS
  const digits = Number(lessened.toPrecision(1)) < 2 * 10 ** Math.floor(Math.log10(lessened)) ? 2 : 1
  return Number(lessened.toPrecision(digits))
}

/** The same question with some parameters changed. */
export function easing(recipe: Recipe, id: string, label: string, change: object): Easing {
  return { id, label, recipe: { ...recipe, analysis: { ...recipe.analysis, ...change } as Recipe['analysis'] } }
}

/** Asks for patterns that are less frequent. */
export function rarer(
  recipe: Recipe,
  { minSupport, minCount }: { minSupport?: number | undefined; minCount?: number | undefined },
): Easing[] {
  const { support } = resultWords.states.ease
  if (minSupport !== undefined) {
    const value = less(minSupport)
    return [easing(recipe, 'support', support(formatBound(value, true)), { minSupport: value })]
  }
  if (minCount === undefined || minCount <= 1) return []
  const value = Math.max(1, Math.floor(minCount * LESS))
  return [
    easing(recipe, 'support', support(`${formatCount(value)} ${kindWords[recipe.analysis.kind].holders}`), {
      minCount: value,
    }),
  ]
}

/** Takes back what rows are held to, if they are held to any of it. */
export function unbound(recipe: Recipe, names: readonly string[]): Easing[] {
  const given = names.filter((name) => Reflect.get(recipe.analysis, name) !== undefined)
  if (given.length === 0) return []
  const free = Object.fromEntries(given.map((name) => [name, undefined]))
  return [easing(recipe, 'constraints', resultWords.states.ease.constraints, free)]
}
