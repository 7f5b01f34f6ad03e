import { readValue, writeValue } from '../result/kept/value-file'
import type { Kept } from './kept-sets'
import { membersIn } from './members'

/** Who is in a set: a list for each group, or one of all. */
interface KeptMembers {
  told: Kept['told']
  groups: (string | null)[]
  members: string[][]
}

export function writeSets(sets: readonly Kept[]): Uint8Array<ArrayBuffer> {
  return writeValue(
    sets.map(({ told, members }): KeptMembers => {
      const groups = members.groups()
      return { told, groups, members: groups.map((group) => [...members.of(group)]) }
    }),
  )
}

export function readSets(bytes: Uint8Array): Kept[] {
  return (readValue(bytes) as KeptMembers[]).map(({ told, groups, members }) => ({
    told,
    members: membersIn(new Map(groups.map((group, at) => [group, new Set(members[at])])), told.groupColumn !== null),
  }))
}
