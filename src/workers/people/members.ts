import type { KeptSet, Whose } from './types'

/** Ids that a question carries with it, where there are no more. */
const FEW = 50

/** A list of people or receipts: the row numbers name nobody outside of its table, labels do. */
export interface PeopleList {
  whose: Whose
  count: number
  column: string | null
  /** Null where a label stands for one only, whatever the group. */
  groupColumn: string | null
  label(at: number): string
  group(at: number): string | null
}

/** Who is in a set, by group where labels repeat across groups; else all under one. */
export interface Members {
  size: number
  grouped: boolean
  of(group: string | null): ReadonlySet<string>
  groups(): (string | null)[]
}

const NOBODY: ReadonlySet<string> = new Set()

export const fewMembers = (ids: readonly string[]): Members => {
  const all = new Set(ids)
  return { size: all.size, grouped: false, of: () => all, groups: () => [null] }
}

export function membersOf({ count, groupColumn, label, group }: PeopleList): Members {
  const sets = new Map<string | null, Set<string>>()
  for (let at = 0; at < count; at++) {
    const key = groupColumn === null ? null : group(at)
    const set = sets.get(key) ?? new Set()
    sets.set(key, set)
    set.add(label(at))
  }
  return membersIn(sets, groupColumn !== null)
}

export function membersIn(sets: ReadonlyMap<string | null, ReadonlySet<string>>, grouped: boolean): Members {
  const size = [...sets.values()].reduce((sum, set) => sum + set.size, 0)
  return { size, grouped, of: (of) => sets.get(grouped ? of : null) ?? NOBODY, groups: () => [...sets.keys()] }
}

/** Two 32-bit hashes of a text. */
function hashed(text: string, seed: number, into: Uint32Array): void {
  let a = 0xdeadbeef ^ seed
  let b = 0x41c6ce57 ^ seed
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    a = Math.imul(a ^ unit, 0x9e3779b1)
    b = Math.imul(b ^ unit, 0x5f356495)
  }
  a = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35)
  b = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35)
  into[0] = a
  into[1] = b
}

/** The same members in any order are the same set: what is summed up knows no order. */
function identityOf(list: PeopleList, members: Members): string {
  const sums = new Uint32Array(2)
  const one = new Uint32Array(2)
  const seen = members.size === list.count ? undefined : new Set<string>()
  for (let at = 0; at < list.count; at++) {
    const group = list.groupColumn === null ? '' : JSON.stringify(list.group(at))
    const name = `${group} ${list.label(at)}`
    if (seen?.has(name)) continue
    seen?.add(name)
    hashed(name, 0, one)
    sums[0]! += one[0]!
    sums[1]! += one[1]!
  }
  hashed(JSON.stringify([list.column, list.groupColumn, members.size, ...sums]), 1, one)
  return Array.from(one, (part) => part.toString(16).padStart(8, '0')).join('')
}

/** What is told of a set whose members stay. */
export function keptSet(list: PeopleList & { column: string }, members: Members): KeptSet {
  const { whose, column, groupColumn } = list
  const few = groupColumn === null && members.size <= FEW
  return {
    id: `${whose}-${identityOf(list, members)}`,
    whose,
    size: members.size,
    column,
    groupColumn,
    ids: few ? [...members.of(null)] : null,
  }
}
