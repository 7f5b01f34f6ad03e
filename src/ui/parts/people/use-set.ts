import { useCallback } from 'react'
import type { Filter } from '../../../preparation/filter'
import { documentOf } from '../../../recipe/document'
import { isSetFilter, readReference } from '../../../recipe/kept-set'
import type { RecipeData } from '../../../recipe/schema'
import { FIRST_KIND } from '../../face-of'
import { useCommandContext } from '../../run/commands/use-commands'
import { startRun } from '../../run/start-run'
import { missingRoles } from '../../state/missing-roles'
import { type NamedSet, referenceOf } from './kept-sets'
import type { SetOrigin } from './make-again'

export type SetUse = 'only' | 'without' | 'compare'

const sameIds = (value: Filter['value'], ids: readonly string[] | null) =>
  Array.isArray(value) && ids !== null && value.length === ids.length && value.every((id) => ids.includes(String(id)))

/** Whether a condition is about this set, in whichever way it says so. */
export const isAbout = (set: Pick<NamedSet, 'id' | 'ids'>, filter: Filter): boolean =>
  isSetFilter(filter) && (readReference(filter.value)?.id === set.id || sameIds(filter.value, set.ids))

export const isComparedBy = ({ roles }: RecipeData, { id }: Pick<NamedSet, 'id'>): boolean =>
  readReference(roles.group)?.id === id

/** A set of few is said one by one, so that the question is whole wherever it is read. */
function conditionOn(set: NamedSet, op: 'in set' | 'not in set'): Filter {
  return { column: set.column, op, value: set.ids ?? referenceOf(set) }
}

/** How a set came about goes with a question that names it. */
function withOrigin(data: RecipeData, set: NamedSet): RecipeData {
  const { recipe, of } = set.origin
  const origin: SetOrigin = { recipe: documentOf(recipe), of }
  return { ...data, sets: { ...data.sets, [referenceOf(set)]: origin } }
}

/** Of sets that a question does not name it says nothing. */
function tidied({ sets = {}, ...data }: RecipeData): RecipeData {
  const named = new Set([data.roles.group, ...(data.filters ?? []).filter(isSetFilter).map(({ value }) => value)])
  const left = Object.entries(sets).filter(([reference]) => named.has(reference))
  return left.length > 0 ? { ...data, sets: Object.fromEntries(left) } : data
}

function without(data: RecipeData, set: NamedSet): RecipeData {
  const { filters = [], ...rest } = data
  const others = filters.filter((filter) => !isAbout(set, filter))
  const { group, ...roles } = data.roles
  return {
    ...rest,
    ...(others.length > 0 && { filters: others }),
    roles: isComparedBy(data, set) ? roles : { ...roles, ...(group !== undefined && { group }) },
  }
}

function using(asked: RecipeData, set: NamedSet, use: SetUse): RecipeData {
  const data = without(asked, set)
  if (use === 'compare') return { ...data, roles: { ...data.roles, group: referenceOf(set) } }
  return { ...data, filters: [...(data.filters ?? []), conditionOn(set, use === 'only' ? 'in set' : 'not in set')] }
}

/** Asks of a set: what its members alone have, or what all others have; or both, held against each other. */
export function useSetUses() {
  const context = useCommandContext()
  const { workspace } = context
  const ask = useCallback(
    (set: NamedSet, use: SetUse) => {
      const { recipe } = workspace.getState()
      if (use !== 'compare' && recipe.data.roles.basket !== undefined && recipe.data.roles.item !== undefined) {
        workspace.getState().go(FIRST_KIND)
      }
      workspace.getState().changeRecipe((now) => {
        const data = tidied(withOrigin(using(now.data, set, use), set))
        const analysis = use === 'compare' ? { ...now.analysis, perGroup: true } : now.analysis
        return { ...now, data, analysis }
      })
      const asked = workspace.getState().recipe
      if (missingRoles(asked).length > 0) return workspace.getState().go('data')
      void startRun(context)
    },
    [context, workspace],
  )
  /** Forgets every set that the question knows, and asks anew. */
  const askEverybody = useCallback(() => {
    workspace.getState().changeRecipe((now) => {
      const { filters = [], ...rest } = now.data
      const { group, ...roles } = now.data.roles
      const others = filters.filter((filter) => !isSetFilter(filter))
      const grouped = group !== undefined && !readReference(group)
      return {
        ...now,
        data: tidied({
          ...rest,
          ...(others.length > 0 && { filters: others }),
          roles: grouped ? { ...roles, group } : roles,
        }),
        analysis: grouped ? now.analysis : { ...now.analysis, perGroup: false },
      }
    })
    if (missingRoles(workspace.getState().recipe).length === 0) void startRun(context)
  }, [context, workspace])
  /** Forgets what a question says of a set. */
  const drop = useCallback(
    (set: NamedSet) => workspace.getState().changeRecipe((now) => ({ ...now, data: tidied(without(now.data, set)) })),
    [workspace],
  )
  return { ask, askEverybody, drop }
}
