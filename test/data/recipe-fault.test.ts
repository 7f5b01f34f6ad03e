import { describe, expect, it } from 'vitest'
import { parseRecipe } from '../../src/analyses/registry'

const data = { files: ['a.csv'], roles: { basket: 'b', item: 'i' } }
const recipe = (analysis: unknown, rest: object = {}) => ({ recipe: 1, data, analysis, ...rest })

describe('a recipe that cannot be used', () => {
  it.each([
    [recipe({ kind: 'recommend', factors: 257 }), 'analysis.factors: at most 256'],
    [recipe({ kind: 'recommend', factors: 0 }), 'analysis.factors: at least 1'],
    [recipe({ kind: 'recommend', factors: 1.5 }), 'analysis.factors: must be a whole number'],
    [recipe({ kind: 'recommend', stopEarly: 0 }), 'analysis.stopEarly: more than 0'],
    [recipe({ kind: 'recommend', solver: 'svd' }), 'analysis.solver: one of cg, cholesky'],
    [recipe({ kind: 'recommend', factor: 8 }), 'analysis: nothing is known of factor'],
    [recipe({ kind: 'recommend', excludeSeen: 'yes' }), 'analysis.excludeSeen: must be true or false'],
    [recipe({ kind: 'judge', alpha: [] }), 'analysis.alpha: at least 1 of them'],
    [recipe({ kind: 'judge', factors: Array.from({ length: 17 }, (_, i) => i + 1) }), 'at most 16 of them'],
    [recipe({ kind: 'guess' }), 'analysis.kind: this is none of what is known'],
    [recipe({ kind: 'recommend' }, { title: 7 }), 'title: must be a text'],
  ])('says where and what would be right: %#', (given, fault) => {
    expect(() => parseRecipe(given)).toThrow(expect.objectContaining({ code: 'recipe-invalid' }))
    expect(() => parseRecipe(given)).toThrow(fault)
  })
})
