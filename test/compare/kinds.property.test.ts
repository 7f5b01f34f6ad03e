import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fisherTest, zelenTest } from '../../src/analyses/exact'
import { cellAt } from '../../src/export/table'
import type { Behind } from '../../src/workers/behind'
import { judged } from '../../src/workers/compare/answer'
import { layCompared } from '../../src/workers/compare/lay-compared'
import type { Pattern } from '../../src/workers/compare/pattern'
import { gatherSides, sidesAsked } from '../../src/workers/compare/sides'
import { findItemsets } from '../../src/workers/itemsets/compare'
import { findRules } from '../../src/workers/rules/compare'
import { findBundles } from '../../src/workers/utility/compare'
import { type Basket, dealtOut, holds, onSide, subsets } from './naive'
import { baskets, never, tableOf } from './tables'

const ITEMS = [0, 1, 2, 3, 4, 5, 6]
const behind = (analysis: object) =>
  ({ result: { context: { recipe: { analysis } } }, pause: never }) as unknown as Behind
const sidesOf = (rows: readonly Basket[]) =>
  gatherSides(
    rows.length,
    (row) => rows[row]!.side === 'a',
    (row) => rows[row]!.side === 'b',
    never,
  )
const count = (rows: readonly Basket[], side: 'a' | 'b', set: readonly number[]) =>
  onSide(rows, side).filter(holds(set)).length
const text = (parts: readonly number[][]) => parts.map((part) => part.join('')).join('>')
/** Small worlds have few baskets, and five are the least that make a pattern. */
const many = baskets(60)

test('itemsets: all that are frequent on a side, with what Fisher says of both', async () => {
  await fc.assert(
    fc.asyncProperty(many, fc.integer({ min: 5, max: 8 }), async (rows, minCount) => {
      const asked = { kind: 'itemsets', minCount, maxLength: 3, exclude: ['g'] }
      const found = await findItemsets(tableOf(rows), await sidesOf(rows), 'share', behind(asked))
      const [a, b] = [onSide(rows, 'a').length, onSide(rows, 'b').length]
      const naive = subsets(ITEMS.slice(0, 6), 3).flatMap((set) => {
        const [inA, inB] = [count(rows, 'a', set), count(rows, 'b', set)]
        const p = fisherTest({ count: inA, of: a }, { count: inB, of: b })
        return inA >= minCount || inB >= minCount ? [[text([set]), inA, inB, inA >= minCount, inB >= minCount, p]] : []
      })
      const told = found.patterns.map((each) => [
        text(each.parts),
        each.a.count,
        each.b.count,
        each.foundA,
        each.foundB,
        each.p,
      ])
      expect(told.sort()).toEqual(naive.sort())
    }),
  )
})

test('rules: all that either side has, counted and tested on both', async () => {
  await fc.assert(
    fc.asyncProperty(
      many,
      fc.constantFrom('confidence' as const, 'lift' as const),
      fc.constantFrom(0, 0.4, 0.8),
      async (rows, measure, minThreshold) => {
        const asked = { kind: 'rules', minCount: 5, maxLength: 3, metric: 'confidence', minThreshold, maxConsequent: 1 }
        const found = await findRules(tableOf(rows), await sidesOf(rows), measure, behind(asked))
        const naive = subsets(ITEMS, 3).flatMap((set) =>
          set.length < 2
            ? []
            : set.flatMap((to) => {
                const from = set.filter((item) => item !== to)
                const side = (name: 'a' | 'b') => ({
                  baskets: onSide(rows, name).length,
                  antecedent: count(rows, name, from),
                  consequent: count(rows, name, [to]),
                  both: count(rows, name, set),
                })
                const [a, b] = [side('a'), side('b')]
                const passes = ({ both, antecedent }: typeof a) => both >= 5 && both / antecedent >= minThreshold
                if (!passes(a) && !passes(b)) return []
                const p =
                  measure === 'lift'
                    ? zelenTest(a, b)
                    : fisherTest({ count: a.both, of: a.antecedent }, { count: b.both, of: b.antecedent })
                return [[text([from, [to]]), a.both, b.both, a.antecedent, b.antecedent, passes(a), passes(b), p]]
              }),
        )
        const told = found.patterns.map(({ parts, a, b, foundA, foundB, p }) => [
          text(parts),
          a.count,
          b.count,
          a.of,
          b.of,
          foundA,
          foundB,
          p,
        ])
        expect(told.sort()).toEqual(naive.sort())
      },
    ),
  )
})

test('bundles: money of the best of either side, and how likely it is by lot', async () => {
  await fc.assert(
    fc.asyncProperty(baskets(14), fc.integer({ min: 1, max: 5 }), async (rows, top) => {
      const [a, b] = [onSide(rows, 'a').length, onSide(rows, 'b').length]
      fc.pre(a > 0 && b > 0)
      const asked = { kind: 'utility', top, maxLength: 2 }
      const found = await findBundles(tableOf(rows), await sidesOf(rows), 'money', behind(asked))
      for (const { parts, p, ...sides } of found.patterns) {
        const set = parts[0]!
        const money = (side: 'a' | 'b') =>
          onSide(rows, side)
            .filter(holds(set))
            .map(({ items }) => set.reduce((sum, item) => sum + items.get(item)!, 0))
        const [inA, inB] = [money('a'), money('b')]
        const sum = (values: number[]) => values.reduce((x, y) => x + y, 0)
        expect(sides.a).toEqual({ count: inA.length, of: a, value: (1000 * sum(inA)) / a })
        expect(sides.b).toEqual({ count: inB.length, of: b, value: (1000 * sum(inB)) / b })
        if (inA.length + inB.length <= 10)
          expect(p).toBeCloseTo(inA.length + inB.length === 0 ? 1 : dealtOut([...inA, ...inB], a, b, sum(inA)), 9)
      }
    }),
    { numRuns: 40 },
  )
})

const pattern = (name: number, p: number, direction: number, found: [boolean, boolean] = [true, true]): Pattern => ({
  parts: [[name]],
  a: { count: 1, of: 2, value: 0.5 + direction / 10 },
  b: { count: 1, of: 2, value: 0.5 },
  foundA: found[0],
  foundB: found[1],
  p,
  direction,
})

test('only what differs by more than chance has changed, after all that were compared', () => {
  const patterns = [
    pattern(0, 0.001, 1, [true, false]),
    pattern(1, 0.002, -1, [false, true]),
    pattern(2, 0.003, 2),
    pattern(3, 0.004, -2),
    pattern(4, 0.045, 4, [true, false]),
    pattern(5, Number.NaN, 0),
    ...[6, 7, 8, 9].map((name) => pattern(name, 0.9, 1)),
  ]
  const all = judged({ baskets: { a: 2, b: 2 }, floors: { a: 1, b: 1 }, raised: false, patterns })
  expect(all.changes.slice(0, 6)).toEqual(['new', 'gone', 'stronger', 'weaker', null, null])
  expect(all.tally).toEqual({ new: 1, gone: 1, stronger: 1, weaker: 1 })
  const { table, strengths } = layCompared(all, 'share', String)
  expect(table.columns.map(({ name }) => name)).toEqual(
    'items,count_a,of_a,value_a,count_b,of_b,value_b,difference,low,high,p_value,q_value,change'.split(','),
  )
  const told = Array.from({ length: 10 }, (_, row) => table.columns.map((column) => cellAt(column, row)))
  expect(told.slice(0, 5).map(([items]) => items)).toEqual([['0'], ['1'], ['2'], ['3'], ['4']])
  expect(told.map((row) => row.at(-1))).toEqual(['new', 'gone', 'stronger', 'weaker', ...Array(6).fill(null)])
  // What nobody can test comes last.
  expect(told.at(-1)![0]).toEqual(['5'])
  expect(strengths!.indexOf(Math.max(...strengths!))).toBe(4)
})

test('sides: groups, periods, the rest; none may have baskets of the other', async () => {
  const rows: Basket[] = Array.from({ length: 6 }, () => ({ side: null, items: new Map() }))
  const table = {
    ...tableOf(rows),
    groupLabels: ['north', null],
    rowTimes: Float64Array.from([0, 10, 20, 30, Number.NaN, 5]),
  }
  table.input = { ...table.input, groupStart: Uint32Array.of(0, 4, 6), groupBaskets: Uint32Array.of(4, 2) }
  const gather = async (...[a, b]: [Parameters<typeof sidesAsked>[1], Parameters<typeof sidesAsked>[2]]) => {
    const on = sidesAsked(table, a, b)
    const { rows: found, a: split } = await gatherSides(6, on.a, on.b, never)
    return [[...found.subarray(0, split)], [...found.subarray(split)]]
  }
  expect(await gather({ groups: [null] }, 'rest')).toEqual([
    [4, 5],
    [0, 1, 2, 3],
  ])
  expect(await gather('rest', { from: 0, to: 20 })).toEqual([
    [2, 3],
    [0, 1, 5],
  ])
  expect(await gather({ groups: ['north'], from: 10 }, { to: 10 })).toEqual([
    [1, 2, 3],
    [0, 5],
  ])
  await expect(gather({ from: 0, to: 20 }, { from: 10, to: 40 })).rejects.toThrow('on both sides: 1')
  expect(() => sidesAsked(table, 'rest', 'rest')).toThrow('rest of the other')
  expect(() => sidesAsked({ ...table, rowTimes: null }, { from: 0 }, 'rest')).toThrow('Map a column of dates')
})
