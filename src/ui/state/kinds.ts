import { type AnalysisKind, parseRecipe, type Recipe } from '../../analyses/registry'
import { faceOf } from '../face-of'

/** The same question for another analysis: what both know is kept, the rest takes its defaults. */
export function asKind(recipe: Recipe, kind: AnalysisKind): Recipe {
  const { analysis } = recipe
  if (analysis.kind === kind) return recipe
  const { first, keeps } = faceOf(kind)
  const asked = { ...first, perGroup: analysis.perGroup, ...keeps?.(analysis), kind }
  // The title named the other question.
  const { title: _title, ...untitled } = recipe
  const given = Object.entries(asked).filter(([, value]) => value !== undefined)
  return parseRecipe({ ...untitled, analysis: Object.fromEntries(given) })
}
