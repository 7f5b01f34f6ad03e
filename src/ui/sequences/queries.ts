import type {
  CompareQuery,
  Comparison,
  CustomersQuery,
  Flow,
  FlowQuery,
  Funnel,
  FunnelQuery,
  JourneyCustomers,
  PathLimits,
  Timeline,
  Travellers,
} from '../workers/sequences/types'
import { ask, type ResultQuery } from './queries'
import type { Results } from './types'

type Labels = (string | null)[]

/** A set is the same in any order; an empty one says nothing. */
function setOf<T extends Labels>(labels: T | undefined): T | undefined {
  return labels?.length ? ([...new Set(labels)].sort() as T) : undefined
}

function canonical<T extends Travellers & PathLimits>({ groups, exclude, ...rest }: T): T {
  const [sameGroups, sameExclude] = [setOf(groups), setOf(exclude)]
  return {
    ...rest,
    ...(sameGroups && { groups: sameGroups }),
    ...(sameExclude && { exclude: sameExclude }),
  } as T
}

function canonicalPath<T extends FunnelQuery>(query: T): T {
  const steps = query.steps.map(({ item, without }) => {
    const same = setOf(without)
    return same ? { item, without: same } : { item }
  })
  return { ...canonical(query), steps }
}

const canonicalCustomers = (query: CustomersQuery): CustomersQuery =>
  query.of === 'path' ? canonicalPath(query) : canonical(query)

const dropPrevious = () => undefined

/** Questions about the customers behind a result of journeys. */
export function journeyQueries(results: Results) {
  return {
    flow: (jobId: string, query: FlowQuery): ResultQuery<Flow> => {
      const same = canonical(query)
      return ask(jobId, 'flow', [same], ({ signal }) => results.flow(jobId, same, signal))
    },

    funnel: (jobId: string, query: FunnelQuery): ResultQuery<Funnel> => {
      const same = canonicalPath(query)
      return ask(jobId, 'funnel', [same], ({ signal }) => results.funnel(jobId, same, signal))
    },

    compare: (jobId: string, query: CompareQuery): ResultQuery<Comparison> => {
      const same = { ...canonical(query), a: canonical(query.a), b: canonical(query.b) }
      return ask(jobId, 'compare-paths', [same], ({ signal }) => results.comparePaths(jobId, same, signal))
    },

    customers: (jobId: string, query: CustomersQuery, offset: number, limit: number): ResultQuery<JourneyCustomers> => {
      const same = canonicalCustomers(query)
      const name = JSON.stringify(same)
      return {
        ...ask(jobId, 'customers', [same, offset, limit], ({ signal }) =>
          results.customers(jobId, same, offset, limit, signal),
        ),
        // Another page of the same people may stand in for this one; other people may not.
        placeholderData: (previous, previousQuery) =>
          previousQuery?.queryKey[1] === jobId && JSON.stringify(previousQuery.queryKey[3]) === name
            ? previous
            : undefined,
      }
    },

    timeline: (jobId: string, row: number, path: FunnelQuery): ResultQuery<Timeline> => {
      const same = canonicalPath(path)
      return {
        ...ask(jobId, 'timeline', [row, same], ({ signal }) => results.timeline(jobId, row, same, signal)),
        placeholderData: dropPrevious,
      }
    },

    span: (jobId: string): ResultQuery<{ from: number; to: number } | null> => ({
      ...ask(jobId, 'span', [], ({ signal }) => results.journeySpan(jobId, signal)),
      placeholderData: dropPrevious,
    }),
  }
}
