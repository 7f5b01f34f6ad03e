import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { type AnalysisKind, parseRecipe, type Recipe } from '../../analyses/registry'
import type { GridQuery } from '../../workers/protocol/query'
import { FIRST_KIND, faceOf } from '../face-of'
import { isKind, type View } from '../places'
import { asKind } from './kinds'
import type { Workspace, WorkspaceActions } from './types'

export type WorkspaceStore = StoreApi<Workspace & WorkspaceActions>

/** The question asked before anybody changes it. */
export function firstRecipe(): Recipe {
  return parseRecipe({
    recipe: 1,
    data: { files: [], layout: 'long', roles: {} },
    analysis: { kind: FIRST_KIND, ...faceOf(FIRST_KIND).first },
  })
}

export const emptyQuery: GridQuery = { sort: [] }

/** How often a pattern must come, and how tastes are learned: what a fresh question has the data propose. */
const PROPOSED = [
  ...(['minSupport', 'minCount', 'minBaskets', 'top', 'minUtility'] as const),
  ...(['factors', 'alpha', 'regularization'] as const),
]

export function sameProposal(a: object, b: object): boolean {
  const of = (asked: object) => PROPOSED.map((name) => (asked as Record<string, unknown>)[name])
  return of(a).join() === of(b).join()
}

/** The rows of a question that was just asked; a host has them in the order of the result. */
export const firstQuery = (kind: AnalysisKind, embedded: boolean): GridQuery =>
  (embedded ? undefined : faceOf(kind).looks) ?? emptyQuery

type Going = Pick<Workspace, 'recipe' | 'query' | 'look' | 'meaning' | 'fresh' | 'embedded'>

/** What going to a view makes of question and filters: a view of an analysis asks that analysis. */
export function goneTo(
  view: View,
  { recipe, query, look, meaning, fresh, embedded }: Going,
): Pick<Workspace, 'view' | 'recipe' | 'query' | 'look' | 'fresh'> {
  if (!isKind(view) || recipe.analysis.kind === view) return { view, recipe, query, look, fresh }
  const asked = asKind(recipe, view, meaning)
  return {
    view,
    recipe: asked,
    query: firstQuery(view, embedded),
    look: {},
    fresh: !embedded && (fresh || sameProposal(asked.analysis, faceOf(view).first)),
  }
}

export function createWorkspace(initial: Partial<Workspace> = {}): WorkspaceStore {
  return createStore<Workspace & WorkspaceActions>()((set) => ({
    view: 'start',
    tab: 'grid',
    recipe: firstRecipe(),
    meaning: null,
    shownJob: null,
    query: firstQuery(FIRST_KIND, initial.embedded ?? false),
    look: {},
    settled: 0,
    fresh: initial.embedded !== true,
    selected: null,
    theme: 'system',
    embedded: false,
    ...initial,

    go: (view) => set((now) => ({ ...goneTo(view, now), selected: now.view === view ? now.selected : null })),
    showTab: (tab) => set({ tab }),
    changeRecipe: (change) =>
      set((now) => {
        const recipe = change(now.recipe)
        return { recipe, fresh: now.fresh && sameProposal(now.recipe.analysis, recipe.analysis) }
      }),
    settleRecipe: (change) => set((now) => ({ recipe: change(now.recipe), settled: now.settled + 1 })),
    ask: (recipe) =>
      set(({ embedded }) => ({ recipe, query: firstQuery(recipe.analysis.kind, embedded), fresh: false })),
    mean: (meaning) =>
      set(({ recipe }) => {
        const part = faceOf(recipe.analysis.kind).means?.(meaning)
        return {
          meaning,
          recipe: part ? { ...recipe, analysis: { ...recipe.analysis, ...part } as Recipe['analysis'] } : recipe,
        }
      }),
    setQuery: (change) => set((now) => ({ query: change(now.query) })),
    setLook: (change) => set((now) => ({ look: change(now.look) })),
    settleLook: (change) => set((now) => ({ look: change(now.look), settled: now.settled + 1 })),
    select: (selected) => set({ selected }),
    showJob: (shownJob) => set((now) => (now.shownJob === shownJob ? now : { shownJob, selected: null })),
    setTheme: (theme) => set({ theme }),
  }))
}

export const WorkspaceContext = createContext<WorkspaceStore | null>(null)

/** The store itself, for handlers that read without subscribing. */
export function useWorkspaceStore(): WorkspaceStore {
  const store = useContext(WorkspaceContext)
  if (!store) throw new Error('useWorkspace needs a WorkspaceContext above it')
  return store
}

/** What the screen remembers, and the actions that change it. */
export function useWorkspace<T>(selector: (state: Workspace & WorkspaceActions) => T): T {
  return useStore(useWorkspaceStore(), selector)
}
