import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BUNDLES, delicatessenLines } from '../../scripts/samples/delicatessen.mjs'
import { SAMPLES } from '../../scripts/samples/write.mjs'
import { parseRecipe } from '../../src/analyses/registry'
import { grammar } from '../../src/ui/utility/grammar'
import type { GridQuery } from '../../src/workers/protocol/query'
import type { ResultRow } from '../../src/workers/protocol/result'
import { mine, startedApi } from '../data/fakes'
import { createNodePool, type NodePool } from '../kernels/node-pool'
import { fakeSource, type Row } from '../table/fake-source'

const byName = (...items: string[]) => items.sort()
const [PASTA = [], , TRUFFLE = [], OYSTERS = [], LAMB = []] = BUNDLES.map(({ items }) => byName(...items))

function presetQuery(id: string): GridQuery {
  const preset = grammar.presets.find((each) => each.id === id)
  if (!preset) throw new Error(`there should be a preset ${id}`)
  return { ...preset.conditions, sort: preset.sort }
}

describe('the delicatessen', () => {
  let pool: NodePool
  let api: Awaited<ReturnType<typeof startedApi>>['api']
  const first = async (query: GridQuery) => (await api.page('j', query, 0, 1)).rows[0] as ResultRow

  beforeAll(async () => {
    const columns: Record<string, (string | number)[]> = delicatessenLines()
    const names = Object.keys(columns)
    const rows = columns['receipt']!.map((_, at) => Object.fromEntries(names.map((name) => [name, columns[name]![at]])))
    const profiles = { sold_at: { type: 'timestamp' }, margin_eur: { type: 'number' } } as const
    pool = await createNodePool({ threads: 1, shared: false })
    api = (await startedApi(fakeSource({ columns: names, rows: rows as Row[], batchRows: 10_000, profiles }))).api
    const recipe = parseRecipe(SAMPLES.find(({ id }) => id === 'delicatessen')?.recipe)
    const { id } = await api.inspect([], undefined, 'a')
    const info = await mine(api, pool, { jobId: 'j', sourceId: id, recipe })
    expect(info.valueScale).toBe(2)
  })
  afterAll(() => pool.dispose())

  it('earns most beyond chance with pasta and its wine', async () => {
    expect((await first(presetQuery('beyond-chance'))).cells['itemset']).toEqual(PASTA)
  })

  it('has something rare that is worth it, sold before the holidays', async () => {
    const row = await first(presetQuery('rare'))
    expect(row.cells['itemset']).toEqual(TRUFFLE)
    const { weeks, own, overall } = await api.ask('utility', 'detail', 'j', [row.index], 't')
    expect(overall!.count).toBeLessThan(300)
    const late = weeks.filter(({ start }) => new Date(start).getUTCMonth() >= 10)
    expect(late.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThan(own.count / 3)
    expect(weeks.length).toBe(53)
  })

  it('sells oysters and loses on them', async () => {
    const row = await first(presetQuery('losing'))
    expect(row.cells['itemset']).toEqual(OYSTERS)
    expect(row.cells['lift']).toBeGreaterThan(2)
    expect(await api.ask('utility', 'price', 'j', [row.index, { discount: 0.5 }], 't')).toMatchObject({
      moreNeeded: null,
    })
  })

  it('knows lamb on the coast alone', async () => {
    const row = await first(presetQuery('only-one-group'))
    expect(row.cells).toMatchObject({ region: 'Coast', itemset: LAMB })
    const matrix = await api.ask('utility', 'matrix', 'j', [{ sort: [], minLength: 2 }, 40, 'only'], 't')
    const lamb = matrix.bundles.find(({ items }) => `${items}` === `${LAMB}`)
    expect(matrix.groups[lamb?.onlyIn ?? -1]?.label).toBe('Coast')
  })
})
