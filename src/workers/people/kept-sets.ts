import { readReference } from '../../recipe/kept-set'
import { fewMembers, keptSet, type Members, membersOf, type PeopleList } from './members'
import { peopleFaults } from './sentences'
import type { KeptSet, SetMembers } from './types'

export interface Kept {
  told: KeptSet
  members: Members
}

/** Sets that were kept, as long as the tab is open. */
export interface KeptSets {
  keep(list: PeopleList): KeptSet
  /** The same of a set that tells all of its members itself. */
  restore(set: KeptSet): void
  forget(id: string): void
  /** By what a recipe calls it. */
  find(reference: string): Kept
  all(): Kept[]
  /** One whose members were kept beside it. */
  bring(kept: Kept): void
}

/** Everybody in a set, in the order in which they came. */
export function toldMembers({ told: { column, groupColumn }, members }: Kept): SetMembers {
  const told = members.groups().flatMap((group) => Array.from(members.of(group), (id) => ({ id, group })))
  return { column, groupColumn, members: told }
}

export function createKeptSets(): KeptSets {
  const kept = new Map<string, Kept>()
  return {
    keep(list) {
      const { column } = list
      if (column === null) throw peopleFaults.nameless()
      if (list.count === 0) throw peopleFaults.nobody()
      const members = membersOf(list)
      const told = keptSet({ ...list, column }, members)
      kept.set(told.id, { told, members })
      return told
    },
    restore(told) {
      if (told.ids) kept.set(told.id, { told, members: fewMembers(told.ids) })
    },
    forget: (id) => void kept.delete(id),
    all: () => [...kept.values()],
    bring: (each) => void kept.set(each.told.id, each),
    find(reference) {
      const read = readReference(reference)
      const found = kept.get(read?.id ?? '')
      if (!found) throw peopleFaults.notKept({ name: read?.name ?? reference })
      return found
    },
  }
}
