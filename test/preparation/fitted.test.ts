import { expect, test } from 'vitest'
import type { Step } from '../../src/preparation/steps'
import { fittedFigures } from '../../src/workers/preparation/fitted-figures'
import { fakeSource } from '../table/fake-source'
import { prepared, typed } from './rows'

const lines = typed(
  fakeSource({
    columns: ['who', 'qty'],
    rows: [
      { who: 'a', qty: 1 },
      { who: 'b', qty: 2 },
      { who: 'b', qty: null },
      { who: null, qty: 4 },
      { who: 'c', qty: 100 },
    ],
    profiles: { qty: { type: 'integer' }, who: { type: 'text' } },
  }),
)

test('the figures of each step are those that it works with', async () => {
  const steps: Step[] = [
    { step: 'nulls', column: 'qty', with: 'median' },
    { step: 'nulls', column: 'who', with: 'mode', off: true },
    { step: 'nulls', column: 'who', with: 'mode' },
    { step: 'cap', column: 'qty', factor: 0.25 },
    { step: 'encode', column: 'who', as: 'onehot', most: 2 },
    { step: 'scale', column: 'qty', to: 'range' },
  ]
  const asked = { prepared: { steps, sources: {} } } as unknown as Parameters<typeof fittedFigures>[0]
  const done = steps.filter(({ off }) => off !== true)
  const found = await fittedFigures(asked, (count) => prepared(lines, done.slice(0, count)))
  expect(found).toEqual({
    0: { by: 3 },
    1: { by: 'b' },
    2: { low: 1.5, high: 4.5 },
    3: {
      values: ['b', 'a'],
      columns: [
        ['who', 'text'],
        ['qty', 'number'],
        ['who = b', 'integer'],
        ['who = a', 'integer'],
      ],
    },
    4: { low: 1.5, high: 4.5 },
  })
})
