import fc from 'fast-check'
import { expect, test } from 'vitest'
import { layRows } from '../../src/workers/compare/lay-rows'
import { mineBoth } from '../../src/workers/compare/mine-both'
import { gatherSides } from '../../src/workers/compare/sides'
import { mineBundles } from '../../src/workers/utility/mine-both'
import { type Basket, holds, onSide, subsets } from './naive'
import { baskets, never, tableOf } from './tables'

const sidesOf = (rows: readonly Basket[]) =>
  gatherSides(
    rows.length,
    (row) => rows[row]!.side === 'a',
    (row) => rows[row]!.side === 'b',
    never,
  )

test('every set that is frequent on either side, with its counts on both', async () => {
  await fc.assert(
    fc.asyncProperty(
      baskets(),
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 1, max: 4 }),
      async (rows, floorA, floorB, maxLength) => {
        const enough = (a: number, b: number) => a >= floorA || b >= floorB
        const laid = await layRows(tableOf(rows).input, await sidesOf(rows), enough, never)
        const found = await mineBoth(laid, { floorA, floorB, maxLength, most: 10_000 }, never)
        const told = found!.map(({ ranks, a, b }) => [
          ranks
            .map((rank) => laid.itemOf[rank]!)
            .sort((x, y) => x - y)
            .join(),
          a,
          b,
        ])
        const naive = subsets([0, 1, 2, 3, 4, 5, 6], maxLength)
          .map(
            (set) =>
              [set, onSide(rows, 'a').filter(holds(set)).length, onSide(rows, 'b').filter(holds(set)).length] as const,
          )
          .filter(([, a, b]) => enough(a, b))
          .map(([set, a, b]) => [set.join(), a, b])
        expect(told.sort()).toEqual(naive.sort())
      },
    ),
  )
})

test('more sets than wanted are no answer', async () => {
  const rows: Basket[] = [{ side: 'a', items: new Map([0, 1, 2, 3].map((item) => [item, 1])) }]
  const laid = await layRows(tableOf(rows).input, await sidesOf(rows), () => true, never)
  const asked = { floorA: 1, floorB: 1, maxLength: 9 }
  expect(await mineBoth(laid, { ...asked, most: 15 }, never)).toHaveLength(15)
  expect(await mineBoth(laid, { ...asked, most: 14 }, never)).toBeNull()
})

test('the bundles that bring the most on either side', async () => {
  await fc.assert(
    fc.asyncProperty(
      baskets(),
      fc.option(fc.integer({ min: 1, max: 8 }), { nil: undefined }),
      fc.integer({ min: -5, max: 30 }),
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 1, max: 4 }),
      async (rows, top, least, floor, maxLength) => {
        const laid = await layRows(tableOf(rows).input, await sidesOf(rows), () => true, never)
        const found = await mineBundles(laid, { top, least, floor, maxLength, most: 1000 }, never)
        const money = (set: number[], side: 'a' | 'b') => {
          const holders = onSide(rows, side).filter(holds(set))
          const sum = holders.flatMap(({ items }) => set.map((item) => items.get(item)!)).reduce((x, y) => x + y, 0)
          return { sum, enough: holders.length >= floor }
        }
        const all = subsets([0, 1, 2, 3, 4, 5, 6], maxLength).map((set) => ({
          set,
          a: money(set, 'a'),
          b: money(set, 'b'),
        }))
        const bound = (side: 'a' | 'b') => {
          if (top === undefined) return least
          const sums = all.filter((each) => each[side].enough).map((each) => each[side].sum)
          return sums.length < top ? Number.NEGATIVE_INFINITY : sums.sort((x, y) => y - x)[top - 1]!
        }
        const [boundA, boundB] = [bound('a'), bound('b')]
        const naive = all
          .filter(({ a, b }) => (a.enough && a.sum >= boundA) || (b.enough && b.sum >= boundB))
          .map(({ set, a, b }) => [set.join(), a.sum, b.sum])
        const told = found!.map(({ ranks, a, b }) => [
          ranks
            .map((rank) => laid.itemOf[rank]!)
            .sort((x, y) => x - y)
            .join(),
          a,
          b,
        ])
        expect(told.sort()).toEqual(naive.sort())
      },
    ),
  )
})
