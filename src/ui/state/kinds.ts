import { type AnalysisKind, parseRecipe, type Recipe } from '../../analyses/registry'

const SHARED = ['minSupport', 'minCount', 'maxLength', 'method', 'perGroup', 'include', 'exclude', 'limit'] as const

/** The same question for another analysis: what both know is kept, the rest takes its defaults. */
export function asKind(recipe: Recipe, kind: AnalysisKind): Recipe {
  const { analysis } = recipe
  if (analysis.kind === kind) return recipe
  const kept = Object.fromEntries(
    SHARED.filter((name) => analysis[name] !== undefined).map((name) => [name, analysis[name]]),
  )
  const first = kind === 'rules' ? { metric: 'confidence', minThreshold: 0.3 } : {}
  // The title named the other question.
  const { title: _title, ...untitled } = recipe
  return parseRecipe({ ...untitled, analysis: { kind, ...kept, ...first } })
}
