import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MiningParameters } from '../../src/analyses/mining/types'
import { METHODS } from '../../src/analyses/parameters'
import { checksum } from './checksum'
import { type EncodedBaskets, encode } from './data'
import { createNodePool, type NodePool } from './node-pool'
import { column, readJson, readParquet, sharedFile } from './parquet'
import { type ItemsetRow, rowsOf } from './rows'

interface Manifest {
  [name: string]: { count: number; checksum: string; closed: number; maximal: number }
}

interface Golden {
  min_support: number
  itemsets: [number[], number][]
}

const file = sharedFile('rivals/golden/manifest.json')
const manifest = file
  ? readJson<Manifest & { 'grouped_0.02_ml3': Record<string, { n: number; count: number }> }>(file)
  : null
const supports = ['0.02', '0.01', '0.005']

function load(shared: boolean): EncodedBaskets {
  const table = readParquet(sharedFile('rivals/golden/baskets_small.parquet') as string)
  const [receipts, skus, stores] = ['receipt_id', 'sku_id', 'store_id'].map((name) => column(table, name)) as [
    unknown[],
    unknown[],
    unknown[],
  ]
  const baskets = new Map<unknown, { group: string; items: string[] }>()
  receipts.forEach((receipt, i) => {
    const basket = baskets.get(receipt) ?? { group: String(stores[i]), items: [] }
    basket.items.push(String(skus[i]))
    baskets.set(receipt, basket)
  })
  return encode([...baskets.values()], shared)
}

const numbers = (row: ItemsetRow) => row.items.map(Number).sort((a, b) => a - b)

describe.skipIf(!file).each([
  { threads: 1, shared: true },
  { threads: 2, shared: true },
  { threads: 4, shared: true },
  { threads: 1, shared: false },
  { threads: 2, shared: false },
])('golden itemsets with $threads threads, shared: $shared', ({ threads, shared }) => {
  let pool: NodePool
  let data: EncodedBaskets
  beforeAll(async () => {
    pool = await createNodePool({ threads, shared })
    data = load(shared)
  })
  afterAll(() => pool.dispose())

  async function mine(asked: Partial<MiningParameters>): Promise<ItemsetRow[]> {
    const parameters: MiningParameters = { perGroup: false, method: 'auto', target: 'all', limit: 1_000_000, ...asked }
    return rowsOf(await pool.run(data.columns, { kind: 'itemsets', parameters }), data)
  }

  it.each(supports)('at %s by every method', async (support) => {
    const golden = readJson<Golden>(sharedFile(`rivals/golden/itemsets_${support}.json`) as string)
    const expected = manifest?.[`itemsets_${support}`]
    for (const method of METHODS) {
      const rows = await mine({ minSupport: golden.min_support, method })
      expect(checksum(rows.map((row) => [numbers(row), row.count])), method).toBe(expected?.checksum)
      const found = rows.map((row) => JSON.stringify([numbers(row), row.count])).sort()
      expect(found, method).toEqual(golden.itemsets.map((set) => JSON.stringify(set)).sort())
    }
    expect(await mine({ minSupport: golden.min_support, target: 'closed' })).toHaveLength(expected?.closed as number)
    expect(await mine({ minSupport: golden.min_support, target: 'maximal' })).toHaveLength(expected?.maximal as number)
  })

  it('by store', async () => {
    const rows = await mine({ minSupport: 0.02, maxLength: 3, perGroup: true })
    for (const [store, { count }] of Object.entries(manifest?.['grouped_0.02_ml3'] ?? {})) {
      expect(rows.filter((row) => row.group === store).length, store).toBe(count)
    }
  })
})
