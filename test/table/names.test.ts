import fc from 'fast-check'
import { expect, test } from 'vitest'
import { requestFor } from '../../src/analyses/table-request'
import { createArena } from '../../src/workers/memory/arena'
import { tableFacts } from '../../src/workers/table/facts'
import { shownNames } from '../../src/workers/table/names'
import { readTable } from '../../src/workers/table/read-table'
import { fakeSource } from './fake-source'

const signal = new AbortController().signal

test('no two items are called the same, and none as another is', () => {
  const text = fc.constantFrom('a', 'b', 'a · b', 'b · a', 'a · b · a', 'Milk', 'Milk · a', '1')
  fc.assert(
    fc.property(fc.uniqueArray(text), fc.array(fc.option(text)), (ids, given) => {
      const names = ids.map((_, item) => given[item] ?? null)
      const shown = shownNames(ids, names)
      expect(new Set(shown).size).toBe(ids.length)
      for (const [item, label] of shown.entries()) {
        if (label !== ids[item]) expect(label.startsWith(names[item] ?? '\u0000')).toBe(true)
      }
    }),
  )
})

test('a name stands alone where it tells, with its id where others have it', () => {
  expect(shownNames(['1', '2', '3', '4'], ['Milk', 'Tea', 'Milk', null])).toEqual(['Milk · 1', 'Tea', 'Milk · 3', '4'])
  expect(shownNames(['Tea', '2'], [null, 'Tea'])).toEqual(['Tea', 'Tea · 2'])
})

test('a column of the lines names items by what most lines say; ids find them still', async () => {
  const rows = [
    { receipt: '1', sku: '7', title: 'Mlik' },
    { receipt: '1', sku: '8', title: null },
    { receipt: '2', sku: '7', title: 'Milk' },
    { receipt: '3', sku: '7', title: 'Milk' },
  ]
  const table = await readTable(
    fakeSource({ columns: ['receipt', 'sku', 'title'], rows }),
    requestFor(
      { files: [], layout: 'long', roles: { basket: 'receipt', item: 'sku' }, names: { item: 'title' } },
      { shape: 'baskets' },
    ),
    createArena(0, false),
    { signal, onProgress: () => undefined },
  )
  expect(table.itemLabels).toEqual(['Milk', '8'])
  expect(table.itemIds).toEqual(['7', '8'])
  expect(table.info.health.topItems[0]).toMatchObject({ label: 'Milk', baskets: 3 })
  const { ids } = tableFacts(table)
  expect(Array.from(ids(['7', 'Milk', '8', 'Tea'])!)).toEqual([0, 1])
})
