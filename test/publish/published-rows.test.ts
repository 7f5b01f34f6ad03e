import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RecommendColumns } from '../../src/analyses/recommend/types'
import type { PeopleChoice } from '../../src/workers/protocol/published'
import { readResult } from '../../src/workers/result/kept/kept-result'
import { publishedResult } from '../../src/workers/result/published/published-result'
import { createResultStore } from '../../src/workers/result/store'
import { resultOf } from '../../src/workers/result/stored'
import { byCodePoint } from '../code-points'
import { askRules } from '../result/ask-rules'
import { noParquet, shopArbitrary, storeOf } from '../result/fixture'
import { type Customer, choice, GROUPS, recommendations } from './recommendations'

test('rows of a published result are those of the result', async () => {
  await fc.assert(
    fc.asyncProperty(shopArbitrary, fc.boolean(), async (shop, perGroup) => {
      const { store, info } = storeOf(shop, perGroup)
      const published = publishedResult(store.stored('j').result, choice)
      expect(published.info).toEqual(info)
      expect(published.moved).toBeNull()
      const other = createResultStore({ writeParquet: noParquet, version: '1.2.3' })
      const { context, ...result } = readResult(published.bytes)
      other.restore('j', result, context)
      const everything = { sort: [{ column: 'strength', descending: true }] }
      expect(await other.page('j', everything, 0, 500)).toEqual(await store.page('j', everything, 0, 500))
      expect(await other.facets('j', everything)).toEqual(await store.facets('j', everything))
      fc.pre(info.rows > 0)
      // Of a rule all is told that rows know: of the groups in which it stands as it was counted there.
      const { overall, groups, partial, ...same } = await askRules(store, 'detail', 'j', 0)
      const alone = await askRules(other, 'detail', 'j', 0)
      expect(alone).toMatchObject({ ...same, overall: perGroup ? null : overall, partial: true })
      for (const group of alone.groups) expect(groups).toContainEqual(group)
      expect(alone.groups.some(({ group }) => group === same.group)).toBe(perGroup)
    }),
    { numRuns: 20 },
  )
})

const rowsOf = (bytes: Uint8Array) => {
  const { context, ...result } = readResult(bytes)
  const { table, rows } = resultOf('j', result, context)
  const cell = (name: string, row: number) => {
    const column = table.columns.find((each) => each.name === name)!
    if (column.type === 'utf8') return column.label(column.codes[row]!)
    if (column.type === 'list')
      return Array.from(column.items.subarray(column.offsets[row], column.offsets[row + 1]), column.label)
    return null
  }
  return Array.from({ length: rows }, (_, row) => ({
    where: cell('where', row),
    who: cell('who', row) as string,
    items: cell('recommended_items', row),
    source: cell('source', row),
  }))
}

const customersArbitrary = fc.uniqueArray(
  fc.record({
    name: fc.string({ minLength: 1, maxLength: 5 }),
    group: fc.nat(1),
    items: fc.uniqueArray(fc.nat(1), { maxLength: 2 }),
  }),
  { minLength: 1, maxLength: 8, selector: ({ name, group }) => `${group} ${name}` },
)

test('customers under other names keep their lists, in the order of those names', () => {
  fc.assert(
    fc.property(customersArbitrary, fc.constantFrom<PeopleChoice>('replaced', 'out'), (customers, people) => {
      const stored = recommendations(customers)
      const { bytes, moved, fingerprint } = publishedResult(stored, { ...choice, people })
      expect(fingerprint).toBeNull()
      const before = rowsOf(publishedResult(stored, { ...choice, people: 'named' }).bytes)
      const after = rowsOf(bytes)
      const names = new Map(before.map(({ who }, row) => [who, after[moved![row]!]!.who]))
      expect(new Set(names.values()).size).toBe(names.size)
      for (const [row, old] of before.entries())
        expect(after[moved![row]!]).toEqual({ ...old, who: names.get(old.who) })
      const order = after.map(({ where, who }) => `${where} ${who}`)
      expect(order).toEqual(order.toSorted(byCodePoint))
    }),
    { numRuns: 30 },
  )
})

test('one name is one word wherever it is published, and without the secret another', () => {
  const word = (customers: Customer[], secret = choice.secret) => {
    const names = customers.map(({ name }) => name).toSorted()
    const stored = recommendations(customers)
    const { bytes, moved } = publishedResult(stored, { ...choice, secret })
    return rowsOf(bytes)[moved![names.indexOf('Ann')]!]!.who
  }
  const ann = { name: 'Ann', group: 0, items: [0] }
  const known = word([ann])
  expect(word([{ name: 'Aaron', group: 0, items: [] }, ann, { name: 'Bo', group: 0, items: [1] }])).toBe(known)
  expect(word([ann], new Uint8Array(32).fill(8))).not.toBe(known)
  expect(known).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
})

test('no byte says a name that was left out or replaced, nor an item that no row speaks of', () => {
  const customers = ['Zoe Planted', 'Planted', 'Ann Planted'].map((name, at) => ({ name, group: at % 2, items: [0] }))
  const data = {
    filters: [
      { column: 'who', op: '!=', value: 'Bob Planted' },
      { column: 'remark', op: 'contains', value: 'Planted' },
      { column: 'who', op: 'in set', value: 'Planted (customers-0123456789abcdef)' },
      { column: 'customer_name', op: 'in', value: ['Planted'] },
      { column: 'where', op: 'in', value: GROUPS },
    ],
    sets: { 'Planted (customers-0123456789abcdef)': { of: 'Planted' } },
    read: { nullValues: ['Planted'], sheet: 'Planted' },
  }
  const stored = recommendations(customers, data)
  Object.assign(stored.context.recipe, { sql: "select 'Planted'", title: 'Lists for Planted' })
  const query = {
    sort: [{ column: 'Planted', descending: true }],
    text: 'planted',
    groups: ['north', 'Planted'],
    items: { anywhere: ['Planted', 'tea'], Planted: ['tea'] },
    ranges: { Planted: [0, 1] as [number, number] },
    apart: 'Planted',
    labels: { who: ['Planted'] },
    rows: [0],
  }
  const look = { basket: { items: [{ item: 'Planted' }, { item: 'tea' }], group: 'Planted' }, Planted: 1 }
  for (const people of ['replaced', 'out'] as const) {
    const published = publishedResult(stored, { ...choice, people, query, look })
    const { bytes, moved, ...told } = published
    expect(new TextDecoder('latin1').decode(bytes)).not.toMatch(/planted|0123456789abcdef/i)
    expect(JSON.stringify(told)).not.toMatch(/planted|0123456789abcdef/i)
    expect(new TextDecoder('latin1').decode(bytes)).toContain('north')
    expect(told.takenOut.toSorted()).toEqual(['conditions', 'reading', 'sets', 'sql'])
    expect(told.query).toEqual({ sort: [], groups: ['north'], items: { anywhere: ['tea'] }, rows: [moved![0]] })
    expect(told.look).toEqual({ basket: { items: [{ item: 'tea' }] } })
  }
})

test('tastes of customers are not written, and a condition with words only where somebody says so', () => {
  const data = { filters: [{ column: 'remark', op: 'contains', value: 'bulk' }] }
  const stored = recommendations([{ name: 'Ann', group: 0, items: [1] }], data)
  const plain = publishedResult(stored, { ...choice, people: 'named' })
  const asked = publishedResult(stored, { ...choice, people: 'named', conditions: [0] })
  const read = readResult(plain.bytes).columns as RecommendColumns
  expect(read.customerFactors).toHaveLength(0)
  expect([plain.fingerprint, plain.takenOut]).toEqual([null, ['conditions']])
  expect([asked.fingerprint, asked.takenOut]).toEqual(['f00d', []])
  expect(JSON.stringify(asked.recipe)).toContain('bulk')
})

test('labels that name customers go along only with their names', () => {
  const stored = recommendations([{ name: 'Ann', group: 0, items: [1] }], {
    roles: { customer: 'who', item: 'what', group: 'Customer name' },
  })
  expect(() => publishedResult(stored, choice)).toThrow('names customers')
  expect(publishedResult(stored, { ...choice, people: 'named' }).fingerprint).toBe('f00d')
})
