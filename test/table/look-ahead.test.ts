import { describe, expect, it } from 'vitest'
import type { RecipeData } from '../../src/recipe/schema'
import type { SourceInfo } from '../../src/workers/protocol/files'
import type { MemoryEstimate } from '../../src/workers/protocol/table'
import { estimateMemory, requireMemory } from '../../src/workers/table/estimate'
import { previewRows } from '../../src/workers/table/preview'
import { baskets, fakeSource, LONG, LONG_BY_STORE, type Row } from './fake-source'

const signal = new AbortController().signal
const GIB = 2 ** 30

describe('previewRows', () => {
  const rows: Row[] = [
    { receipt: '1', store: 'Lyon', sku: 'tea' },
    { receipt: '2', store: 'Lyon', sku: 'milk' },
    { receipt: '2', store: 'Lyon', sku: 'bread' },
    { receipt: '2', store: null, sku: 'salt' },
    { receipt: '2', store: null, sku: 'oil' },
  ]
  it('shows three baskets, telling ones first', async () => {
    const source = fakeSource({ columns: ['receipt', 'store', 'sku'], rows })
    expect(await previewRows(source, baskets(LONG_BY_STORE), signal)).toEqual([
      { group: 'Lyon', basket: '2', items: ['milk', 'bread'] },
      { group: null, basket: '2', items: ['salt', 'oil'] },
      { group: 'Lyon', basket: '1', items: ['tea'] },
    ])
  })

  it('writes moments and days as people do, and no times where text is but an order', async () => {
    const data: RecipeData = { ...LONG, roles: { customer: 'receipt', item: 'sku', time: 'at' } }
    const lines: Row[] = [
      { receipt: '1', sku: 'tea', at: Date.UTC(2024, 1, 29, 13, 5, 9) },
      { receipt: '1', sku: 'milk', at: Date.UTC(2024, 1, 28) },
    ]
    const timesAs = async (type: 'timestamp' | 'date' | 'text') => {
      const source = fakeSource({ columns: ['receipt', 'sku', 'at'], rows: lines, profiles: { at: { type } } })
      const [row] = await previewRows(source, { data, want: { shape: 'journeys', byGroup: false } }, signal)
      expect(row?.items).toEqual(['milk', 'tea'])
      return row?.times
    }
    expect(await timesAs('timestamp')).toEqual(['2024-02-28 00:00:00', '2024-02-29 13:05:09'])
    expect(await timesAs('date')).toEqual(['2024-02-28', '2024-02-29'])
    expect(await timesAs('text')).toBe(undefined)
  })

  it('reads no more than the beginning', async () => {
    let batches = 0
    const many = Array.from({ length: 9000 }, (_, i) => ({ receipt: `${i >> 1}`, sku: `i${i % 5}` }))
    const source = fakeSource({ columns: ['receipt', 'sku'], rows: many, batchRows: 1500, onBatch: () => batches++ })
    expect(await previewRows(source, baskets(LONG), signal)).toHaveLength(3)
    expect(batches).toBe(2)
  })
})

describe('estimateMemory', () => {
  function info(rows: number): SourceInfo {
    const { info } = fakeSource({ columns: ['receipt', 'store', 'sku'], rows: [] })
    const profile = { sampled: 10_000, nulls: 0, repeats: 0 }
    const columns = info.columns.map((column) => ({
      ...column,
      ...profile,
      distinct: column.name === 'receipt' ? 1000 : 50,
    }))
    return { ...info, rows, columns }
  }

  it('lets a hundred million lines through and grows with the rows', () => {
    const estimate = estimateMemory(info(100e6), baskets(LONG), 6 * GIB)
    expect(estimate.fits).toBe(true)
    expect(estimate.advice).toEqual([])
    expect(estimateMemory(info(50e6), baskets(LONG), 6 * GIB).kernelBytes).toBeLessThan(estimate.kernelBytes)
  })

  it('counts the numbers beside the items, and the quantities that wait with them', () => {
    const data: RecipeData = { ...LONG, roles: { ...LONG.roles, value: 'store' } }
    const bytes = (estimate: MemoryEstimate) => estimate.tableBytes + estimate.kernelBytes
    const plain = estimateMemory(info(10e6), baskets(LONG), 6 * GIB)
    const priced = estimateMemory(info(10e6), { data, want: { shape: 'priced', perUnit: false } }, 6 * GIB)
    const quantified = { ...data, roles: { ...data.roles, quantity: 'store' } }
    const perUnit = estimateMemory(info(10e6), { data: quantified, want: { shape: 'priced', perUnit: true } }, 6 * GIB)
    expect(bytes(priced)).toBeGreaterThan(bytes(plain) + 10e6 * 8)
    expect(bytes(perUnit)).toBeGreaterThan(bytes(priced) + 10e6 * 7)
    const customers = { ...LONG, roles: { customer: 'receipt', item: 'sku', time: 'store' } }
    const journeys = estimateMemory(info(900e6), { data: customers, want: { shape: 'journeys', byGroup: false } }, GIB)
    expect(journeys.advice.map((way) => way.english).join()).toContain('sample of the customers')
  })

  it('refuses what would end the tab, with something to do about it', () => {
    const estimate = estimateMemory(info(900e6), baskets(LONG_BY_STORE), 6 * GIB)
    expect(estimate.fits).toBe(false)
    expect(() => requireMemory(estimate)).toThrow(
      expect.objectContaining({
        code: 'out-of-memory',
        message: expect.stringContaining('run the recipe on a cluster'),
      }),
    )
    expect(estimate.advice.map((way) => way.english).join()).toContain('one group at a time')
    expect(estimateMemory(info(10e6), baskets(LONG), GIB / 10).fits).toBe(false)
  })

  it('says which column is missing before anything is read', () => {
    const data: RecipeData = { ...LONG, roles: { basket: 'nope', item: 'sku' } }
    expect(() => estimateMemory(info(10), baskets(data), GIB)).toThrow(
      expect.objectContaining({ code: 'column-missing' }),
    )
  })
})
