import type { Recipe } from '../../analyses/registry'
import { asKind } from '../state/kinds'
import type { Settings } from './ways'

/** The question a model was judged for, asked with its settings. */
export function recommendWith(judged: Recipe, settings: Settings): Recipe {
  const recipe = asKind(judged, 'recommend')
  return recipe.analysis.kind === 'recommend' ? { ...recipe, analysis: { ...recipe.analysis, ...settings } } : recipe
}
