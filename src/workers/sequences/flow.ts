import type { BasketTable } from '../table/basket-table'
import type { Pause } from '../table/pause'
import { type FlowPlaces, flowPlaces } from './flow-places'
import type { Flow, FlowNode, FlowNodePlace, FlowQuery } from './types'
import { eachCustomer } from './walk'

/** Behind the places of the items that are kept: others, then the end. */
const BESIDE_ITEMS = 2

function nodeAt({ kept }: FlowPlaces, step: number, slot: number, labels: string[]): FlowNodePlace {
  const items = kept[step]!
  if (slot < items.length) return { step, kind: 'item', label: labels[items[slot]!]! }
  return { step, kind: slot === items.length ? 'others' : 'end', label: null }
}

/** Nodes with somebody in them, and the place of each slot among them. */
function nodesOf(places: FlowPlaces, counts: Uint32Array[], labels: string[]) {
  const nodes: FlowNode[] = []
  const at = counts.map((slots, step) =>
    Array.from(slots, (customers, slot) =>
      customers === 0 ? -1 : nodes.push({ ...nodeAt(places, step, slot, labels), customers }) - 1,
    ),
  )
  return { nodes, at }
}

/** Where customers go from event to event; those who have no further event go to the end of the next step. */
export async function flowOf(table: BasketTable, query: FlowQuery, pause: Pause): Promise<Flow> {
  const places = await flowPlaces(table, query, pause)
  const { steps } = query
  const widths = places.kept.map(({ length }) => length + BESIDE_ITEMS)
  const counts = widths.map((width) => new Uint32Array(width))
  /** From each slot of a step (rows) to each of the next. */
  const between = widths.slice(1).map((width, step) => new Uint32Array(widths[step]! * width))

  await eachCustomer(table, query, pause, (walk) => {
    const start = places.start(walk)
    if (start === null) return
    const length = places.length(walk, start)
    let from = 0
    for (let step = 0; step < length; step++) {
      const slot = places.slot(step, walk.items[places.position(start, step)]!)
      counts[step]![slot]!++
      if (step > 0) between[step - 1]![from * widths[step]! + slot]!++
      from = slot
    }
    if (length === steps) return
    const end = widths[length]! - 1
    counts[length]![end]!++
    if (length > 0) between[length - 1]![from * widths[length]! + end]!++
  })

  const { nodes, at } = nodesOf(places, counts, table.itemLabels)
  const links: Flow['links'] = []
  for (const [step, matrix] of between.entries()) {
    const width = widths[step + 1]!
    for (let i = 0; i < matrix.length; i++) {
      const customers = matrix[i]!
      if (customers > 0)
        links.push({ from: at[step]![Math.floor(i / width)]!, to: at[step + 1]![i % width]!, customers })
    }
  }
  return { customers: places.customers, nodes, links }
}
