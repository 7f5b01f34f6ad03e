import { evenBlocks, startsOf } from '../factors/rows'
import type { KernelContext, OutputChunk } from '../kernel-context'
import { type Market, rangeOf } from './market'

/** Baskets of an item, and partners of one, in a block. */
const BLOCK_HOLDERS = 8_000
const BLOCK_PARTNERS = 2_000
const MOST_BLOCKS = 512

const COMPANY_HEADER = 16
const PAIR_HEADER = 8
const PAIR_BYTES = 24

/** Two items that seldom meet; by number, the more frequent first. */
export interface Pair {
  a: number
  b: number
  both: number
  company: number
  p: number
  /** By Benjamini and Hochberg, over all partners in the group. */
  q: number
}

/** Those pairs of a market. */
export async function findPairs(kernel: KernelContext, market: Market): Promise<Pair[]> {
  const { partnersEnd, held, address } = market
  const first = kernel.mark()
  // Nothing stands behind the last partner of the most frequent item.
  const looked = partnersEnd[0] as number
  const bounds = evenBlocks(startsOf(held.subarray(0, looked)), BLOCK_HOLDERS, MOST_BLOCKS)
  const boundsAt = kernel.put(bounds)
  const companies = await kernel.parallel({
    label: 'company',
    run: 'companyBlock',
    tasks: bounds.length - 1,
    args: [boundsAt, address],
    writes: 'output',
    reads: [rangeOf(kernel, market)],
  })
  note(kernel, companies, market)
  const partners = partnersEnd.subarray(0, looked).map((end, item) => end - item - 1)
  const family = partners.reduce((sum, n) => sum + n, 0)
  const pairBounds = evenBlocks(startsOf(partners), BLOCK_PARTNERS, MOST_BLOCKS)
  const told = await kernel.parallel({
    label: 'compare',
    run: 'pairsBlock',
    tasks: pairBounds.length - 1,
    args: [kernel.put(pairBounds), address],
    writes: 'output',
    reads: [rangeOf(kernel, market)],
  })
  const pairs = kernel.timed('compare', () => adjusted(readPairs(kernel, told), family))
  kernel.release(first)
  return pairs
}

/** Where the company of each item is. */
function note(kernel: KernelContext, chunks: readonly OutputChunk[], { company, held }: Market): void {
  const places = kernel.u32(company, held.length)
  for (const { address, bytes } of chunks) {
    const words = kernel.u32(address, bytes / 4)
    for (let at = 0; at < words.length; at += COMPANY_HEADER / 4 + 3 * (words[at + 3] as number)) {
      places[words[at + 2] as number] = address + 4 * at
    }
  }
}

function readPairs(kernel: KernelContext, chunks: readonly OutputChunk[]): Pair[] {
  const pairs: Pair[] = []
  for (const { address, bytes } of chunks) {
    const words = kernel.u32(address, bytes / 4)
    for (let at = 0; at < words.length; ) {
      const a = words[at] as number
      const n = words[at + 1] as number
      at += PAIR_HEADER / 4
      for (let i = 0; i < n; i++, at += PAIR_BYTES / 4) {
        const [company, p] = doubles(words, at + 2)
        pairs.push({ a, b: words[at] as number, both: words[at + 1] as number, company, p, q: 1 })
      }
    }
  }
  // Workers tell what they found in the order in which they came to it.
  pairs.sort((x, y) => x.a - y.a || x.b - y.b)
  return pairs
}

/** Records are words; two numbers of them may start at any. */
function doubles(words: Uint32Array, at: number): [number, number] {
  const [first = 0, second = 0] = new Float64Array(words.slice(at, at + 4).buffer)
  return [first, second]
}

/** Partners that meet more often take part in the family with a p-value of 1. */
function adjusted(pairs: Pair[], family: number): Pair[] {
  const rising = pairs.toSorted((x, y) => x.p - y.p)
  let least = 1
  for (let i = rising.length - 1; i >= 0; i--) {
    const pair = rising[i] as Pair
    least = Math.min(least, (pair.p * family) / (i + 1))
    pair.q = least
  }
  return pairs
}
