import { parseRecipe } from '../../../analyses/registry'
import { readReference } from '../../../recipe/kept-set'
import type { RecipeData } from '../../../recipe/schema'
import type { PeopleOf } from '../../../workers/people/types'
import type { CommandContext } from '../../run/commands/command'
import { startRun } from '../../run/start-run'
import { keepSet, type NamedSet, referenceOf } from './kept-sets'

/** How a set came about: the question, and which list behind its answer. */
export interface SetOrigin {
  recipe: object
  of: PeopleOf
}

/** The same question of another set. */
function renamed(data: RecipeData, before: string, after: string): RecipeData {
  const { [before]: origin, ...others } = data.sets ?? {}
  const { group, ...roles } = data.roles
  return {
    ...data,
    sets: { ...others, [after]: origin },
    ...(data.filters && {
      filters: data.filters.map((filter) => (filter.value === before ? { ...filter, value: after } : filter)),
    }),
    roles: group === undefined ? roles : { ...roles, group: group === before ? after : group },
  }
}

/** Makes a set again as it came about. The same people are the same set; other data may give others. */
export async function remake(
  { engine }: Pick<CommandContext, 'engine'>,
  called: string,
  origin: SetOrigin,
): Promise<NamedSet> {
  const recipe = parseRecipe(origin.recipe)
  const set = await engine.keepAgain(recipe, origin.of)
  return keepSet(set, called, { recipe, of: origin.of, told: called })
}

/** Sets of a question that came without them, each as it came about. */
export async function makeAgain(context: CommandContext, references: readonly string[]): Promise<void> {
  const { workspace } = context
  for (const reference of references) {
    const { sets = {} } = workspace.getState().recipe.data
    const called = readReference(reference)?.name ?? reference
    const set = await remake(context, called, sets[reference] as SetOrigin)
    workspace.getState().changeRecipe((now) => ({ ...now, data: renamed(now.data, reference, referenceOf(set)) }))
  }
  await startRun(context)
}
