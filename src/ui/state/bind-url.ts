import type { BasketeerError } from '../../recipe/error'
import type { Workspace } from './types'
import { readHash, writeHash } from './url'
import type { WorkspaceStore } from './workspace'

/** Typing and dragging in a filter is one step back, not one per key. */
const SAME_STEP_MS = 900

function sameUrl(a: Workspace, b: Workspace): boolean {
  return a.view === b.view && a.tab === b.tab && a.recipe === b.recipe && a.query === b.query
}

/**
 * Keeps the address and the workspace equal: every change of recipe, view or query is an entry of the history,
 * so Back and Forward are undo and redo. Returns what ends it.
 */
export function bindUrl(store: WorkspaceStore, onBadLink: (error: BasketeerError) => void): () => void {
  let applying = false
  let lastQueryStep = 0

  const apply = () => {
    let found: ReturnType<typeof readHash> = null
    try {
      found = readHash(location.hash)
    } catch (error) {
      onBadLink(error as BasketeerError)
    }
    if (!found) return
    applying = true
    store.setState({ ...found, selected: null })
    applying = false
  }

  const write = (now: Workspace, before: Workspace) => {
    if (applying || sameUrl(now, before)) return
    const hash = writeHash(now)
    if (hash === location.hash) return
    const onlyQuery = now.view === before.view && now.tab === before.tab && now.recipe === before.recipe
    const time = performance.now()
    const sameStep = onlyQuery && time - lastQueryStep < SAME_STEP_MS
    lastQueryStep = onlyQuery ? time : 0
    history[sameStep ? 'replaceState' : 'pushState'](null, '', hash)
  }

  apply()
  history.replaceState(null, '', writeHash(store.getState()))
  window.addEventListener('popstate', apply)
  const unsubscribe = store.subscribe(write)
  return () => {
    window.removeEventListener('popstate', apply)
    unsubscribe()
  }
}
