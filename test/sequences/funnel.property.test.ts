import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { comparePaths } from '../../src/workers/sequences/compare'
import { customersOf } from '../../src/workers/sequences/customers'
import { funnelOf } from '../../src/workers/sequences/funnel'
import { timelineOf } from '../../src/workers/sequences/timeline'
import * as some from './arbitraries'
import { depthOf, firstMatch, lookedAt, percentile, seenOf } from './naive'
import { gathered, never, tableOf } from './table'

const all = { offset: 0, limit: 1000 }

it('counts and times every step as a search of all choices does', async () => {
  await fc.assert(
    fc.asyncProperty(some.customers, some.paths, fc.boolean(), fc.boolean(), async (found, asked, clock, byVisits) => {
      const list = byVisits ? gathered(found) : found
      const query = some.forTable(list, asked)
      const timed = [query.within, query.from, query.to, query.maxGapTime, query.minGapTime, query.maxSpan]
      fc.pre(clock || timed.every((value) => value === undefined))
      const funnel = await funnelOf(tableOf(list, { clock, byVisits }), query, never)
      const looked = lookedAt(list, query).map((customer) => {
        const seen = seenOf(customer, query, byVisits)
        return { seen, depth: depthOf(seen, query) }
      })
      expect(funnel.customers).toBe(looked.length)
      const lastTime = Math.max(...list.flatMap(({ events }) => events.map(({ time }) => time)))
      const isEarly = (moment: number) =>
        query.within !== undefined && moment + query.within > Math.min(query.to ?? Infinity, lastTime)
      const length = query.steps.length
      const quartiles = (values: number[]) => ({
        q25: percentile(clock ? values : [], 0.25),
        median: percentile(clock ? values : [], 0.5),
        q75: percentile(clock ? values : [], 0.75),
      })
      for (const [at, step] of funnel.steps.entries()) {
        const there = looked.filter(({ depth }) => depth > at)
        const times = there.map(({ seen }) => firstMatch(seen, query, at + 1)!.map((i) => seen[i]!.time))
        const expected = quartiles(at === 0 ? [] : times.map((own) => own[at]! - own[at - 1]!))
        const left = at + 1 < length ? there.filter(({ depth }) => depth === at + 1) : []
        const early = left.filter(({ seen }) => isEarly(seen[firstMatch(seen, query, at + 1)!.at(-1)!]!.time))
        const told = {
          step: query.steps[at],
          customers: there.length,
          droppedOff: left.length - early.length,
          ...expected,
        }
        expect(step).toEqual(query.within === undefined ? told : { ...told, tooEarly: early.length })
      }
      const whole = looked.filter(({ depth }) => depth === length)
      const spans = whole.map(({ seen }) => firstMatch(seen, query, length)!.map((i) => seen[i]!.time))
      expect(funnel.total).toEqual(quartiles(length < 2 ? [] : spans.map((own) => own.at(-1)! - own[0]!)))
    }),
    { numRuns: 600 },
  )
})

it('lists the customers of each figure, and marks their first match', async () => {
  await fc.assert(
    fc.asyncProperty(some.customers, some.paths, fc.boolean(), async (found, asked, byVisits) => {
      const list = byVisits ? gathered(found) : found
      const query = some.forTable(list, asked)
      const table = tableOf(list, { byVisits })
      const funnel = await funnelOf(table, query, never)
      const length = query.steps.length
      const everybody = await customersOf(table, { ...query, of: 'path', reached: 0 }, all, never)
      expect(everybody.total).toBe(funnel.customers)
      for (let reached = 0; reached <= length; reached++) {
        const there = await customersOf(table, { ...query, of: 'path', reached }, all, never)
        const left = await customersOf(table, { ...query, of: 'path', reached, dropped: true }, all, never)
        if (reached > 0) {
          expect(there.total).toBe(funnel.steps[reached - 1]!.customers)
          expect(left.total).toBe(funnel.steps[reached - 1]!.droppedOff)
        } else if (length > 0) expect(left.total).toBe(funnel.customers - funnel.steps[0]!.customers)
        expect(there.rows).toHaveLength(there.total)

        for (const { row, customer, group, events, times } of there.rows) {
          const own = list.find(({ name }) => name === customer)!
          const seen = seenOf(own, query, byVisits)
          expect({ group, events }).toEqual({ group: own.group ?? null, events: seenOf(own, {}, byVisits).length })
          expect(times).toEqual(firstMatch(seen, query, reached)!.map((i) => seen[i]!.time))
          const depth = depthOf(seen, query)
          const marks = new Map(
            firstMatch(seen, query, depth)!.flatMap((i, step) => {
              const { item, also = [] } = query.steps[step]!
              const held = seen[i]!.at.filter((at) => [item, ...also].includes(own.events[at]!.item))
              return held.map((at) => [at, step] as const)
            }),
          )
          expect(timelineOf(table, row, query)).toEqual({
            group: own.group ?? null,
            customer,
            events: own.events.map((event, at) => ({ ...event, step: marks.get(at) ?? null })),
          })
        }
      }
    }),
    { numRuns: 300 },
  )
})

it('counts many paths at once as it counts each', async () => {
  const step = fc.oneof(
    fc.constantFrom('a', 'b', 'c', 'never').map((item) => ({ item })),
    fc.constantFrom(['b', 'a'], ['a', 'c']).map(([item, other]) => ({ item: item!, also: [other!] })),
  )
  const steps = fc.array(step, { minLength: 1, maxLength: 4 })
  const several = fc.array(steps, { minLength: 1, maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(
      some.customers,
      several,
      some.travellers,
      some.travellers,
      some.pathLimits,
      fc.boolean(),
      async (...given) => {
        const [found, paths, askedA, askedB, limits, byVisits] = given
        const list = byVisits ? gathered(found) : found
        const [a, b] = [some.forTable(list, askedA), some.forTable(list, askedB)]
        const table = tableOf(list, { byVisits })
        const comparison = await comparePaths(table, { a, b, rows: [...paths.keys()], ...limits }, paths, never)
        for (const [at, path] of paths.entries()) {
          const query = { steps: path, ...limits }
          const [inA, inB] = [
            await funnelOf(table, { ...query, ...a }, never),
            await funnelOf(table, { ...query, ...b }, never),
          ]
          expect(comparison.paths[at]).toMatchObject({ a: inA.steps.at(-1)!.customers, b: inB.steps.at(-1)!.customers })
          expect(comparison).toMatchObject({ customersA: inA.customers, customersB: inB.customers })
        }
      },
    ),
    { numRuns: 200 },
  )
})
