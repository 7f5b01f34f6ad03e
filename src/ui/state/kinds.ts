import { type AnalysisKind, parseRecipe, type Recipe } from '../../analyses/registry'
import { documentOf } from '../../recipe/document'
import type { ValueMeaning } from '../../recipe/guess-money'
import type { Roles } from '../../recipe/schema'
import { faceOf } from '../face-of'

/**
 * The same question for another analysis: what both know is kept, the rest takes its defaults, and what the value
 * column means is as the data has it.
 */
export function asKind(recipe: Recipe, kind: AnalysisKind, meaning: ValueMeaning | null = null): Recipe {
  const { analysis } = recipe
  if (analysis.kind === kind) return recipe
  const { first, keeps, fits, means } = faceOf(kind)
  const mapped = { ...fits?.(recipe.data.roles), ...(meaning && means?.(meaning)) }
  const asked = { ...first, perGroup: analysis.perGroup, ...keeps?.(analysis), ...mapped, kind }
  // The title named the other question.
  const { title: _title, ...untitled } = recipe
  return parseRecipe(documentOf({ ...untitled, analysis: given(asked) as Recipe['analysis'] }))
}

/** The same question of a file just opened, whose columns mean `roles`. */
export function fitted({ analysis }: Recipe, roles: Roles): Recipe['analysis'] {
  const perGroup = roles.group !== undefined
  return given({ ...analysis, ...faceOf(analysis.kind).fits?.(roles), perGroup }) as Recipe['analysis']
}

const given = (asked: object) => Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined))
