import { useCallback, useMemo } from 'react'
import { canonicalQuery } from '../../../client/queries'
import { CHANGES, type Change } from '../../../workers/compare/types'
import type { GridQuery, SortKey } from '../../../workers/protocol/query'
import { useLookOf } from '../../state/use-look'
import { useWorkspace } from '../../state/workspace'
import type { ChangeQuery } from '../results/use-grid-query'
import type { ChosenSides } from './sides'

export const SHOWN = ['all', 'changed', ...CHANGES] as const
export type Shown = (typeof SHOWN)[number]

export const ORDERS = ['surest', 'difference', 'a', 'b'] as const
export type ComparedOrder = (typeof ORDERS)[number]

const SORTS: Record<ComparedOrder, SortKey[]> = {
  surest: [],
  difference: [{ column: 'strength', descending: true }],
  a: [{ column: 'value_a', descending: true }],
  b: [{ column: 'value_b', descending: true }],
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** The order that a picture offers by name; null where rows are ordered in another way. */
export const orderOf = ({ sort }: GridQuery): ComparedOrder | null =>
  ORDERS.find((order) => same(SORTS[order], sort)) ?? null
export const sortedBy = (order: ComparedOrder): SortKey[] => SORTS[order]

function changesShown(show: string | undefined): Change[] {
  if (show === 'changed') return [...CHANGES]
  return CHANGES.filter((change) => change === show)
}

/** Which rows of a comparison are shown, and in which order, as its look says. */
export function queryOf({ show, order, query }: ChosenSides): GridQuery {
  const sort = SORTS[order as ComparedOrder] ?? []
  const change = changesShown(show)
  return canonicalQuery({ sort, ...query, ...(change.length > 0 && { labels: { change } }) })
}

/** The other way round: what of it a link says. */
export function lookOf({ labels, ...query }: GridQuery): Partial<ChosenSides> {
  const changes = CHANGES.filter((change) => labels?.['change']?.includes(change))
  const show: Shown | undefined = changes.length === 0 ? undefined : changes.length > 1 ? 'changed' : changes[0]
  const rest = canonicalQuery(query)
  return { show, order: undefined, query: same(rest, { sort: [] }) ? undefined : rest }
}

/** The query of the rows of a comparison: its own, since rows of the result are others. */
export function useCompareQuery(): [GridQuery, ChangeQuery] {
  const [settings, change] = useLookOf('compare')
  const settleLook = useWorkspace((workspace) => workspace.settleLook)
  const query = useMemo(() => queryOf(settings), [settings])
  const changeQuery = useCallback<ChangeQuery>(
    (step) => {
      const next = canonicalQuery(step(query))
      // Typing is no step of its own.
      if (same({ ...next, text: '' }, { ...query, text: '' })) {
        settleLook((look) => ({ ...look, compare: { ...look.compare, ...lookOf(next) } as ChosenSides }))
      } else change(lookOf(next))
    },
    [query, change, settleLook],
  )
  return [query, changeQuery]
}
