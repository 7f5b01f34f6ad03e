import { expect, test } from 'vitest'
import type { RecipeData } from '../../../src/recipe/schema'
import { rolesAfter, withStatement } from '../../../src/ui/sql/as-step'

const data: RecipeData = { files: ['till.csv'], layout: 'long', roles: { basket: 'receipt', item: 'sku' } }
const sql = 'SELECT * FROM lines'

test('a statement becomes the last step, behind the conditions of the question', () => {
  const filters = [{ column: 'sku', op: '=' as const, value: 'tea' }]
  const drop = { step: 'drop' as const, columns: ['x'] }
  const goods = { files: ['goods.csv'], layout: 'long' as const }
  const prepared = { lines: 'till', sources: { goods }, steps: [drop] }
  expect(
    withStatement({ ...data, prepared, filters, levels: ['kind'], level: 'kind' }, sql, ['lines', 'goods']),
  ).toEqual({
    ...data,
    prepared: {
      lines: 'till',
      sources: { goods },
      steps: [drop, { step: 'condition', where: filters }, { step: 'sql', query: sql, sources: ['goods'] }],
    },
  })
  expect(withStatement(data, sql, ['lines'])?.prepared).toEqual({
    lines: 'lines',
    sources: {},
    steps: [{ step: 'sql', query: sql }],
  })
})

test('what asks a result, a copy or too much becomes none', () => {
  expect(withStatement(data, sql, ['lines', 'result_a1'])).toBeNull()
  expect(withStatement(data, sql, ['till'])).toBeNull()
  expect(withStatement(data, `${sql} -- ${'x'.repeat(20_000)}`, ['lines'])).toBeNull()
})

test('roles stay where their columns do, and are guessed where they are new', () => {
  const guessed = { basket: 'receipt', item: 'name', quantity: 'n' }
  expect(rolesAfter(data.roles, guessed, ['receipt', 'name', 'n'])).toEqual({ ...guessed })
  expect(rolesAfter(data.roles, { item: 'receipt' }, ['receipt', 'sku'])).toEqual(data.roles)
})
