import { describe, expect, it } from 'vitest'
import type { JudgeColumns } from '../../src/analyses/judge/types'
import { parseRecipe } from '../../src/analyses/registry'
import type { GridQuery } from '../../src/workers/protocol/query'
import type { ResultContext } from '../../src/workers/result/context'
import { createResultStore } from '../../src/workers/result/store'
import { mined, noParquet } from './fixture'

const NONE = Number.NaN

/** A model, likeness, another model, what is popular. */
const columns: JudgeColumns = {
  kind: 'judge',
  rows: 4,
  group: new Uint32Array(4),
  method: Uint32Array.of(0, 1, 0, 2),
  factors: Float64Array.of(64, NONE, 8, NONE),
  regularization: Float64Array.of(0.01, NONE, 0.1, NONE),
  alpha: Float64Array.of(40, NONE, 1, NONE),
  hitRate: Float64Array.of(0.4, 0.3, 0.2, 0.1),
  hitRateLow: Float64Array.of(0.35, 0.25, 0.15, 0.05),
  hitRateHigh: Float64Array.of(0.45, 0.35, 0.25, 0.15),
  ndcg: Float64Array.of(0.3, 0.2, 0.1, 0.05),
  map: Float64Array.of(0.25, 0.2, 0.1, 0.05),
  recall: Float64Array.of(0.4, 0.3, 0.2, 0.1),
  coverage: Float64Array.of(0.5, 0.4, 0.3, 0.01),
  novelty: Float64Array.of(5, 6, 7, NONE),
  customers: Uint32Array.of(9, 9, 9, 9),
  pValue: Float64Array.of(NONE, 0.2, 0.01, 0.001),
  tied: Uint8Array.of(1, 1, 0, 0),
  split: 'last',
}

function opened() {
  const recipe = parseRecipe({
    recipe: 1,
    data: { files: [], roles: { customer: 'card', item: 'sku', group: 'store' } },
    analysis: { kind: 'judge', perGroup: true },
  })
  const context: ResultContext = {
    recipe,
    fingerprint: 'f00d',
    groupColumn: 'store',
    itemLabel: () => 'tea',
    groupLabel: () => 'north',
    ranks: { labelRank: Uint32Array.of(0), groupRank: Uint32Array.of(0), groupBaskets: Uint32Array.of(9) },
    rows: () => null,
  }
  const store = createResultStore({ writeParquet: noParquet, version: '1' })
  return { store, info: store.add('j', mined(columns), context) }
}

const query = (more: Partial<GridQuery> = {}): GridQuery => ({ sort: [], ...more })

describe('a judgement as a result', () => {
  it('has a row a way to recommend, whatever the groups', async () => {
    const { store, info } = opened()
    expect(info).toMatchObject({ kind: 'judge', rows: 4, groupColumn: null })
    expect(info.columns.map(({ name }) => name).slice(0, 4)).toEqual(['method', 'factors', 'regularization', 'alpha'])
    const { rows, matched } = await store.page('j', query(), 1, 2)
    expect(matched).toBe(4)
    expect(rows[0]?.cells).toMatchObject({
      method: 'item-knn',
      factors: null,
      alpha: null,
      hit_rate: 0.3,
      customers: 9,
    })
    expect(rows[1]?.cells).toMatchObject({ method: 'als', factors: 8, regularization: 0.1, alpha: 1 })
    expect(store.bytes()).toBeGreaterThan(4 * 8)
  })

  it('is sorted with what has no value last, either way', async () => {
    const { store } = opened()
    const order = async (column: string, descending: boolean) =>
      (await store.page('j', query({ sort: [{ column, descending }] }), 0, 9)).rows.map(({ index }) => index)
    expect(await order('factors', false)).toEqual([2, 0, 1, 3])
    expect(await order('factors', true)).toEqual([0, 2, 1, 3])
    expect(await order('method', false)).toEqual([0, 2, 1, 3])
    expect(await order('method', true)).toEqual([3, 1, 0, 2])
  })

  it('has facets and ranges of its numbers alone', async () => {
    const { store } = opened()
    const facets = await store.facets('j', query())
    expect(facets).toMatchObject({ items: [], groups: [], flags: {}, onlyInOneGroup: 0 })
    expect(facets.ranges['factors']).toMatchObject({ min: 8, max: 64 })
    expect(facets.ranges['factors']?.bins.reduce((sum, n) => sum + n, 0)).toBe(2)
    const within = await store.page('j', query({ ranges: { ndcg: [0.1, 0.2] } }), 0, 9)
    expect(within.rows.map(({ index }) => index)).toEqual([1, 2])
  })

  it('leaves with empty cells where a method has no such number', async () => {
    const { store } = opened()
    const text = async (format: 'csv' | 'json') => {
      return new TextDecoder().decode((await store.exportResult('j', format, null)).bytes)
    }
    const lines = (await text('csv')).split('\r\n')
    expect(lines[2]).toBe('item-knn,,,,0.3,0.25,0.35,0.2,0.2,0.3,0.4,6,9,0.2,true')
    expect(lines[4]).toBe('popular,,,,0.1,0.05,0.15,0.05,0.05,0.1,0.01,,9,0.001,false')
    expect(JSON.parse(await text('json'))[3]).toMatchObject({ method: 'popular', alpha: null, novelty: null })
  })
})
