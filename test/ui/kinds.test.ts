import { describe, expect, it } from 'vitest'
import { type AnalysisKind, parseRecipe } from '../../src/analyses/registry'
import { asKind } from '../../src/ui/state/kinds'
import { ownParameters, readHash, writeHash } from '../../src/ui/state/url'

const recipe = (analysis: { kind: AnalysisKind; [name: string]: unknown }) =>
  parseRecipe({ recipe: 1, data: { files: [], roles: { customer: 'c', item: 'i' } }, analysis })

describe('the same question for another analysis', () => {
  const model = { k: 5, iterations: 7, solver: 'cholesky', seed: 3, perGroup: true }

  it('judges the settings of a recommendation, and them alone', () => {
    const asked = recipe({ kind: 'recommend', ...model, factors: 32, alpha: 10, regularization: 0.1 })
    const judged = asKind(asked, 'judge').analysis
    expect(judged).toMatchObject({ ...model, factors: [32], alpha: [10], regularization: [0.1] })
    expect(asKind(asKind(asked, 'judge'), 'recommend')).toEqual(asked)
  })

  it('recommends with the first of what was judged', () => {
    const judged = recipe({ kind: 'judge', ...model, factors: [8, 32], alpha: [1, 40] })
    expect(asKind(judged, 'recommend').analysis).toMatchObject({ ...model, factors: 8, alpha: 1, regularization: 0.01 })
  })

  it('begins with a small search where there was no model', () => {
    const { analysis } = asKind(recipe({ kind: 'rules', minSupport: 0.01 }), 'judge')
    expect(analysis.kind === 'judge' && analysis.factors.length > 1).toBe(true)
  })
})

describe('what carries over', () => {
  it('is every bound between rules and itemsets, and that there is none', () => {
    const asked = recipe({ kind: 'rules', minCount: 30, exclude: ['bag'], minThreshold: 0.5 })
    const { analysis } = asKind(asked, 'itemsets')
    expect(analysis).toMatchObject({ kind: 'itemsets', minCount: 30, exclude: ['bag'] })
    expect(Object.keys(analysis)).not.toContain('minSupport')
    expect(Object.keys(analysis)).not.toContain('maxLength')
    expect(asKind({ ...asked, analysis }, 'rules').analysis).toMatchObject({ minCount: 30, minThreshold: 0.3 })
  })

  it('is no share of baskets where customers are counted', () => {
    const asked = recipe({ kind: 'rules', minCount: 30, maxLength: 2, perGroup: true })
    const { analysis } = asKind(asked, 'sequences')
    expect(analysis).toMatchObject({ minSupport: 0.02, maxLength: 4, perGroup: true })
    expect(Object.keys(analysis)).not.toContain('minCount')
  })
})

describe('a tab in the address', () => {
  it.each([
    ['#/sequences/flow', 'flow'],
    ['#/sequences/network', 'grid'],
    ['#/rules/nowhere', 'grid'],
    ['#/data/flow', 'grid'],
  ])('%s shows %s', (hash, tab) => {
    expect(readHash(hash)).toMatchObject({ tab })
  })
})

describe('lists in the address', () => {
  it('are left out where they are the usual ones, and come back', () => {
    const names = (analysis: object) =>
      ownParameters(recipe({ kind: 'judge', ...analysis }).analysis).map(([name]) => name)
    expect(names({})).toEqual(['kind'])
    expect(names({ factors: [64], alpha: [1, 40] })).toEqual(['kind', 'alpha'])
    const state = {
      view: 'judge',
      tab: 'settings',
      recipe: recipe({ kind: 'judge', factors: [8, 16], regularization: [0.001] }),
      query: { sort: [] },
      look: {},
    } as const
    expect(readHash(writeHash(state as never))).toEqual(state)
  })
})
