import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createNodePool, type NodePool } from '../kernels/node-pool'
import type { Row } from '../table/fake-source'
import { type Bench, createBench, ROLES, SMALL, tastes } from './bench'

const LINKED = ['similar', 'ease'] as const
const WAYS = [...LINKED, 'bpr', 'popular', 'again'] as const

let pool: NodePool
let bench: Bench
beforeAll(async () => {
  pool = await createNodePool({ threads: 1, shared: false })
  bench = await createBench(pool)
})
afterAll(() => pool.dispose())

async function run(method: string, more: object = {}) {
  const { id } = await bench.openRows(tastes())
  return bench.run(id, ROLES, { ...SMALL, method, ...more })
}

describe.each(WAYS)('%s', (method) => {
  it('is kept in a file that gives the same lists, and the same for a typed basket', async () => {
    const { id } = await bench.openRows(tastes())
    const job = await bench.run(id, ROLES, { ...SMALL, method })
    const { bytes } = await bench.api.ask('recommend', 'save', job, [], `save ${method}`)
    const { bytes: again } = await bench.api.ask('recommend', 'save', job, [], `again ${method}`)
    expect(new Uint8Array(again)).toEqual(new Uint8Array(bytes))
    const file = { name: 'a.model.arrow', file: new Blob([bytes]) }
    const { id: model } = await bench.api.openAsset('recommend', file, `load ${method}`)
    const scored = await bench.run(id, ROLES, { model, k: SMALL.k })
    expect(await bench.lists(scored)).toEqual(await bench.lists(job))
    const query = {
      items: [
        { label: 'good 1', value: 2 },
        { label: 'good 3', value: 1 },
      ],
      group: null,
      k: 4,
    }
    const typed = (of: string) => bench.api.ask('recommend', 'foldIn', of, [query], `fold ${of}`)
    expect(await typed(scored)).toEqual(await typed(job))
    const { suggestions } = await typed(job)
    expect(suggestions.length).toBeGreaterThan(0)
    const had = suggestions.filter(({ item }) => item === 'good 1' || item === 'good 3')
    expect(had.length).toBe(method === 'again' ? suggestions.length : 0)
  })
})

it.each(LINKED)('%s gives reasons that add up to the score, and what is like an item', async (method) => {
  const job = await run(method)
  for (const index of [0, 5, 11]) {
    const advice = await bench.api.ask('recommend', 'advice', job, [index], `advice ${index}`)
    expect(advice).toMatchObject({ method, source: 'personal' })
    for (const { score, why } of advice.suggestions) {
      expect(why.length).toBeGreaterThan(0)
      // Of more than three reasons the strongest are told.
      if (why.length < 3) expect(why.reduce((sum, { weight }) => sum + weight, 0)).toBeGreaterThanOrEqual(score - 1e-6)
    }
  }
  const { items } = await bench.api.ask('recommend', 'neighbours', job, ['good 1', null, 5], 'like')
  expect(items.length).toBeGreaterThan(0)
  for (const { similarity } of items) expect(similarity).toBeGreaterThan(0)
})

it('nothing is like anything where only counting is done, and everybody gets what is popular', async () => {
  const job = await run('popular')
  expect(await bench.api.ask('recommend', 'neighbours', job, ['good 1', null, 5], 'like')).toMatchObject({ items: [] })
  expect(await bench.api.ask('recommend', 'advice', job, [0], 'advice')).toMatchObject({
    source: 'popular',
    method: 'popular',
  })
})

it('rules of the shop hold for typed baskets as for lists', async () => {
  const job = await run('similar', { never: ['good 5'], always: ['good 2', 'good 1'] })
  const query = { items: [{ label: 'good 1', value: 1 }], group: null, k: 3 }
  const { suggestions } = await bench.api.ask('recommend', 'foldIn', job, [query], 'fold')
  expect(suggestions.map(({ item }) => item)).not.toContain('good 5')
  expect(suggestions[0]?.item).toBe('good 2')
  for (const { items } of await bench.lists(job)) expect(items).not.toContain('good 5')
})

it('holds one of a kind in lists, typed baskets and what a saved model scores, by a column of the lines', async () => {
  const shelfOf = (item: string) => `shelf ${Number(item.split(' ')[1]) % 3}`
  const rows = tastes().map((row) => ({ ...row, shelf: shelfOf(String(row['what'])) }))
  const { id } = await bench.openRows(rows)
  const job = await bench.run(id, ROLES, { ...SMALL, k: 3, method: 'similar', onePer: 'shelf' })
  const apart = (items: readonly string[]) => expect(new Set(items.map(shelfOf)).size).toBe(items.length)
  const lists = await bench.lists(job)
  expect(Math.max(...lists.map(({ items }) => items.length))).toBeGreaterThan(1)
  for (const { items } of lists) apart(items)
  const query = { items: [{ label: 'good 1', value: 1 }], group: null, k: 5 }
  const { suggestions } = await bench.api.ask('recommend', 'foldIn', job, [query], 'kinds typed')
  expect(suggestions.length).toBeGreaterThan(0)
  apart(suggestions.map(({ item }) => item))
  const { bytes } = await bench.api.ask('recommend', 'save', job, [], 'kinds save')
  const file = { name: 'k.model.arrow', file: new Blob([bytes]) }
  const { id: model } = await bench.api.openAsset('recommend', file, 'kinds open')
  const scored = (more: object) => bench.run(id, ROLES, { model, k: 3, ...more })
  expect(await bench.lists(await scored({ onePer: 'shelf' }))).toEqual(lists)
  expect(await bench.lists(await scored({}))).not.toEqual(lists)
})

it.each(['als', 'bpr', 'similar', 'popular'])('%s: groups that take a model of all are in its file', async (method) => {
  const rows: Row[] = tastes().map((row, at) => ({
    ...row,
    town: ['big', 'small', 'tiny'][at % 9 < 6 ? 0 : at % 3 ? 1 : 2] as string,
  }))
  const people = (town: string) => new Set(rows.filter((row) => row.town === town).map((row) => row['who'])).size
  const least = people('big')
  expect(people('small')).toBeLessThan(least)
  const { id } = await bench.openRows(rows)
  const roles = { ...ROLES, group: 'town' }
  const job = await bench.run(id, roles, { ...SMALL, method, perGroup: true, leastCustomers: least })
  const { bytes } = await bench.api.ask('recommend', 'save', job, [], `save all ${method}`)
  const file = { name: 'all.model.arrow', file: new Blob([bytes]) }
  const { id: model } = await bench.api.openAsset('recommend', file, `open all ${method}`)
  const scored = await bench.run(id, roles, { model, k: SMALL.k })
  expect(await bench.lists(scored)).toEqual(await bench.lists(job))
  // Who is in a town that nobody knew takes the model of all as well.
  const strangers = rows
    .filter(({ town }) => town === 'tiny')
    .map((row) => ({ ...row, town: 'new', who: `new ${row['who']}` }))
  const { id: elsewhere } = await bench.openRows(strangers)
  const found = await bench.lists(await bench.run(elsewhere, roles, { model, k: SMALL.k }))
  expect(found.length).toBeGreaterThan(0)
  for (const { source, items } of found) {
    expect(items.length).toBeGreaterThan(0)
    expect(source).toBe(method === 'popular' ? 'popular' : 'personal')
  }
})
