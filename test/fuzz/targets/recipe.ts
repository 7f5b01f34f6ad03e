import { parseRecipe } from '../../../src/analyses/registry'
import { tableRequest } from '../../../src/analyses/table-request'
import { disordered } from '../disorder'
import { makeRecipe } from '../make/recipe'
import { mustEqual, mustRead, type Target } from '../target'

/** Completed recipes are complete, and say what table they need. */
function parsed(document: unknown): string {
  const once = parseRecipe(document)
  mustEqual('parsed again', parseRecipe(structuredClone(once)), once)
  tableRequest(once)
  return once.analysis.kind
}

export const recipe: Target = {
  name: 'recipe',
  make: makeRecipe,
  check: (document) => mustRead(async () => parsed(document)),
}

export const recipeDamaged: Target = {
  name: 'recipe-damaged',
  make: (random) => disordered(random, makeRecipe(random)),
  check: async (document) => parsed(document),
}
