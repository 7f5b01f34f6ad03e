import type { Recipe } from '../../analyses/registry'
import { writeHash } from '../state/url'
import { emptyQuery } from '../state/workspace'

/** Equal questions have equal addresses, whatever the order of their parameters. */
export function sameQuestion(a: Recipe, b: Recipe): boolean {
  return a === b || addressOf(a) === addressOf(b)
}

const addresses = new WeakMap<Recipe, string>()

function addressOf(recipe: Recipe): string {
  const hash = () => writeHash({ view: recipe.analysis.kind, tab: 'grid', query: emptyQuery, recipe })
  const address = addresses.get(recipe) ?? hash().split('&').sort().join('&')
  addresses.set(recipe, address)
  return address
}
