import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Filter } from '../../../recipe/schema'
import type { Oddity, OddityKind } from '../../../workers/protocol/oddities'
import { useEngine, useEngineState } from '../../state/engine-context'
import { useWorkspace } from '../../state/workspace'
import { useMapping } from '../open/use-mapping'

/** Larger files are gone through again only where their health is looked at. */
const AT_ONCE_ROWS = 3_000_000

const NONE: readonly string[] = []
/** What setting returns against sales is about. */
const RETURNS: readonly OddityKind[] = ['cancelled', 'negative']
const nameOf = ({ kind, without }: Oddity) => `${kind} ${without.column}`

interface Oddities {
  /** Whether that is known yet. */
  looked: boolean
  /** The conditions of the question, and those that leave out what nobody has decided on. */
  filters: Filter[]
  /** Those nobody has decided on. */
  open: readonly Oddity[]
  leaveOut(some: readonly Oddity[]): void
  keep(some: readonly Oddity[]): void
  /** Sets returns against earlier sales, where it is known how many pieces they are; null for all else. */
  net(oddity: Oddity): (() => void) | null
}

/** What stands among the lines and is no sale, and what to do about it. Waits until no run is on its way. */
export function useOddities({ whateverTheSize = false } = {}): Oddities {
  const engine = useEngine()
  const client = useQueryClient()
  const source = useEngineState((state) => state.source)
  const busy = useEngineState(({ jobs }) => jobs.some(({ state }) => state === 'running' || state === 'queued'))
  const { basket, item, quantity, value } = useWorkspace((w) => w.recipe.data.roles)
  const { data, change } = useMapping()
  const asked = [source?.id, data.layout, data.read, data.filters, basket, item, quantity, value]
  const small = (source?.rows ?? Number.POSITIVE_INFINITY) <= AT_ONCE_ROWS
  const found = useQuery({
    queryKey: ['oddities', ...asked],
    queryFn: ({ signal }) => engine.oddities(data, signal),
    enabled: source !== null && !busy && (small || whateverTheSize),
    gcTime: 60_000,
  })
  const keptKey = ['oddities kept', source?.id]
  const kept = useQuery({
    queryKey: keptKey,
    queryFn: () => NONE,
    initialData: NONE,
    staleTime: Infinity,
    gcTime: Infinity,
  })
  const netted = data.returns === 'net'
  const open = (found.data ?? []).filter(
    (oddity) => !kept.data.includes(nameOf(oddity)) && !(netted && RETURNS.includes(oddity.kind)),
  )
  return {
    looked: found.data !== undefined || found.error !== null,
    filters: open.reduce((filters, { without }) => withFilter(filters, without), data.filters ?? []),
    open,
    leaveOut: (some) =>
      change({ filters: some.reduce((filters, { without }) => withFilter(filters, without), data.filters ?? []) }),
    net: ({ kind }) => (RETURNS.includes(kind) && quantity !== undefined ? () => change({ returns: 'net' }) : null),
    keep: (some) => client.setQueryData(keptKey, [...kept.data, ...some.map(nameOf)]),
  }
}

/** Two lists of what a column must not hold are one. */
function withFilter(filters: readonly Filter[], added: Filter): Filter[] {
  const { column, op, value } = added
  const same = filters.find((filter) => op === 'not in' && filter.op === op && filter.column === column)
  if (!same || !Array.isArray(same.value) || !Array.isArray(value)) return [...filters, added]
  const both = { ...added, value: [...new Set([...same.value, ...value])] }
  return filters.map((filter) => (filter === same ? both : filter))
}
