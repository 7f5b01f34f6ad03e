import { describe, expect, it } from 'vitest'
import { JOURNEYS, telcoLines } from '../../scripts/samples/telco.mjs'

interface Customer {
  region: string
  events: string[]
}

function customersOf({ customer_id, region, event }: ReturnType<typeof telcoLines>): Customer[] {
  const found = new Map<string, Customer>()
  for (const [at, id] of customer_id.entries()) {
    const customer = found.get(id) ?? { region: region[at] ?? '', events: [] }
    customer.events.push(event[at] ?? '')
    found.set(id, customer)
  }
  return [...found.values()]
}

function takes({ events }: Customer, path: readonly string[]): boolean {
  let step = 0
  for (const event of events) if (event === path[step]) step++
  return step === path.length
}

describe('the telephone sample', () => {
  const customers = customersOf(telcoLines())

  it.each(JOURNEYS)('holds the planted journey $path as often as it says', ({ path, share }) => {
    for (const [region, planted] of Object.entries(share)) {
      const here = customers.filter((customer) => customer.region === region)
      const found = here.filter((customer) => takes(customer, path)).length / here.length
      // A journey that is cut short by a cancellation is lost, one that comes about by chance is won.
      expect(Math.abs(found / planted - 1)).toBeLessThan(0.35)
    }
  })

  it('ends with the cancellation', () => {
    for (const { events } of customers) {
      const at = events.indexOf('cancel')
      expect(at === -1 || at === events.length - 1).toBe(true)
    }
  })
})
