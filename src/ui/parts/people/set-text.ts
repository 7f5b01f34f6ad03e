import { readReference, type SetFilter } from '../../../recipe/kept-set'
import type { NamedSet } from './kept-sets'
import { isAbout } from './use-set'
import { peopleWords as words } from './words'

const FIRST = 3

/** What a condition is about, as people call it: a set by its name, some ids by the first of them. */
export function textOfSet(filter: SetFilter, sets: readonly NamedSet[]): string {
  const set = sets.find((each) => isAbout(each, filter))
  if (set) return set.name
  const { value } = filter
  if (!Array.isArray(value)) return readReference(value)?.name ?? String(value ?? '')
  const first = value.slice(0, FIRST).map(String)
  return value.length > FIRST ? words.andMore(first.join(', '), value.length - FIRST) : first.join(', ')
}
