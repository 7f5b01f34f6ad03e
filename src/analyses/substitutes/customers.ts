import { startsOf } from '../factors/rows'
import type { KernelContext, KernelInput } from '../kernel-context'
import { customerOf, NO_VISIT } from '../shapes/shopping'
import { type Market, rangeOf } from './market'
import type { Pair } from './pairs'
import type { Shoppers } from './score'

/** Words of visits in kernel memory; `Visits` in wasm/substitutes/customers.ts has the same fields in the same order. */
const VISITS = { visitOf: 0, items: 1, start: 2, count: 3, visits: 4, customers: 5, pairs: 6 } as const
const VISITS_BYTES = 32
const BLOCK_PAIRS = 32
const RECORD_WORDS = 4

/** Whose baskets the baskets of a group are. */
export interface Known {
  /** f64 by basket, in kernel memory. */
  visitOf: number
  customers: number
}

/** Undefined where no basket has a customer. */
export function knownCustomers(kernel: KernelContext, input: KernelInput, { plan }: Market): Known | undefined {
  if (input.values === 0) return undefined
  const rows = plan.endRow - plan.firstRow
  const visitOf = kernel.alloc(8 * rows)
  const offsets = kernel.u32(input.offsets + 4 * plan.firstRow, rows + 1)
  const numbers = kernel.f64(input.values, input.nnz)
  const visits = kernel.f64(visitOf, rows)
  let most = -1
  for (let row = 0; row < rows; row++) {
    const first = offsets[row] as number
    const visit = first === offsets[row + 1] ? NO_VISIT : (numbers[first] as number)
    visits[row] = visit
    most = Math.max(most, customerOf(visit))
  }
  const seen = new Uint8Array(most + 1)
  for (const visit of visits) if (visit >= 0) seen[customerOf(visit)] = 1
  const customers = seen.reduce((sum, one) => sum + one, 0)
  return customers === 0 ? undefined : { visitOf, customers }
}

/** What customers do with each of these pairs, in their order. */
export async function shoppersOf(
  kernel: KernelContext,
  market: Market,
  { visitOf, customers: all }: Known,
  pairs: readonly Pair[],
): Promise<Shoppers[]> {
  if (pairs.length === 0) return []
  const first = kernel.mark()
  const { held, address } = market
  const asked = new Uint8Array(held.length)
  for (const { a, b } of pairs) asked[a] = asked[b] = 1
  const start = startsOf(held.map((baskets, item) => (asked[item] ? baskets : 0)))
  const items = Uint32Array.from(held, (_, item) => item).filter((item) => asked[item])
  const fields: Record<keyof typeof VISITS, number> = {
    visitOf,
    items: kernel.put(items),
    start: kernel.put(start),
    count: kernel.allocZeroed(4 * held.length),
    visits: kernel.alloc(8 * (start[held.length] as number)),
    customers: kernel.allocZeroed(4 * held.length),
    pairs: kernel.put(Uint32Array.from(pairs.flatMap(({ a, b }) => [a, b]))),
  }
  const visits = kernel.alloc(VISITS_BYTES)
  const words = kernel.u32(visits, VISITS_BYTES / 4)
  for (const [name, value] of Object.entries(fields)) words[VISITS[name as keyof typeof VISITS]] = value
  await kernel.parallel({
    label: 'customers',
    run: 'visitsOfItem',
    tasks: items.length,
    args: [address, visits],
    writes: 'memory',
  })
  const blocks = Math.ceil(pairs.length / BLOCK_PAIRS)
  const bounds = Uint32Array.from({ length: blocks + 1 }, (_, b) => Math.min(b * BLOCK_PAIRS, pairs.length))
  const chunks = await kernel.parallel({
    label: 'customers',
    run: 'customersBlock',
    tasks: blocks,
    args: [kernel.put(bounds), visits],
    writes: 'output',
    reads: [rangeOf(kernel, market)],
  })
  const customersOf = kernel.u32(fields.customers, held.length)
  const shoppers = new Array<Shoppers>(pairs.length)
  for (const chunk of chunks) {
    const records = kernel.u32(chunk.address, chunk.bytes / 4)
    for (let at = 0; at < records.length; at += RECORD_WORDS) {
      const [pair = 0, both = 0, steps = 0, switches = 0] = records.subarray(at, at + RECORD_WORDS)
      const { a, b } = pairs[pair] as Pair
      shoppers[pair] = {
        both,
        expected: ((customersOf[a] as number) * (customersOf[b] as number)) / all,
        steps,
        switches,
      }
    }
  }
  kernel.release(first)
  return shoppers
}
