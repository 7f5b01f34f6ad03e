import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { customersOf } from '../../src/workers/sequences/customers'
import { flowOf } from '../../src/workers/sequences/flow'
import type { FlowNodePlace } from '../../src/workers/sequences/types'
import * as some from './arbitraries'
import { pictured, placesOf, seenOf } from './naive'
import { gathered, never, tableOf } from './table'

const all = { offset: 0, limit: 1000 }
const nameOf = ({ step, kind, label }: FlowNodePlace) => `${step} ${kind} ${label}`

function counted(names: string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}

it('puts every customer where their events say, adds up, and lists those of each node and link', async () => {
  await fc.assert(
    fc.asyncProperty(some.customers, some.flows, fc.boolean(), async (found, asked, byVisits) => {
      const list = byVisits ? gathered(found) : found
      const query = some.forTable(list, asked)
      const table = tableOf(list, { byVisits })
      const lastTime = Math.max(...list.flatMap(({ events }) => events.map(({ time }) => time)))
      const flow = await flowOf(table, query, never)
      const places = placesOf(list, query, byVisits)
      expect(flow.customers).toBe(places.size)

      const routes = [...places.values()].map((route) => route.map(nameOf))
      expect(new Map(flow.nodes.map((node) => [nameOf(node), node.customers]))).toEqual(counted(routes.flat()))
      const steps = routes.flatMap((route) => route.slice(1).map((to, at) => `${route[at]} > ${to}`))
      const linkName = ({ from, to }: { from: number; to: number }) =>
        `${nameOf(flow.nodes[from]!)} > ${nameOf(flow.nodes[to]!)}`
      expect(new Map(flow.links.map((link) => [linkName(link), link.customers]))).toEqual(counted(steps))

      for (const [at, node] of flow.nodes.entries()) {
        const sum = (links: typeof flow.links) => links.reduce((total, { customers }) => total + customers, 0)
        const into = sum(flow.links.filter(({ to }) => to === at))
        const on = sum(flow.links.filter(({ from }) => from === at))
        if (node.step > 0) expect(into).toBe(node.customers)
        if (node.kind === 'end' || node.kind === 'open' || node.step === query.steps - 1) expect(on).toBe(0)
        else expect(on).toBe(node.customers)
      }
      const first = flow.nodes.filter(({ step }) => step === 0)
      expect(first.reduce((total, { customers }) => total + customers, 0)).toBe(flow.customers)

      for (const node of flow.nodes) {
        const found = await customersOf(table, { ...query, of: 'flow', node }, all, never)
        expect(found.total).toBe(node.customers)
        for (const { customer, times } of found.rows) {
          const own = list.find(({ name }) => name === customer)!
          expect(places.get(own)!.map(nameOf)).toContain(nameOf(node))
          const { events } = pictured(seenOf(own, query, byVisits), query, lastTime)!
          expect(times).toEqual(events.slice(0, node.step + 1).map(({ time }) => time))
        }
      }
      for (const { from, to, customers } of flow.links) {
        const [node, next] = [flow.nodes[from]!, flow.nodes[to]!]
        expect((await customersOf(table, { ...query, of: 'flow', node, next }, all, never)).total).toBe(customers)
      }
    }),
    { numRuns: 400 },
  )
})
