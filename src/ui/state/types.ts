import type { AnalysisKind, Recipe } from '../../analyses/registry'
import type { ValueMeaning } from '../../recipe/guess-money'
import type { GridQuery } from '../../workers/protocol/query'
import type { faces } from '../faces'
import type { View } from '../places'
import type { LookSettings } from './look-schema'

/** How the rows of a result are looked at; each face knows its own, and the grid is one of all. */
export type Tab = (typeof faces)[AnalysisKind]['tabs'][number]
export type ThemeMode = 'light' | 'dark' | 'system'

/** Everything the screen remembers. The recipe, the view, the query and the look live in the URL; Back and Forward are undo. */
export interface Workspace {
  view: View
  tab: Tab
  recipe: Recipe
  /** What the value column of the open file says, as far as that is known. */
  meaning: ValueMeaning | null
  /** The job whose result is on the screen. */
  shownJob: string | null
  /** One query for grid, charts, facets and export: they always show the same rows. */
  query: GridQuery
  /** How pictures that have settings of their own are set up. */
  look: LookSettings
  /** Nobody has said yet how often a pattern must come, so the data may propose it. */
  fresh: boolean
  /** How often a picture or a question has set itself up: that belongs to the step before, and is none of its own. */
  settled: number
  /** Row of the shown result that detail and charts have in hand. */
  selected: number | null
  theme: ThemeMode
  embedded: boolean
}

export interface WorkspaceActions {
  go(view: View): void
  showTab(tab: Tab): void
  /** Every change of the recipe is one step of undo. */
  changeRecipe(change: (recipe: Recipe) => Recipe): void
  /** What the value column says, for this question and those to come. */
  mean(meaning: ValueMeaning): void
  /** What the data proposes for a fresh question: no step of its own. */
  settleRecipe(change: (recipe: Recipe) => Recipe): void
  /** A question that is there whole, with its rows as of a fresh one. */
  ask(recipe: Recipe): void
  setQuery(change: (query: GridQuery) => GridQuery): void
  setLook(change: (look: LookSettings) => LookSettings): void
  /** The same where nobody asked for it: a picture that opens chooses what it shows first. */
  settleLook(change: (look: LookSettings) => LookSettings): void
  select(index: number | null): void
  showJob(jobId: string | null): void
  setTheme(theme: ThemeMode): void
}
