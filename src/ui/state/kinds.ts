import { type AnalysisKind, parseRecipe, type Recipe } from '../../analyses/registry'
import type { ValueMeaning } from '../../recipe/guess-money'
import { faceOf } from '../face-of'

/**
 * The same question for another analysis: what both know is kept, the rest takes its defaults, and what the value
 * column means is as the data has it.
 */
export function asKind(recipe: Recipe, kind: AnalysisKind, meaning: ValueMeaning | null = null): Recipe {
  const { analysis } = recipe
  if (analysis.kind === kind) return recipe
  const { first, keeps, means } = faceOf(kind)
  const asked = { ...first, perGroup: analysis.perGroup, ...keeps?.(analysis), ...(meaning && means?.(meaning)), kind }
  // The title named the other question.
  const { title: _title, ...untitled } = recipe
  const given = Object.entries(asked).filter(([, value]) => value !== undefined)
  return parseRecipe({ ...untitled, analysis: Object.fromEntries(given) })
}
