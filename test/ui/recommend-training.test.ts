import { describe, expect, test } from 'vitest'
import { parseRecipe } from '../../src/analyses/registry'
import { trainingSteps } from '../../src/ui/recommend/training-steps'

const running = (figures: number[] | undefined, analysis: object, roles: object = {}) =>
  trainingSteps({
    recipe: parseRecipe({
      recipe: 1,
      data: { files: [], roles: { customer: 'c', item: 'i', ...roles } },
      analysis: { kind: 'recommend', iterations: 3, ...analysis },
    }),
    progress: { phase: 'kernel', done: 0, total: 0, ...(figures ? { figures } : {}) },
  })

describe('training as its errors tell it', () => {
  test('is silent before the first', () => {
    expect(running(undefined, {})).toBeNull()
  })

  test('of one model are all of them', () => {
    expect(running([9, 8], {})).toEqual({ losses: [9, 8], iterations: 3, model: null })
    // A model for each group where there is no group is one model.
    expect(running([9, 8], { perGroup: true })).toEqual({ losses: [9, 8], iterations: 3, model: null })
  })

  test('of several models are those of the last', () => {
    const each = { perGroup: true }
    const group = { group: 'g' }
    expect(running([9, 8, 7], each, group)).toEqual({ losses: [9, 8, 7], iterations: 3, model: 1 })
    expect(running([9, 8, 7, 20], each, group)).toEqual({ losses: [20], iterations: 3, model: 2 })
    expect(running([9, 8, 7, 20], { ...each, stopEarly: 0.1 }, group)).toEqual({
      losses: [],
      iterations: 4,
      model: null,
    })
  })
})
