import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Recipe } from '../../../analyses/registry'
import { referenceTo } from '../../../recipe/kept-set'
import type { KeptSet, PeopleOf } from '../../../workers/people/types'

/** Where a set came from: the answer it was taken out of. */
export interface Origin {
  /** Of the screen, where it was there. */
  jobId?: string
  recipe: Recipe
  of: PeopleOf
  /** As people read it. */
  told: string
}

export interface NamedSet extends KeptSet {
  name: string
  origin: Origin
}

const store = createStore<{ sets: readonly NamedSet[] }>(() => ({ sets: [] }))

/** A name that no other set has. */
function freeName(wanted: string, sets: readonly NamedSet[]): string {
  let free = wanted
  for (let n = 2; sets.some(({ name }) => name === free); n++) free = `${wanted} ${n}`
  return free
}

/** Keeps a set under a name; the same people are kept once, under the name they have. */
export function keepSet(set: KeptSet, wanted: string, origin: Origin): NamedSet {
  const { sets } = store.getState()
  const known = sets.find(({ id }) => id === set.id)
  if (known) return known
  const named = { ...set, name: freeName(wanted, sets), origin }
  store.setState({ sets: [...sets, named] })
  return named
}

/** Sets of an earlier day, whose members are there again. */
export function restoreSets(sets: readonly NamedSet[]): void {
  store.setState({ sets })
}

export const keptSets = { get: (): readonly NamedSet[] => store.getState().sets, subscribe: store.subscribe }

export function renameSet(id: string, wanted: string): void {
  store.setState(({ sets }) => {
    const name = wanted.trim()
    if (name === '') return { sets }
    const free = freeName(
      name,
      sets.filter((set) => set.id !== id),
    )
    return { sets: sets.map((set) => (set.id === id ? { ...set, name: free } : set)) }
  })
}

export function removeSet(id: string): void {
  store.setState(({ sets }) => ({ sets: sets.filter((set) => set.id !== id) }))
}

export const useKeptSets = (): readonly NamedSet[] => useStore(store, ({ sets }) => sets)

export const referenceOf = ({ name, id }: Pick<NamedSet, 'name' | 'id'>): string => referenceTo(name, id)
