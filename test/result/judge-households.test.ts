import { expect, it } from 'vitest'
import { parseRecipe } from '../../src/analyses/registry'
import { mine, startedApi } from '../data/fakes'
import { createNodePool } from '../kernels/node-pool'
import { fakeSource } from '../table/fake-source'

it('counts a customer of two stores once, where each store is judged by itself', async () => {
  const pool = await createNodePool({ threads: 1, shared: false })
  const had = (customer: string, store: string, skus: string) =>
    skus.split('').map((sku, day) => ({ customer, store, sku, day }))
  const source = fakeSource({
    columns: ['customer', 'store', 'sku', 'day'],
    rows: [
      ...had('ann', 'north', 'abc'),
      ...had('bob', 'north', 'abd'),
      ...had('ann', 'south', 'xyz'),
      ...had('eve', 'south', 'xzy'),
    ],
    batchRows: 5,
    profiles: { day: { type: 'integer' } },
  })
  const { api } = await startedApi(source)
  const info = await api.inspect([], undefined, 'a')
  const roles = { customer: 'customer', item: 'sku', group: 'store', time: 'day' }
  const counted = async (jobId: string, perGroup: boolean) => {
    const recipe = parseRecipe({
      recipe: 1,
      data: { roles },
      analysis: { kind: 'judge', methods: ['popular'], split: 'last', perGroup },
    })
    await mine(api, pool, { jobId, sourceId: info.id, recipe })
    return (await api.rowsAt(jobId, [0])).map(({ cells }) => cells['customers'])
  }
  expect(await counted('together', false)).toEqual([3])
  expect(await counted('apart', true)).toEqual([3])
  pool.dispose()
})
