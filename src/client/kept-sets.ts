import type { Recipe } from '../analyses/registry'
import { BasketeerError } from '../recipe/error'
import type { KeptSet, PeopleOf } from '../workers/people/types'

/** A set and how it came about: the question, and which list behind its answer. */
interface Origin {
  set: KeptSet
  recipe: Recipe
  of: PeopleOf
  /** Of the files it was asked of: others have other people. */
  files: string
}

/** What sets live in, and how a list is taken out of an answer that nobody looks at. */
export interface SetMakers {
  restore(set: KeptSet): Promise<unknown>
  make(recipe: Recipe, of: PeopleOf): Promise<KeptSet>
}

/** Sets that people keep, as far as the page knows them: their members live in a worker that may have to start anew. */
export interface KeptSets {
  note(origin: Origin): void
  /** Sets of an earlier day come all at once, from where they are stored; so they do again. */
  noteStored(bring: () => Promise<unknown>): void
  forget(id: string): void
  /** Tells a new worker of all of them, in the order in which they were kept: a later one may be of an earlier one's people. */
  again(files: string): Promise<void>
}

export function createKeptSets({ restore, make }: SetMakers): KeptSets {
  const kept = new Map<string, Origin>()
  /** What was being made when a worker went down is not tried a second time: it may have been the reason. */
  const tried = new Set<string>()
  let stored: (() => Promise<unknown>) | undefined

  async function once({ set, recipe, of }: Origin): Promise<void> {
    if (set.ids) {
      await restore(set)
      return
    }
    tried.add(set.id)
    await make(recipe, of)
    tried.delete(set.id)
  }

  /** Whether the worker is still there. */
  async function bringStored(): Promise<boolean> {
    const bring = stored
    stored = undefined
    try {
      await bring?.()
    } catch (error) {
      if (error instanceof BasketeerError && error.code === 'engine-crashed') return false
    }
    stored = bring
    return true
  }

  return {
    noteStored(bring) {
      stored = bring
    },
    note: (origin) => void kept.set(origin.set.id, origin),
    forget(id) {
      kept.delete(id)
      tried.delete(id)
    },
    async again(files) {
      if (!(await bringStored())) return
      for (const origin of [...kept.values()]) {
        if (tried.has(origin.set.id) || (!origin.set.ids && origin.files !== files)) continue
        try {
          await once(origin)
        } catch (error) {
          // The next worker is told anew.
          if (error instanceof BasketeerError && error.code === 'engine-crashed') return
          tried.delete(origin.set.id)
        }
      }
    },
  }
}
