import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { BasketeerError } from '../../../recipe/error'
import type { Oddity } from '../../../workers/protocol/oddities'
import type { Workspace } from '../../state/types'

/** Where the mapping on the screen came from. */
export type MappingOrigin = 'model' | 'guessed' | 'remembered' | 'link' | 'sample'

/** What a link asks for: its question, how its answer is looked at, and where. */
export type Asked = Pick<Workspace, 'view' | 'tab' | 'recipe' | 'query' | 'look'>

/** A question that came without its data, when a file was opened that cannot answer it. */
interface Unmet {
  asked: Asked
  file: string
  /** Columns that the question names and the file does not have. */
  lacks: string[]
}

interface Opening {
  /** What is being opened; null when nothing is. */
  name: string | null
  error: unknown
  origin: MappingOrigin | null
  /** Kept until a file comes that has its columns, or it is let go. */
  unmet: Unmet | null
  /** What the guess at a file left out as no goods. */
  apart: { of: string; some: readonly Oddity[] } | null
}

export const openingState = createStore<Opening>(() => ({
  name: null,
  error: null,
  origin: null,
  unmet: null,
  apart: null,
}))

export function useOpening(): Opening {
  return useStore(openingState)
}

export function mappingChanged(): void {
  openingState.setState({ origin: null })
}

export function forgetUnmet(): void {
  openingState.setState({ unmet: null })
}

let underWay = new AbortController()

export function cancelOpening(): void {
  underWay.abort()
}

/** Something is opened: while it lasts, and if it fails, the screen says so. */
export async function opening<T>(name: string, work: (signal: AbortSignal) => Promise<T>): Promise<T | undefined> {
  openingState.setState({ name, error: null })
  underWay = new AbortController()
  try {
    return await work(underWay.signal)
  } catch (error) {
    if (!(error instanceof BasketeerError && error.code === 'cancelled')) openingState.setState({ error })
    return undefined
  } finally {
    openingState.setState({ name: null })
  }
}
