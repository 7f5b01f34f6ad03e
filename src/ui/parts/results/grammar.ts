import { type ComponentType, createContext, useContext } from 'react'
import type { AnalysisKind, Recipe } from '../../../analyses/registry'
import type { Job } from '../../../workers/protocol/jobs'
import type { GridQuery } from '../../../workers/protocol/query'
import type { Facets, ResultRow } from '../../../workers/protocol/result'
import type { FaceWords } from '../../face'
import { faceOf } from '../../face-of'
import type { Measure } from './measures'
import type { Preset } from './presets'
import type { ChangeQuery } from './use-grid-query'

/** One thing that narrows the rows, in words, and the query without it. */
export interface ActiveFilter {
  id: string
  label: string
  without(query: GridQuery): GridQuery
}

/** A question that lets more through, for when nothing came. */
export interface Easing {
  id: string
  label: string
  recipe: Recipe
}

/** A switch and what it does. */
export interface SwitchWords {
  label: string
  means: string
}

/** What chips of an analysis work on. */
export interface FilterProps {
  facets: Facets | undefined
  /** The group column of the result, where it has one. */
  group: string | null
  query: GridQuery
  change: ChangeQuery
}

/**
 * What rows of an analysis are made of: all that grid, filters, pictures, states and export know of it. Its view hands it
 * in; nobody looks it up.
 */
export interface ResultGrammar {
  kind: AnalysisKind
  /** Its numbers, in the order in which they are offered. */
  measures: readonly Measure[]
  /** Measures whose thresholds stand there at once; the others come when they are asked for. */
  offered: readonly string[]
  /** Where an item can stand, with the word for it; with one place there is nothing to choose. */
  places: Readonly<Record<string, string>>
  presets: readonly Preset[]
  /** A length in words: `3 items`; absent where all rows are equally long. */
  length?(count: number): string
  /** The word for rows of a single item, where a fresh question leaves them out. */
  singles?: SwitchWords
  /** The words for the order of a fresh question: what is strong, and surely so, first. */
  strongest?: SwitchWords
  /** What would let more rows through, likeliest first. */
  easings(recipe: Recipe): readonly Easing[]
  /** Chips that only this analysis has, behind its presets. */
  Chips?: ComponentType<FilterProps>
  /** Switches that only this analysis has, behind the thresholds. */
  Switches?: ComponentType<FilterProps>
  /** Its own conditions in words: those without a chip of their own, and those that a switch says already. */
  conditions?: { said(query: GridQuery): ActiveFilter[]; switched(query: GridQuery): ActiveFilter[] }
  /** What a run is at in its longest phase, where there is more to say than its verbs do. */
  working?(job: Job): string | undefined
  /** A row that says little beside others stands back. */
  quiet?(row: ResultRow): boolean
}

const GrammarContext = createContext<ResultGrammar | null>(null)
export const GrammarProvider = GrammarContext.Provider

/** The grammar of the view around. */
export function useGrammar(): ResultGrammar {
  const grammar = useContext(GrammarContext)
  if (!grammar) throw new Error('useGrammar needs an AnalysisPage above it')
  return grammar
}

/** What the analysis of the view around calls its rows. */
export const useNouns = (): FaceWords => faceOf(useGrammar().kind).words()
