import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareResults } from '../../src/workers/result/compare-results'
import type { StoredResult } from '../../src/workers/result/stored'
import { resultOf } from '../../src/workers/result/stored'
import { contextFor, mined, type NaiveRule, naiveRules, ruleColumns, type Shop } from './fixture'

const shop: Shop = {
  items: ['a', 'b, c', 'c', 'd'],
  groups: ['east', null],
  baskets: [
    { group: 0, items: [0, 1, 2] },
    { group: 0, items: [0, 1, 3] },
    { group: 1, items: [0, 1, 2, 3] },
    { group: 1, items: [2, 3] },
  ],
}
const rules = naiveRules(shop, true)
const stored = (some: NaiveRule[], items = shop.items): StoredResult =>
  resultOf('j', mined(ruleColumns(some)), contextFor({ ...shop, items }, true, 'store'))
const nobodyWaits = async () => undefined

const named = ({ group, antecedent, consequent }: NaiveRule) => `${group}|${antecedent}|${consequent}`

test('rows that came, went and stayed are those of sets', async () => {
  const some = fc.subarray(rules)
  await fc.assert(
    fc.asyncProperty(some, some, async (before, after) => {
      const then = new Set(before.map(named))
      const now = new Set(after.map(named))
      const { gained, lost, shared, measures } = await compareResults(stored(before), stored(after), nobodyWaits)
      const came = after.flatMap((rule, row) => (then.has(named(rule)) ? [] : [row]))
      const went = before.flatMap((rule, row) => (now.has(named(rule)) ? [] : [row]))
      expect(gained.rows).toBe(came.length)
      expect(lost.rows).toBe(went.length)
      expect(gained.first.map(({ index }) => index)).toEqual(came.slice(0, 20))
      expect(lost.first.map(({ index }) => index)).toEqual(went.slice(0, 20))
      expect(shared).toBe(after.length - came.length)
      const both = before.filter((rule) => now.has(named(rule))).map(({ both: count }) => count)
      const count = measures.find(({ name }) => name === 'count')
      expect(count?.before).toBe(both.length === 0 ? null : both.sort((x, y) => x - y)[(both.length - 1) >> 1])
      expect(count?.changed).toBe(0)
    }),
    { numRuns: 30 },
  )
})

test('a changed number is counted; labels say what is the same, not their codes', async () => {
  const changed = rules.map((rule, at) => (at < 2 ? { ...rule, both: rule.both + 1 } : rule))
  const { measures, shared } = await compareResults(stored(rules), stored(changed), nobodyWaits)
  expect(shared).toBe(rules.length)
  expect(measures.find(({ name }) => name === 'count')?.changed).toBe(2)
  // The same numbers with other names are other rows.
  const others = await compareResults(stored(rules), stored(rules, ['w', 'x', 'y', 'z']), nobodyWaits)
  expect([others.gained.rows, others.lost.rows, others.shared]).toEqual([rules.length, rules.length, 0])
})
