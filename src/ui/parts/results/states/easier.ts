import type { Recipe } from '../../../../analyses/registry'

/** A step that lets more through, for when nothing came. */
export interface Easing {
  id: 'support' | 'earning' | 'threshold' | 'constraints' | 'length' | 'hidden'
  /** The new value, where a number changes. */
  value?: number
  recipe: Recipe
}

const LESS = 0.4

/** Round as people type: one significant digit, two below 2. */
function round(value: number): number {
  const digits = Number(value.toPrecision(1)) < 2 * 10 ** Math.floor(Math.log10(value)) ? 2 : 1
  return Number(value.toPrecision(digits))
}

function withAnalysis(recipe: Recipe, change: Partial<Recipe['analysis']>): Recipe {
  return { ...recipe, analysis: { ...recipe.analysis, ...change } as Recipe['analysis'] }
}

const LIMITING = [
  'include',
  'exclude',
  'antecedentIncludes',
  'consequentIncludes',
  'first',
  'last',
  'maxGapSteps',
  'maxGapTime',
  'maxSpan',
] as const

/** What would let more rows through, likeliest first. */
export function easings(recipe: Recipe): Easing[] {
  const { analysis } = recipe
  const steps: Easing[] = []
  if (analysis.kind === 'recommend') return steps
  if (analysis.kind === 'judge') {
    if (analysis.holdOut > 1) steps.push({ id: 'hidden', value: 1, recipe: withAnalysis(recipe, { holdOut: 1 }) })
    return steps
  }
  if (analysis.kind === 'utility') {
    if (analysis.minUtility !== undefined && analysis.minUtility > 0) {
      const value = round(analysis.minUtility * LESS)
      steps.push({ id: 'earning', value, recipe: withAnalysis(recipe, { minUtility: value }) })
    }
    return steps
  }
  if (analysis.minSupport !== undefined) {
    const value = round(analysis.minSupport * LESS)
    steps.push({ id: 'support', value, recipe: withAnalysis(recipe, { minSupport: value }) })
  } else if (analysis.minCount !== undefined && analysis.minCount > 1) {
    const value = Math.max(1, Math.floor(analysis.minCount * LESS))
    steps.push({ id: 'support', value, recipe: withAnalysis(recipe, { minCount: value }) })
  }
  if (analysis.kind === 'rules' && analysis.minThreshold > 0) {
    const value = round(analysis.minThreshold * LESS)
    steps.push({ id: 'threshold', value, recipe: withAnalysis(recipe, { minThreshold: value }) })
  }
  if (analysis.kind === 'rules' && analysis.maxLength === 1) {
    steps.push({ id: 'length', value: 3, recipe: withAnalysis(recipe, { maxLength: 3 }) })
  }
  const given = LIMITING.filter((name) => (analysis as Record<string, unknown>)[name] !== undefined)
  if (given.length > 0) {
    const free = Object.fromEntries(given.map((name) => [name, undefined]))
    steps.push({ id: 'constraints', recipe: withAnalysis(recipe, free) })
  }
  return steps
}
