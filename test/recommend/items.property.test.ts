import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { audienceOf, findItems } from '../../src/workers/recommend/find-items'
import { modelsOf } from '../../src/workers/recommend/model'
import { slipsBetween } from '../../src/workers/recommend/near-label'
import { topOfMany } from '../../src/workers/recommend/top'
import type { ItemQuery } from '../../src/workers/recommend/types'
import { createNodePool, type NodePool } from '../kernels/node-pool'
import { encodeRated } from '../kernels/rated'
import { customers, recommended } from './arrange'

/** The definition, in full. */
function slips(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length
  const rest = slips(a.slice(1), b.slice(1))
  return a[0] === b[0] ? rest : 1 + Math.min(rest, slips(a.slice(1), b), slips(a, b.slice(1)))
}

describe('items of a model', () => {
  let pool: NodePool
  beforeAll(async () => {
    pool = await createNodePool({ threads: 1, shared: true })
  })
  afterAll(() => pool.dispose())

  it('are found by part of their name, with who has them and whom they are recommended to', async () => {
    const sorts = fc.constantFrom<ItemQuery['sort']>('item', 'customers', 'lists', 'bias')
    await fc.assert(
      fc.asyncProperty(
        customers,
        fc.boolean(),
        sorts,
        fc.boolean(),
        fc.constantFrom('', 'a', ' C ', 'zz'),
        async (list, perGroup, sort, descending, text) => {
          const data = encodeRated(list, false)
          const { result, rows } = await recommended(pool, data, { perGroup, factors: 3, iterations: 2, k: 4 })
          const models = modelsOf(result)
          expect(models.map(({ customers }) => customers).reduce((a, b) => a + b, 0)).toBe(list.length)
          for (const { group, customers: all, items: known } of models) {
            const own = list.filter((each) => !perGroup || each.group === group)
            const lists = rows
              .map((row, index) => ({ ...row, index }))
              .filter((row) => !perGroup || row.group === group)
            const names = [...new Set(own.flatMap(({ values }) => [...values.keys()]))]
            expect([all, known]).toEqual([own.length, names.length])
            const found = findItems(result, { text, group, sort, descending }, 5)
            const fitting = names.filter((name) => name.includes(text.trim().toLowerCase()))
            expect(found.total).toBe(fitting.length)
            expect(found.customers).toBe(own.length)
            expect(found.items.length).toBe(Math.min(5, fitting.length))
            const figure = (name: string) => {
              const has = own.filter(({ values }) => values.has(name)).length
              const gets = lists.filter(({ items }) => items.includes(name)).length
              return { item: name, customers: has, lists: gets, bias: gets / has }
            }
            const sorted = fitting.map(figure).sort((a, b) => {
              const [x, y] = [a[sort], b[sort]]
              const differ = x < y ? -1 : x > y ? 1 : 0
              return (descending ? -differ : differ) || (a.item < b.item ? -1 : 1)
            })
            expect(found.items).toEqual(sorted.slice(0, 5).map(({ bias: _, ...rest }) => rest))
            for (const { item, lists: count } of found.items) {
              const { first, popular, ...rest } = audienceOf(result, item, group, 3)
              expect(rest).toEqual({ ...found.items.find((each) => each.item === item), all: own.length })
              const having = lists.filter(({ items }) => items.includes(item))
              expect(popular).toBe(having.filter(({ source }) => source === 'popular').length)
              const personal = having
                .filter(({ source }) => source === 'personal')
                .map(({ index, customer, items, scores }) => ({ index, customer, score: scores[items.indexOf(item)] }))
              expect(personal.length + popular).toBe(count)
              const best = personal.sort((a, b) => (b.score as number) - (a.score as number) || a.index - b.index)
              expect(first).toEqual(best.slice(0, 3))
            }
          }
        },
      ),
      { numRuns: 40 },
    )
  })

  it('are near to another name by the letters that differ', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 })
    fc.assert(
      fc.property(word, word, fc.nat(4), (a, b, most) => {
        expect(slipsBetween(a, b, most)).toBe(Math.min(slips(a, b), most + 1))
      }),
    )
  })

  it('of many the largest are those that sorting gives', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -3, max: 3 })), fc.nat(6), fc.nat(3), (values, most, out) => {
        const expected = [...values.keys()]
          .filter((at) => at % 4 !== out)
          .sort((a, b) => (values[b] as number) - (values[a] as number) || a - b)
          .slice(0, most)
        expect(topOfMany(values, most, (at) => at % 4 === out)).toEqual(expected)
      }),
    )
  })
})
