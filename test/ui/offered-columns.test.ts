import { expect, test } from 'vitest'
import { offeredColumns } from '../../src/ui/data/offered-columns'
import type { ColumnProfile } from '../../src/workers/protocol/files'

const columns = Array.from(
  { length: 100_000 },
  (_, at): ColumnProfile => ({
    ...{ type: 'integer', examples: [], sampled: 9, nulls: 0, distinct: 9, repeats: 0 },
    name: `c${at}`,
  }),
)

test('of a hundred thousand columns some hundred are offered, and whatever is chosen', () => {
  const offered = offeredColumns(columns, new Set(['c99999', 'c5', undefined])).map(({ name }) => name)
  expect(offered).toHaveLength(302)
  expect(offered.slice(0, 6)).toEqual(['c0', 'c1', 'c2', 'c3', 'c4', 'c5'])
  expect(offered.at(-1)).toBe('c99999')
})

test('what may not be chosen takes no place', () => {
  const even = offeredColumns(columns.slice(0, 6), new Set(['c1']), ({ name }) => Number(name.slice(1)) % 2 === 0)
  expect(even.map(({ name }) => name)).toEqual(['c0', 'c1', 'c2', 'c4'])
})
