import * as fc from 'fast-check'
import type { FlowQuery, FunnelQuery, PathLimits, Travellers } from '../../src/workers/sequences/types'
import type { Customer } from './table'

/** Few events and small times, so that ties, repeats and limits meet. */
const item = fc.constantFrom('a', 'b', 'c', 'd')
const someItems = fc.uniqueArray(item, { maxLength: 2 })
const time = fc.integer({ min: 0, max: 12 })
const group = fc.constantFrom(null, 'north', 'south')

const events = fc
  .array(fc.record({ item, time }), { minLength: 1, maxLength: 9 })
  .map((list) => list.sort((a, b) => a.time - b.time))

export const customers = fc
  .tuple(fc.array(fc.record({ group, events }), { minLength: 1, maxLength: 9 }), fc.boolean())
  .map(([list, grouped]) =>
    list.map(({ group: label, events: own }, at): Customer => {
      const customer = { name: `c${at}`, events: own }
      return grouped ? { ...customer, group: label } : customer
    }),
  )

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })

function present<T extends object>(record: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T
}

const who = {
  groups: optional(fc.uniqueArray(group, { maxLength: 2 })),
  from: optional(time),
  to: optional(time),
}
const limits = {
  maxGapSteps: optional(fc.integer({ min: 1, max: 4 })),
  maxGapTime: optional(fc.integer({ min: 0, max: 6 })),
  minGapSteps: optional(fc.integer({ min: 1, max: 3 })),
  minGapTime: optional(fc.integer({ min: 0, max: 4 })),
  maxSpan: optional(fc.integer({ min: 0, max: 9 })),
  exclude: optional(someItems),
}

/** Groups are asked for only where there are some. */
export function forTable<Query extends Travellers>(list: Customer[], query: Query): Query {
  if (list[0]!.group !== undefined) return query
  const { groups: _, ...rest } = query
  return rest as Query
}

export const travellers = fc.record(who).map((record) => present<Travellers>(record))
export const pathLimits = fc.record(limits).map((record) => present<PathLimits>(record))

export const paths = fc
  .record({
    ...who,
    ...limits,
    within: optional(fc.integer({ min: 0, max: 9 })),
    steps: fc.array(
      fc.record({
        item: fc.oneof({ weight: 9, arbitrary: item }, fc.constant('never')),
        also: fc.oneof({ weight: 2, arbitrary: fc.constant<('a' | 'b' | 'c' | 'd')[]>([]) }, someItems),
        without: someItems,
      }),
      { minLength: 1, maxLength: 4 },
    ),
  })
  .map((record) => present<FunnelQuery>(record))

export const flows = fc
  .record({
    ...who,
    exclude: optional(someItems),
    anchor: fc.option(item),
    direction: fc.constantFrom('after' as const, 'before' as const),
    within: optional(fc.integer({ min: 0, max: 9 })),
    steps: fc.integer({ min: 1, max: 6 }),
    itemsPerStep: fc.integer({ min: 1, max: 4 }),
  })
  .map((record) => present<FlowQuery>(record))
