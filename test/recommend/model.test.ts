import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createNodePool, type NodePool } from '../kernels/node-pool'
import { type Bench, createBench, ROLES, SMALL, tastes } from './bench'

const configurations = [
  { threads: 1, shared: true },
  { threads: 2, shared: true },
  { threads: 4, shared: true },
  { threads: 2, shared: false },
]

describe.each(configurations)('with $threads threads, shared: $shared', ({ threads, shared }) => {
  let pool: NodePool
  let bench: Bench
  beforeAll(async () => {
    pool = await createNodePool({ threads, shared })
    bench = await createBench(pool)
  })
  afterAll(() => pool.dispose())

  it('counts all that a result holds as memory, factors too', async () => {
    const held = async () => (await bench.api.memory()).results
    const { id } = await bench.openRows(tastes())
    const before = await held()
    const columns = Object.values(bench.columns(await bench.run(id, ROLES, SMALL)))
    const bytes = columns.reduce((sum, part) => sum + (ArrayBuffer.isView(part) ? part.byteLength : 0), 0)
    expect((await held()) - before).toBeGreaterThanOrEqual(bytes)
  })

  it.each([
    { name: 'one model', roles: ROLES, perGroup: false },
    { name: 'values', roles: { ...ROLES, value: 'worth' }, perGroup: false },
    { name: 'a model a group', roles: { ...ROLES, value: 'worth', group: 'where' }, perGroup: true },
  ])('$name: a file opened gives the lists and factors it was saved with', async ({ roles, perGroup }) => {
    const rows = [...tastes(), { where: 'south', who: 'nobody', what: 'good 1', worth: 'value' in roles ? 0 : 1 }]
    const data = await bench.openRows(rows)
    const trained = await bench.run(data.id, roles, { ...SMALL, perGroup })
    const file = await bench.api.ask('recommend', 'save', trained, [], 'save')
    expect(file.name).toMatch(/^data \d+\.model\.arrow$/)
    const { id, asset: model, columns } = await bench.openModel(file.bytes)
    expect(columns.map(({ name }) => name).sort()).toEqual(
      Object.entries(roles)
        .filter(([role]) => perGroup || role !== 'group')
        .map(([, name]) => name)
        .sort(),
    )
    expect(model).toMatchObject({
      customers: 41,
      items: 18,
      groups: perGroup ? 3 : 1,
      parameters: { factors: 6, perGroup },
      trainedOn: data.name,
    })
    const scored = await bench.run(id, roles, { k: SMALL.k, perGroup, model: model!.id })
    expect(await bench.lists(scored)).toEqual(await bench.lists(trained))
    const [before, after] = [bench.columns(trained), bench.columns(scored)]
    expect(after.customerFactors).toEqual(before.customerFactors)
    expect(after.itemFactors).toEqual(before.itemFactors)
    expect(after.itemCustomers).toEqual(before.itemCustomers)
    expect(after.loss).toHaveLength(0)
    // The data it was trained on, opened anew, gives the same.
    const again = await bench.openRows(rows)
    const beside = await bench.run(again.id, roles, { k: SMALL.k, perGroup, model: model!.id })
    expect(await bench.lists(beside)).toEqual(await bench.lists(trained))
    await expect(bench.api.ask('recommend', 'save', beside, [], 'save')).rejects.toMatchObject({ code: 'no-data' })
  })
})
