import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TRAINING_DEFAULTS } from '../../src/preparation/training/question'
import { checksOf } from '../../src/workers/training/checks'
import { createNodePool, type NodePool } from '../kernels/node-pool'
import { filesOf, rowsOfFiles } from './files'
import { dataArbitrary, questionArbitrary } from './generated'
import { byDay, madeSet, rowsOf } from './made'
import { naiveRows } from './naive'

const formArbitrary = fc.record({
  form: fc.constantFrom('slices' as const, 'ragged' as const, 'dense' as const),
  format: fc.constantFrom('parquet' as const, 'arrow' as const),
  listsPer: fc.constantFrom('row' as const, 'history' as const),
  padding: fc.constantFrom('right' as const, 'left' as const),
  times: fc.boolean(),
})

describe('a training set against a naive one', () => {
  let pools: NodePool[]
  beforeAll(async () => {
    const forms = [
      { threads: 1, shared: false },
      { threads: 1, shared: true },
      { threads: 3, shared: true },
    ]
    pools = await Promise.all(forms.map(createNodePool))
  })
  afterAll(() => Promise.all(pools.map((pool) => pool.dispose())))

  it('has the same rows, and nothing in them that came later', async () => {
    await fc.assert(
      fc.asyncProperty(dataArbitrary, questionArbitrary, fc.nat(2), async ({ actions, shown }, question, which) => {
        const expected = byDay(naiveRows(actions, shown, { ...TRAINING_DEFAULTS, ...question }))
        await madeSet(pools[which]!, actions, shown, question, (set) => {
          expect(rowsOf(set)).toEqual(expected)
          const checks = checksOf(set)
          expect(checks.leaks).toEqual({ late: 0, tooOld: 0, foreign: 0, outOfOrder: 0 })
          expect(checks.newest ?? -1).toBeLessThan(0)
          expect(checks.rows.items).toBe(expected.length)
        })
      }),
      { numRuns: 200 },
    )
  })

  it('has them in its files, whatever their form', async () => {
    await fc.assert(
      fc.asyncProperty(dataArbitrary, questionArbitrary, formArbitrary, async ({ actions, shown }, question, form) => {
        const asked = { ...question, ...form, length: Math.min(question.length, 40) }
        const expected = byDay(naiveRows(actions, shown, { ...TRAINING_DEFAULTS, ...asked }))
        const files = await madeSet(pools[1]!, actions, shown, asked, filesOf)
        expect(rowsOfFiles(files)).toEqual(expected)
        expect([...files.keys()].at(-1)).toBe('_SUCCESS')
      }),
      { numRuns: 120 },
    )
  })
})
