import { expect, test } from 'vitest'
import { storeOf } from './fixture'

const shop = {
  items: ['bread', 'milk'],
  groups: ['Nord', 'Süd'],
  baskets: [
    { group: 0, items: [0, 1] },
    { group: 1, items: [0, 1] },
  ],
}

test.each(['lift', 'count', 'antecedents', 'redundant', '__proto__', 'lift_group'])(
  'a store column called %s takes no cell of the result',
  async (name) => {
    const plain = storeOf(shop, true, 'store')
    const named = storeOf(shop, true, name)
    const group = named.info.groupColumn!
    const cells = async ({ store }: typeof named) =>
      (await store.rowsAt('j', [0, 1, 2, 3])).map((row) => ({ ...row.cells }))
    const [ours, theirs] = [await cells(named), await cells(plain)]
    expect(ours.map((row) => Object.entries(row).filter(([column]) => column !== group))).toEqual(
      theirs.map((row) => Object.entries(row).filter(([column]) => column !== 'store')),
    )
    expect(ours.map((row) => Object.entries(row).find(([column]) => column === group)?.[1])).toEqual(
      theirs.map((row) => row['store']),
    )
    expect(new Set(named.info.columns.map((column) => column.name)).size).toBe(named.info.columns.length)
  },
)
