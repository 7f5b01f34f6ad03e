import type { BasketTable } from '../table/basket-table'
import { idsOf } from '../table/labels'
import type { Pause } from '../table/pause'
import { type FlowPlaces, flowPlaces } from './flow-places'
import { pathOf, requireClock } from './limits'
import { createMatcher } from './matcher'
import { journeyFaults } from './sentences'
import type { CustomersQuery, FlowNodePlace, JourneyCustomers } from './types'
import { eachCustomer, type Walk } from './walk'

/** Positions of the events that make a customer one of those asked for, in order; null where they are not. */
type Pick = (walk: Walk) => ArrayLike<number> | null

type PathQuery = Extract<CustomersQuery, { of: 'path' }>
type PlaceQuery = Extract<CustomersQuery, { of: 'flow' }>

function pickByPath(table: BasketTable, query: PathQuery): Pick {
  requireClock(table, query)
  const { reached, dropped = false, steps } = query
  if (!Number.isInteger(reached) || reached < 0 || reached > steps.length) {
    throw journeyFaults.noStep({ steps: steps.length }, reached)
  }
  const matcher = createMatcher(pathOf(query, table), table.input.itemCount)
  // Nobody drops off at the last step.
  if (dropped && reached === steps.length) return () => null
  return (walk) => {
    const depth = matcher.reach(walk)
    if (dropped ? depth !== reached : depth < reached) return null
    return matcher.first(walk, reached).subarray(0, reached)
  }
}

/** Whether a customer is at a node, by the slot of their event at its step (null where they have none) and the events they have. */
function isAt(places: FlowPlaces, node: FlowNodePlace, table: BasketTable) {
  const kept = places.kept[node.step]!
  const item = node.label === null ? undefined : idsOf([node.label], table.itemLabels)[0]
  const wanted = node.kind === 'others' ? kept.length : item === undefined ? -1 : kept.indexOf(item)
  return (walk: Walk, start: number): boolean => {
    const length = places.length(walk, start)
    if (node.kind === 'end') return length === node.step
    return length > node.step && places.slot(node.step, walk.items[places.position(start, node.step)]!) === wanted
  }
}

async function pickByPlace(table: BasketTable, query: PlaceQuery, pause: Pause): Promise<Pick> {
  const { node, next, steps } = query
  const there = next ? [node, next] : [node]
  const inPicture = ({ step }: FlowNodePlace) => Number.isInteger(step) && step >= 0 && step < steps
  if (!there.every(inPicture) || (next && next.step !== node.step + 1)) {
    throw journeyFaults.noPlace({ steps })
  }
  const places = await flowPlaces(table, query, pause)
  const tests = there.map((place) => isAt(places, place, table))
  const events = there.at(-1)!.step + 1
  return (walk) => {
    const start = places.start(walk)
    if (start === null || !tests.every((test) => test(walk, start))) return null
    const n = Math.min(events, places.length(walk, start))
    return Array.from({ length: n }, (_, step) => places.position(start, step))
  }
}

/** The customers behind a figure of the funnel or the flow, by group label and then as in the file. */
export async function customersOf(
  table: BasketTable,
  query: CustomersQuery,
  { offset, limit }: { offset: number; limit: number },
  pause: Pause,
): Promise<JourneyCustomers> {
  const { clock, groupLabels, basketLabel } = table
  const { offsets } = table.input
  const pick = query.of === 'path' ? pickByPath(table, query) : await pickByPlace(table, query, pause)
  const rows: JourneyCustomers['rows'] = []
  let total = 0
  await eachCustomer(table, query, pause, (walk, row, group) => {
    const positions = pick(walk)
    if (positions === null || total++ < offset || rows.length >= limit) return
    rows.push({
      row,
      group: groupLabels[group]!,
      customer: basketLabel(row),
      events: offsets[row + 1]! - offsets[row]!,
      times: Array.from(positions, (position) => (clock ? walk.times[position]! : Number.NaN)),
    })
  })
  return { total, rows }
}
