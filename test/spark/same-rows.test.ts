import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Rows } from './rows'
import { difference } from './same-rows'

const row = fc.tuple(
  fc.option(fc.constantFrom('a', 'b', 'c')),
  fc.array(fc.constantFrom('tea', 'milk'), { maxLength: 3 }),
  fc.integer(),
  fc.oneof(fc.double({ noNaN: true }), fc.constant(null)),
)
const columns = ['store', 'items', 'count', 'lift']
const table = fc.array(row, { minLength: 1, maxLength: 12 }).map((rows): Rows => ({ columns, rows }))

test('rows are the same in whatever order, and so are columns', () => {
  fc.assert(
    fc.property(table, fc.infiniteStream(fc.nat()), (tab, lots) => {
      const drawn = tab.rows.map((cells) => ({ cells, lot: lots.next().value as number }))
      const rows = drawn.sort((a, b) => a.lot - b.lot).map(({ cells: [a, b, c, d] }) => [d!, c!, b!, a!])
      expect(difference(tab, { columns: [...columns].reverse(), rows })).toBeNull()
    }),
  )
})

test('whatever else is changed is a difference', () => {
  const nudged = (value: unknown) =>
    typeof value === 'number' ? (Number.isFinite(value) ? value * (1 + 1e-9) + 1e-300 : 0) : value === null ? 0 : 'z'
  fc.assert(
    fc.property(table, fc.nat(), fc.nat(3), (tab, lot, column) => {
      const at = lot % tab.rows.length
      const changed = tab.rows[at]!.map((cell, place) =>
        place === column ? (Array.isArray(cell) ? [...cell, 'more'] : nudged(cell)) : cell,
      )
      fc.pre(changed[column] !== tab.rows[at]![column])
      const rows = tab.rows.map((each, place) => (place === at ? changed : each)) as Rows['rows']
      expect(difference(tab, { columns, rows })).toContain(columns[column])
    }),
  )
  const one = { columns, rows: [['a', [], 1, 0.5]] } satisfies Rows
  expect(difference(one, { columns, rows: [...one.rows, ...one.rows] })).toContain('the tab lacks ["a",[],1,0.5]')
  expect(difference({ columns, rows: [...one.rows, ...one.rows] }, one)).toContain('Spark lacks')
  expect(difference(one, { columns: [...columns, 'more'], rows: one.rows })).toContain('more')
  expect(
    difference({ columns, rows: [['a', [], 1, Number.POSITIVE_INFINITY]] }, { columns, rows: [['a', [], 1, null]] }),
  ).toContain('lift')
})

test('numbers may differ by as much as is said', () => {
  const tab = { columns: ['a', 'b'], rows: [[1.5, 2.5]] }
  const near = { columns: ['a', 'b'], rows: [[1.5 * (1 + 1e-13), 2.5 * (1 + 1e-6)]] }
  expect(difference(tab, near)).toContain('differs in b')
  expect(difference(tab, near, { columns: { b: 1e-5 } })).toBeNull()
  expect(difference(tab, near, { within: 1e-5 })).toBeNull()
})
