import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Filter } from '../../../recipe/schema'
import type { Oddity, OddityKind } from '../../../workers/protocol/oddities'
import { useEngine, useEngineState } from '../../state/engine-context'
import { useWorkspace } from '../../state/workspace'
import { useOpening } from '../open/opening-state'
import { useMapping } from '../open/use-mapping'
import { leavesOut, within, without } from './conditions'
import { AT_ONCE_ROWS } from './goods-only'

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
  /** Those that were left out with the first guess at the file, and still are. */
  apart: readonly Oddity[]
  leaveOut(some: readonly Oddity[]): void
  keep(some: readonly Oddity[]): void
  /** Sets returns against earlier sales, where it is known how many pieces they are; null for all else. */
  net(oddity: Oddity): (() => void) | null
  /** Has them count again, and offers them no more. */
  putBack(some: readonly Oddity[]): void
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
    // A look that takes a moment outlives the page that asked for it: the next one asks the same.
    queryFn: (asking) => engine.oddities(data, small ? new AbortController().signal : asking.signal),
    enabled: source !== null && !busy && (small || whateverTheSize),
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
  const filters = data.filters ?? []
  const open = (found.data ?? []).filter(
    (oddity) => !kept.data.includes(nameOf(oddity)) && !(netted && RETURNS.includes(oddity.kind)),
  )
  const { apart: set } = useOpening()
  const apart = set?.of === source?.id ? (set?.some ?? []).filter((oddity) => leavesOut(filters, oddity)) : []
  const keep = (some: readonly Oddity[]) => client.setQueryData(keptKey, [...kept.data, ...some.map(nameOf)])
  return {
    looked: found.data !== undefined || found.error !== null,
    filters: without(filters, open),
    open,
    apart,
    leaveOut: (some) => change({ filters: without(filters, some) }),
    net: ({ kind }) => (RETURNS.includes(kind) && quantity !== undefined ? () => change({ returns: 'net' }) : null),
    keep,
    putBack(some) {
      keep(some)
      change({ filters: within(filters, some) })
    },
  }
}
