import type { BasketeerError } from '../../recipe/error'
import type { GridQuery } from '../../workers/protocol/query'
import type { Workspace } from './types'
import { beyondLink, readHash, writeHash } from './url'
import { goneTo, sameProposal, type WorkspaceStore } from './workspace'

/** Typing and dragging in a filter is one step back, not one per key. */
const SAME_STEP_MS = 900

function sameUrl(a: Workspace, b: Workspace): boolean {
  return a.view === b.view && a.tab === b.tab && a.recipe === b.recipe && a.query === b.query && a.look === b.look
}

/** Of an entry of the history: the statement that its address is too short for. */
const stateOf = ({ recipe }: Pick<Workspace, 'recipe'>) => {
  const sql = beyondLink(recipe)
  return sql === null ? null : { sql }
}

function withState(found: ReturnType<typeof readHash>): typeof found {
  const { sql } = (history.state ?? {}) as { sql?: unknown }
  if (!found?.recipe || typeof sql !== 'string') return found
  return { ...found, recipe: { ...found.recipe, sql } }
}

function onlySql(now: Workspace, before: Workspace): boolean {
  const { sql: _now, ...rest } = now.recipe
  const { sql: _before, ...others } = before.recipe
  const keys = Object.keys({ ...rest, ...others }) as (keyof typeof rest)[]
  return now.recipe.sql !== before.recipe.sql && keys.every((key) => rest[key] === others[key])
}

/** What a hand changes without stopping: the text while it is typed, one bound while it is dragged. */
function continuousPart(now: GridQuery, before: GridQuery): string {
  const differ = <T extends object>(a: T, b: T) =>
    [...new Set([...Object.keys(a), ...Object.keys(b)])].filter(
      (name) => JSON.stringify(a[name as keyof T]) !== JSON.stringify(b[name as keyof T]),
    )
  const [part, ...others] = differ(now, before)
  if (part === undefined || others.length > 0) return ''
  if (part !== 'ranges') return part === 'text' ? part : ''
  return `ranges ${differ(now.ranges ?? {}, before.ranges ?? {}).join()}`
}

/**
 * Keeps the address and the workspace equal: every change of recipe, view or query is an entry of the history,
 * so Back and Forward are undo and redo. Returns what ends it.
 */
export function bindUrl(store: WorkspaceStore, onBadLink: (error: BasketeerError) => void): () => void {
  let applying = false
  let lastStep = { part: '', time: 0 }

  const apply = (now: Pick<Workspace, 'recipe' | 'fresh'>) => {
    let found: ReturnType<typeof readHash> = null
    try {
      found = withState(readHash(location.hash))
    } catch (error) {
      onBadLink(error as BasketeerError)
    }
    if (!found) return
    applying = true
    // An address may name a view and ask something else; the view is what its reader sees.
    // One that says nothing of a question leaves how its rows are looked at to the view, too.
    const { query, ...rest } = found
    const rows = found.recipe || query.sort.length > 0 || Object.keys(query).length > 1 ? { query } : {}
    const fresh = found.recipe && {
      fresh: now.fresh && sameProposal(found.recipe.analysis, now.recipe.analysis),
    }
    const said = { ...rest, ...rows, ...fresh }
    store.setState({ ...said, ...goneTo(found.view, { ...store.getState(), ...said }), ...rows, selected: null })
    applying = false
  }

  const write = (now: Workspace, before: Workspace) => {
    if (applying || sameUrl(now, before)) return
    const hash = writeHash(now)
    const state = stateOf(now)
    if (hash === location.hash && state?.sql === history.state?.sql) return
    const onlyQuery = sameUrl({ ...now, query: before.query }, before)
    const written = sameUrl({ ...now, recipe: before.recipe }, before) && onlySql(now, before)
    const part = onlyQuery ? continuousPart(now.query, before.query) : written ? 'sql' : ''
    const time = performance.now()
    const sameStep = part !== '' && part === lastStep.part && time - lastStep.time < SAME_STEP_MS
    lastStep = { part, time }
    const settled = now.settled !== before.settled
    history[sameStep || settled ? 'replaceState' : 'pushState'](state, '', hash)
  }

  // What a link asks is nobody's proposal.
  apply({ ...store.getState(), fresh: false })
  history.replaceState(stateOf(store.getState()), '', writeHash(store.getState()))
  const onPop = () => apply(store.getState())
  window.addEventListener('popstate', onPop)
  const unsubscribe = store.subscribe(write)
  return () => {
    window.removeEventListener('popstate', onPop)
    unsubscribe()
  }
}
