import type { BasketTable } from '../table/basket-table'
import { idsOf } from '../table/labels'
import type { Pause } from '../table/pause'
import { type FlowPart, type FlowPlaces, flowPlaces } from './flow-places'
import { pathOf, requireClock } from './limits'
import { createMatcher } from './matcher'
import { journeyFaults } from './sentences'
import type { CustomersQuery, FlowNodePlace, JourneyCustomers } from './types'
import { eachCustomer, type Walk } from './walk'
import { watchedFrom } from './watched'

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
  const matcher = createMatcher(pathOf(query, table), table)
  const isWatched = watchedFrom(table, query)
  // Nobody drops off at the last step.
  if (dropped && reached === steps.length) return () => null
  return (walk) => {
    const depth = matcher.reach(walk)
    if (dropped ? depth !== reached : depth < reached) return null
    const match = matcher.first(walk, reached).subarray(0, reached)
    // Who may yet come is not lost.
    if (dropped && reached > 0 && query.within !== undefined && !isWatched(walk.times[match[reached - 1]!]!))
      return null
    return match
  }
}

/** Whether a customer is at a node, by what they have at its step. */
function isAt(places: FlowPlaces, node: FlowNodePlace, table: BasketTable) {
  const kept = places.kept[node.step]!
  const item = node.label === null ? undefined : idsOf([node.label], table.itemLabels)[0]
  const wanted = node.kind === 'others' ? kept.length : item === undefined ? -1 : kept.indexOf(item)
  return (walk: Walk, part: FlowPart): boolean => {
    if (node.kind === 'end' || node.kind === 'open') {
      return part.length === node.step && part.open === (node.kind === 'open')
    }
    return part.length > node.step && places.slot(walk, part, node.step) === wanted
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
    const part = places.part(walk)
    if (part === null || !tests.every((test) => test(walk, part))) return null
    return Array.from({ length: Math.min(events, part.length) }, (_, step) => part.begin(step))
  }
}

const pickOf = async (table: BasketTable, query: CustomersQuery, pause: Pause): Promise<Pick> =>
  query.of === 'path' ? pickByPath(table, query) : pickByPlace(table, query, pause)

/** Rows of all of them, in the same order. */
export async function customerRows(table: BasketTable, query: CustomersQuery, pause: Pause): Promise<Uint32Array> {
  const pick = await pickOf(table, query, pause)
  const found = new Uint32Array(table.input.offsets.length - 1)
  let n = 0
  await eachCustomer(table, query, pause, (walk, row) => {
    if (pick(walk) !== null) found[n++] = row
  })
  return found.slice(0, n)
}

/** The customers behind a figure of the funnel or the flow, by group label and then as in the file. */
export async function customersOf(
  table: BasketTable,
  query: CustomersQuery,
  { offset, limit }: { offset: number; limit: number },
  pause: Pause,
): Promise<JourneyCustomers> {
  const { clock, groupLabels, basketLabel } = table
  const { offsets, visits } = table.input
  const pick = await pickOf(table, query, pause)
  const rows: JourneyCustomers['rows'] = []
  let total = 0
  await eachCustomer(table, query, pause, (walk, row, group) => {
    const positions = pick(walk)
    if (positions === null || total++ < offset || rows.length >= limit) return
    rows.push({
      row,
      group: groupLabels[group]!,
      customer: basketLabel(row),
      events: visits ? (visits[offsets[row + 1]! - 1] ?? -1) + 1 : offsets[row + 1]! - offsets[row]!,
      times: Array.from(positions, (position) => (clock ? walk.times[position]! : Number.NaN)),
    })
  })
  return { total, rows }
}
