import { parseRecipe, type Recipe } from '../analyses/registry'
import { BasketeerError } from '../recipe/error'
import { canonicalJson, shortHash } from './hash'

/** A recipe as a file of its own: everything about the analysis except the data. */
export function recipeToFile(recipe: Recipe): { name: string; text: string } {
  const name = `basketeer-${recipe.analysis.kind}-${shortHash(canonicalJson(recipe))}.recipe.json`
  return { name, text: `${JSON.stringify(recipe, null, 2)}\n` }
}

/** Reads such a file back; throws `recipe-invalid` when it is something else. */
export function recipeFromFile(text: string): Recipe {
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch (cause) {
    throw new BasketeerError(
      'recipe-invalid',
      'This file is not a recipe: it is not JSON. Choose a file that was saved with “Save recipe”.',
      cause,
    )
  }
  return parseRecipe(document)
}
