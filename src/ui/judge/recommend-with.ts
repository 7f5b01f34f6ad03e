import type { Recipe } from '../../analyses/registry'
import { asKind } from '../state/kinds'
import { type Way, wayNameOf } from './ways'

/** The question a way was judged for, asked of it. */
export function recommendWith(judged: Recipe, { method, settings, factors }: Way): Recipe {
  const recipe = asKind(judged, 'recommend')
  if (recipe.analysis.kind !== 'recommend' || judged.analysis.kind !== 'judge') return recipe
  const { method: _, ...asked } = recipe.analysis
  if (settings) return { ...recipe, analysis: { ...asked, ...settings } }
  const { neighbours, ridge, seen } = judged.analysis
  const own = {
    ...(method === 'item-knn' && { neighbours }),
    ...(method === 'ease' && { ridge }),
    ...(method === 'bpr' && { factors, regularization: RANKING_REGULARIZATION }),
    ...(seen && { excludeSeen: false }),
  }
  return { ...recipe, analysis: { ...asked, ...own, method: wayNameOf(method) } }
}

/** Rankings are judged with it. */
const RANKING_REGULARIZATION = 0.01
