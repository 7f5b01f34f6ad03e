import { expect, test } from 'vitest'
import { parseRecipe } from '../../src/analyses/registry'

const asked = (analysis: object, roles: object = { basket: 'receipt' }) =>
  parseRecipe({
    recipe: 1,
    data: { files: [], roles: { customer: 'card', time: 'at', item: 'sku', ...roles } },
    analysis: { kind: 'sequences', minCount: 2, ...analysis },
  }).analysis

test('steps of sets are the lines of a basket, or of a moment', () => {
  expect(asked({ steps: 'sets' })).toMatchObject({ visits: 'basket' })
  expect(asked({ steps: 'sets' }, {})).toMatchObject({ visits: 'time' })
  expect(asked({ steps: 'sets', visits: 'day' })).toMatchObject({ visits: 'day' })
  for (const items of [{}, { steps: 'items' }]) expect(asked(items)).not.toHaveProperty('visits')
})

test('what was understood is understood again', () => {
  const once = asked({ steps: 'sets' })
  expect(asked(once)).toEqual(once)
})
