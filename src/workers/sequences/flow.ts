import type { BasketTable } from '../table/basket-table'
import type { Pause } from '../table/pause'
import { type FlowPlaces, flowPlaces } from './flow-places'
import type { Flow, FlowNode, FlowNodePlace, FlowQuery } from './types'
import { eachCustomer } from './walk'

/** Behind the places of the items that are kept. */
const BESIDE_ITEMS = ['others', 'end', 'open'] as const

function nodeAt({ kept }: FlowPlaces, step: number, slot: number, labels: string[]): FlowNodePlace {
  const items = kept[step]!
  if (slot < items.length) return { step, kind: 'item', label: labels[items[slot]!]! }
  return { step, kind: BESIDE_ITEMS[slot - items.length]!, label: null }
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
  const widths = places.kept.map(({ length }) => length + BESIDE_ITEMS.length)
  const counts = widths.map((width) => new Uint32Array(width))
  /** From each slot of a step (rows) to each of the next. */
  const between = widths.slice(1).map((width, step) => new Uint32Array(widths[step]! * width))

  await eachCustomer(table, query, pause, (walk) => {
    const part = places.part(walk)
    if (part === null) return
    const { length } = part
    let from = 0
    for (let step = 0; step < length; step++) {
      const slot = places.slot(walk, part, step)
      counts[step]![slot]!++
      if (step > 0) between[step - 1]![from * widths[step]! + slot]!++
      from = slot
    }
    if (length === steps) return
    const end = widths[length]! - (part.open ? 1 : 2)
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
