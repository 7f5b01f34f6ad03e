import { analyses, type Recipe } from '../../../analyses/registry'

/** Whether receipts have customers, whom they can be listed by. */
export function isBought({ recipe }: { recipe: Recipe }): boolean {
  // A comparison of ways is about nobody.
  if (analyses[recipe.analysis.kind].rows === 'comparison') return false
  const { layout, roles } = recipe.data
  return layout === 'long' && roles.basket !== undefined && roles.item !== undefined && roles.customer !== undefined
}
