import { describe, expect, it } from 'vitest'
import { parseRecipe } from '../../src/analyses/registry'
import type { SequenceColumns } from '../../src/analyses/sequences/types'
import type { GridQuery } from '../../src/workers/protocol/query'
import type { ResultContext } from '../../src/workers/result/context'
import { createResultStore } from '../../src/workers/result/store'
import { mined, noParquet } from './fixture'

const LABELS = ['tea', 'bread, white', 'jam', '(milk)']

/** (bread, (milk)) → jam, tea, jam → (bread, tea). */
const paths: SequenceColumns = {
  kind: 'sequences',
  rows: 3,
  group: new Uint32Array(3),
  count: Uint32Array.of(6, 5, 4),
  offsets: Uint32Array.of(0, 3, 4, 7),
  items: Uint32Array.of(1, 3, 2, 0, 2, 1, 0),
  expected: new Float64Array(0),
  reached: Uint32Array.of(9, 8, 6, 5, 8, 5, 4),
  sizes: Uint32Array.of(2, 1, 1, 1, 2),
  sizeOffsets: Uint32Array.of(0, 2, 3, 5),
  stepOffsets: Uint32Array.of(0, 1, 1, 2),
  stepQ25: Float64Array.of(1, 2),
  stepMedian: Float64Array.of(2, 3),
  stepQ75: Float64Array.of(3, 4),
}

function opened(columns: SequenceColumns) {
  const recipe = parseRecipe({
    recipe: 1,
    data: { files: [], roles: { customer: 'card', item: 'sku', time: 'at', basket: 'receipt' } },
    analysis: { kind: 'sequences', minCount: 2, visits: 'basket' },
  })
  const context: ResultContext = {
    recipe,
    fingerprint: 'f00d',
    groupColumn: null,
    itemLabel: (item) => LABELS[item] ?? '',
    groupLabel: () => null,
    ranks: { labelRank: Uint32Array.of(3, 1, 2, 0), groupRank: Uint32Array.of(0), groupBaskets: Uint32Array.of(10) },
    rows: () => null,
  }
  const store = createResultStore({ writeParquet: noParquet, version: '1' })
  return { store, info: store.add('j', mined(columns), context) }
}

describe('paths of visits as a result', () => {
  const found = async (query: Partial<GridQuery>) => {
    const { rows } = await opened(paths).store.page('j', { sort: [], ...query }, 0, 9)
    return rows.map(({ index }) => index)
  }

  it('say how many items each step has, and whom the next step keeps of those with all of one', async () => {
    const { store, info } = opened(paths)
    expect(info.columns.at(-1)).toEqual({ name: 'step_sizes', type: 'numbers' })
    const { rows } = await store.page('j', { sort: [] }, 0, 9)
    expect(rows[0]?.cells).toMatchObject({
      sequence: ['bread, white', '(milk)', 'jam'],
      step_sizes: [2, 1],
      share: 0.6,
    })
    expect(rows.map(({ cells }) => cells['step_share'])).toEqual([[6 / 8], [], [4 / 8]])
  })

  it('begin and end with any item of a visit', async () => {
    expect(await found({ items: { first: ['(milk)'] } })).toEqual([0])
    expect(await found({ items: { first: ['jam'] } })).toEqual([2])
    expect(await found({ items: { last: ['bread, white'] } })).toEqual([2])
    expect(await found({ items: { last: ['tea'] } })).toEqual([1, 2])
    expect(await found({ items: { anywhere: ['tea'] } })).toEqual([1, 2])
  })

  it('are as long as they have steps', async () => {
    expect(await found({ lengths: [2] })).toEqual([0, 2])
    expect(await found({ minLength: 2 })).toEqual([0, 2])
    const { lengths } = await opened(paths).store.facets('j', { sort: [] })
    expect(lengths).toEqual([
      { length: 1, rows: 1 },
      { length: 2, rows: 2 },
    ])
  })

  it('have no further column where every item is a step', async () => {
    const { sizes: _, sizeOffsets: __, ...single } = paths
    const plain = { ...single, stepOffsets: Uint32Array.of(0, 2, 2, 4), stepQ25: new Float64Array(4) }
    const times = { stepMedian: new Float64Array(4), stepQ75: new Float64Array(4) }
    expect(opened({ ...plain, ...times }).info.columns.map(({ name }) => name)).not.toContain('step_sizes')
  })
})
