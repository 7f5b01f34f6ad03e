import { createRandom } from './random.mjs'

const EVENTS = {
  'bill viewed': 30,
  'app login': 40,
  'data top-up': 14,
  'support call': 12,
  roaming: 7,
  'plan comparison': 9,
  'device upgrade': 6,
  'invoice dispute': 4,
  'speed complaint': 6,
  'referral sent': 3,
  'late payment': 5,
  'voicemail setup': 4,
}

/** Planted journeys: share of customers by region who walk them, in this order, with other events between. */
export const JOURNEYS = [
  {
    path: ['broadband', 'mobile', 'tv bundle', 'cancel'],
    share: { EMEA: 0.16, AMER: 0.06, APAC: 0.03, NORD: 0.1 },
    days: 40,
  },
  {
    path: ['mobile', 'broadband', 'upgrade premium'],
    share: { EMEA: 0.07, AMER: 0.12, APAC: 0.2, NORD: 0.08 },
    days: 25,
  },
  {
    path: ['speed complaint', 'support call', 'support call', 'cancel'],
    share: { EMEA: 0.05, AMER: 0.09, APAC: 0.04, NORD: 0.02 },
    days: 9,
  },
  {
    path: ['mobile', 'roaming', 'data top-up', 'upgrade premium'],
    share: { EMEA: 0.04, AMER: 0.03, APAC: 0.06, NORD: 0.14 },
    days: 14,
  },
]

const REGIONS = { EMEA: 0.4, AMER: 0.3, APAC: 0.2, NORD: 0.1 }
const CUSTOMERS = 8_000
const START = Date.UTC(2025, 0, 1)
const DAY = 86_400_000

/** An event log, one line per event, customers in order and each customer's events in order of time. */
export function telcoLines() {
  const random = createRandom(20250101)
  const names = Object.keys(EVENTS)
  const anyEvent = random.weighted(Object.values(EVENTS))
  const regionNames = Object.keys(REGIONS)
  const anyRegion = random.weighted(Object.values(REGIONS))
  const columns = { customer_id: [], region: [], event_ts: [], event: [] }
  for (let customer = 0; customer < CUSTOMERS; customer++) {
    const region = regionNames[anyRegion()]
    const events = []
    for (const { path, share, days } of JOURNEYS) {
      if (!random.chance(share[region])) continue
      let at = random.next() * 120
      for (const event of path) {
        events.push({ at, event })
        at += days * (0.3 + 1.4 * random.next())
      }
    }
    for (let extra = 1 + random.poisson(5); extra > 0; extra--)
      events.push({ at: random.next() * 300, event: names[anyEvent()] })
    const left = Math.min(...events.filter(({ event }) => event === 'cancel').map(({ at }) => at))
    for (const { at, event } of events.sort((a, b) => a.at - b.at)) {
      if (at > left) break
      columns.customer_id.push(`K${String(customer).padStart(5, '0')}`)
      columns.region.push(region)
      columns.event_ts.push(START + Math.round((at * DAY) / 60_000) * 60_000)
      columns.event.push(event)
    }
  }
  return columns
}
