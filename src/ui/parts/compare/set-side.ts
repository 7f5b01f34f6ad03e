import { readReference } from '../../../recipe/kept-set'
import type { SetAsked } from '../../../workers/compare/types'
import type { LookSettings } from '../../state/look-schema'
import { compareWords as words } from './words'

/** A set that is kept in this tab, as a side names it. */
export interface SetOffered {
  id: string
  name: string
  asked: SetAsked
}

/** People kept under a name, and all others; `kept` is null where they are not kept here. */
export interface SetSide {
  by: 'set'
  set: SetAsked
  kept: SetOffered | null
}

const sameSet = (a: SetAsked, b: SetAsked): boolean => {
  const [idA, idB] = [readReference(a)?.id, readReference(b)?.id]
  return idA === undefined ? JSON.stringify(a) === JSON.stringify(b) : idA === idB
}

/** The set that was chosen, or the first of those there are. */
export function setSide({ a }: NonNullable<LookSettings['compare']>, sets: readonly SetOffered[]): SetSide | null {
  const set = (a?.set as SetAsked | undefined) ?? sets[0]?.asked
  if (set === undefined) return null
  return { by: 'set', set, kept: sets.find(({ asked }) => sameSet(asked, set)) ?? null }
}

/** A set by its name, or some of a column one by one. */
function setText({ set, kept }: SetSide): string {
  if (kept) return kept.name
  return typeof set === 'string' ? (readReference(set)?.name ?? set) : set.ids.join(', ')
}

export const namesOfSet = (side: SetSide): { a: string; b: string } => ({ a: setText(side), b: words.everyoneElse })

/** Some that are told one by one are known wherever they are read. */
export const troubleWithSet = ({ set, kept }: SetSide): { title: string; text: string } | null =>
  kept || typeof set !== 'string' ? null : words.notKept
