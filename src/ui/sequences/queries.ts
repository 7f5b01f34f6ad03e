import { asking } from '../../client/result-query'
import type { Results } from '../../client/types'
import type {
  CompareQuery,
  CustomersQuery,
  FlowQuery,
  FunnelQuery,
  PathLimits,
  Travellers,
} from '../../workers/sequences/types'

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
  const steps = query.steps.map(({ item, also, without }) => {
    const [sameAlso, sameWithout] = [setOf(also), setOf(without)]
    return { item, ...(sameAlso && { also: sameAlso }), ...(sameWithout && { without: sameWithout }) }
  })
  return { ...canonical(query), steps }
}

const canonicalCustomers = (query: CustomersQuery): CustomersQuery =>
  query.of === 'path' ? canonicalPath(query) : canonical(query)

/** Questions about the customers behind a result of journeys. */
export function journeyQueries(results: Results) {
  const ask = asking(results, 'sequences')
  return {
    flow: (jobId: string, query: FlowQuery) => ask('flow', jobId, [canonical(query)]),
    funnel: (jobId: string, query: FunnelQuery) => ask('funnel', jobId, [canonicalPath(query)]),
    compare: (jobId: string, query: CompareQuery) =>
      ask('compare', jobId, [{ ...canonical(query), a: canonical(query.a), b: canonical(query.b) }]),
    customers: (jobId: string, query: CustomersQuery, offset: number, limit: number) =>
      ask('customers', jobId, [canonicalCustomers(query), offset, limit], 'sameRow'),
    timeline: (jobId: string, row: number, path: FunnelQuery) =>
      ask('timeline', jobId, [row, canonicalPath(path)], 'nothing'),
    rhythm: (jobId: string) => ask('rhythm', jobId, [], 'nothing'),
    span: (jobId: string) => ask('span', jobId, [], 'nothing'),
  }
}
