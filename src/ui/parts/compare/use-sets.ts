import { useMemo } from 'react'
import { documentOf } from '../../../recipe/document'
import type { SetAsked } from '../../../workers/compare/types'
import { type NamedSet, referenceOf, useKeptSets } from '../people/kept-sets'
import type { SetOffered } from './set-side'

/** Few are told one by one, so that the comparison is whole wherever it is read. */
const askedAs = (set: NamedSet): SetAsked => (set.ids ? { column: set.column, ids: set.ids } : referenceOf(set))

export function useSetsOffered(): SetOffered[] {
  const sets = useKeptSets()
  return useMemo(() => sets.map((set) => ({ id: set.id, name: set.name, asked: askedAs(set) })), [sets])
}

/** How a set came about, for whoever reads the link elsewhere. */
export const originOf = ({ origin: { recipe, of } }: NamedSet): { recipe: object; of: object } => ({
  recipe: documentOf(recipe),
  of,
})
