import { useEffect } from 'react'
import { MOST_SQL } from '../../recipe/schema'
import { sameQuestion } from '../run/use-asked-job'
import { useWorkspaceStore } from '../state/workspace'
import { remembered, sqlStore, writeText } from './sql-state'

const AFTER_MS = 250

/**
 * The statement stands in the recipe, and with it in link, history and saved recipe: what is typed goes there, and what
 * comes from there is written, but never run.
 */
export function useTravellingText(): void {
  const workspace = useWorkspaceStore()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const asked = () => workspace.getState().recipe.sql ?? ''
    const put = (change: 'changeRecipe' | 'settleRecipe') => {
      clearTimeout(timer)
      const { text } = sqlStore.getState()
      const fits = text.length <= MOST_SQL ? text : ''
      if (fits === asked()) return
      workspace.getState()[change](({ sql: _, ...recipe }) => (fits === '' ? recipe : { ...recipe, sql: fits }))
    }
    const { text } = sqlStore.getState()
    if (asked() === '') put('settleRecipe')
    else if (asked() !== text) {
      if (text.trim() !== '') remembered(text)
      writeText(asked())
    }
    const stopText = sqlStore.subscribe((now, before) => {
      if (now.text !== before.text) {
        clearTimeout(timer)
        timer = setTimeout(put, AFTER_MS, 'changeRecipe')
      }
      // A link copied while it runs has it.
      if (now.running && !before.running) put('changeRecipe')
    })
    const stopRecipe = workspace.subscribe(({ recipe }, before) => {
      if (recipe.sql === before.recipe.sql || asked() === sqlStore.getState().text) return
      clearTimeout(timer)
      // Without a statement it is one taken back, or another question that says nothing of SQL.
      if (asked() !== '' || sameQuestion(recipe, before.recipe)) writeText(asked())
      else put('settleRecipe')
    })
    return () => {
      put('settleRecipe')
      stopText()
      stopRecipe()
    }
  }, [workspace])
}
