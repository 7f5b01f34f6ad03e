import { MOST_VISITS, NO_VISIT, visitNumber } from '../../analyses/shapes/shopping'
import type { Pause } from './pause'
import { SEGMENTS_BETWEEN_PAUSES } from './place'
import type { PlacedEntries } from './place-entries'

/**
 * Puts the number of the visit beside each entry in place of its customer, and keeps an item once in each basket; in
 * place. A basket is of the first customer its lines name. Visits of a customer are numbered in order of time, those of
 * one moment and those without one in the order of the file.
 */
export async function numberVisits(rows: PlacedEntries, itemCount: number, pause: Pause): Promise<PlacedEntries> {
  const { offsets, items, numbers } = rows
  const customers = await customersOf(rows, pause)
  const visits = await visitsOf(customers, rows.times, pause)
  const lastHolder = new Uint32Array(itemCount)
  let write = 0
  let read = 0
  for (let row = 1; row < offsets.length; row++) {
    const visit = visits[row - 1]!
    for (const end = offsets[row]!; read < end; read++) {
      const item = items[read]!
      if (lastHolder[item] === row) continue
      lastHolder[item] = row
      items[write] = item
      numbers[write++] = visit
    }
    offsets[row] = write
    if (row % SEGMENTS_BETWEEN_PAUSES === 0) await pause()
  }
  return { ...rows, items: items.subarray(0, write), numbers: numbers.subarray(0, write) }
}

/** NaN where no line names one. */
async function customersOf({ offsets, numbers }: PlacedEntries, pause: Pause): Promise<Float64Array> {
  const customers = new Float64Array(offsets.length - 1).fill(Number.NaN)
  for (let row = 0; row < customers.length; row++) {
    for (let i = offsets[row]!; i < offsets[row + 1]! && Number.isNaN(customers[row]!); i++)
      customers[row] = numbers[i]!
    if (row % SEGMENTS_BETWEEN_PAUSES === 0) await pause()
  }
  return customers
}

async function visitsOf(customers: Float64Array, times: Float64Array | undefined, pause: Pause): Promise<Float64Array> {
  const visits = new Float64Array(customers.length).fill(NO_VISIT)
  const rows = await byCustomer(customers, pause)
  for (let from = 0, end = 0; from < rows.length; from = end) {
    const customer = customers[rows[from]!]!
    while (end < rows.length && customers[rows[end]!] === customer) end++
    const own = rows.subarray(from, end)
    if (times && own.length > 1) own.sort((a, b) => inTime(times[a]!, times[b]!) || a - b)
    own.forEach((row, visit) => {
      visits[row] = visitNumber(customer, visit, times !== undefined && !Number.isNaN(times[row]!))
    })
    if (Math.floor(end / MOST_VISITS) !== Math.floor(from / MOST_VISITS)) await pause()
  }
  return visits
}

/** Unknown moments come last. */
function inTime(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b))
  return a - b
}

/** Rows of known customers, those of each together and in their order. */
async function byCustomer(customers: Float64Array, pause: Pause): Promise<Uint32Array> {
  let most = -1
  for (const customer of customers) if (customer > most) most = customer
  const next = new Uint32Array(most + 2)
  for (const customer of customers) if (!Number.isNaN(customer)) next[customer + 1]!++
  for (let c = 1; c < next.length; c++) next[c]! += next[c - 1]!
  await pause()
  const rows = new Uint32Array(next[most + 1] ?? 0)
  for (let row = 0; row < customers.length; row++) {
    const customer = customers[row]!
    if (!Number.isNaN(customer)) rows[next[customer]!++] = row
  }
  return rows
}
