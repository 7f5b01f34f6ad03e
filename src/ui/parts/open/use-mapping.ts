import { useCallback } from 'react'
import type { RecipeData, Role } from '../../../recipe/schema'
import { useEngine } from '../../state/engine-context'
import { useWorkspace, useWorkspaceStore } from '../../state/workspace'
import { mappingChanged } from './opening-state'
import { rememberMapping } from './remembered'

/** The data part of the question, and changes to it: one step of undo each, remembered for files with these columns. */
export function useMapping() {
  const engine = useEngine()
  const store = useWorkspaceStore()
  const data = useWorkspace((w) => w.recipe.data)

  const change = useCallback(
    (part: Partial<RecipeData>) => {
      store.getState().changeRecipe((recipe) => {
        const merged = Object.entries({ ...recipe.data, ...part }).filter(([, value]) => value !== undefined)
        return { ...recipe, data: Object.fromEntries(merged) as unknown as RecipeData }
      })
      mappingChanged()
      const { source } = engine.getState()
      if (source) void rememberMapping(source, store.getState().recipe.data)
    },
    [engine, store],
  )

  const setRole = useCallback(
    (role: Role, column: string | null) => {
      const { roles } = store.getState().recipe.data
      const others = Object.entries(roles).filter(([other, name]) => other !== role && name !== undefined)
      // What items are called and belong to is said of those that were.
      const ofItems = role === 'item' ? { levels: undefined, level: undefined, mix: undefined, names: undefined } : {}
      change({ roles: Object.fromEntries(column === null ? others : [...others, [role, column]]), ...ofItems })
      if (role !== 'group') return
      const perGroup = column !== null
      store.getState().changeRecipe((recipe) => ({ ...recipe, analysis: { ...recipe.analysis, perGroup } }))
    },
    [store, change],
  )

  return { data, change, setRole }
}
