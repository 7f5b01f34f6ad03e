import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GivenModel } from '../../src/analyses/factors/types'
import type { RecommendColumns } from '../../src/analyses/recommend/types'
import { createNodePool, type NodePool } from '../kernels/node-pool'
import { type Customer, encodeRated, factorsOf, recommendTo } from '../kernels/rated'
import { customers, recommended } from './arrange'
import { naiveParts } from './naive'

const typed = fc.array(
  fc.record({
    label: fc.constantFrom(...'abcdefghijklm', 'unheard of', ' A ', 'B'),
    value: fc.constantFrom(0, 0.5, 1, 3),
  }),
  { maxLength: 8 },
)

/** The one model of a run as it is handed in to score others with. */
function givenBy(columns: RecommendColumns): GivenModel {
  return {
    group: columns.modelGroup[0] as number,
    items: columns.modelItems,
    factors: columns.itemFactors,
    holders: columns.itemCustomers,
    customers: columns.rows,
    rows: new Uint32Array(0),
    rowFactors: new Float32Array(0),
  }
}

describe('a typed basket', () => {
  let pool: NodePool
  beforeAll(async () => {
    pool = await createNodePool({ threads: 1, shared: true })
  })
  afterAll(() => pool.dispose())

  it('is recommended what a dense inverse gives, and what is popular where nothing is known', async () => {
    await fc.assert(
      fc.asyncProperty(
        customers,
        typed,
        fc.boolean(),
        fc.constantFrom(2, 7),
        fc.constantFrom('popular', 'none'),
        fc.boolean(),
        async (list, items, perGroup, k, fallback, excludeSeen) => {
          const data = encodeRated(list, false)
          const asked = { perGroup, factors: 4, iterations: 3, regularization: 0.2, alpha: 3, fallback, excludeSeen }
          const { result, fold } = await recommended(pool, data, asked)
          for (const [model, number] of result.columns.modelGroup.entries()) {
            const group = perGroup ? (data.groups[number] as string | null) : null
            const found = await fold({ items, group, k })
            const { items: factors } = factorsOf(result.columns, data, model)
            const labels = [...factors.keys()]
            const meant = (label: string) => {
              const folded = label.trim().toLowerCase()
              return labels.includes(label) ? label : labels.includes(folded) ? folded : null
            }
            expect(found.items.map(({ label, item }) => [label, item])).toEqual(
              items.map(({ label }) => [label, meant(label)]),
            )
            const history = new Map<number, number>()
            for (const { label, value } of items) {
              const at = labels.indexOf(meant(label) ?? '')
              if (at >= 0) history.set(at, (history.get(at) ?? 0) + value)
            }
            const typedOnes = new Set(history.keys())
            for (const [at, value] of history) if (value === 0) history.delete(at)
            const left = labels.filter((_, at) => !(excludeSeen && typedOnes.has(at)))
            if (history.size === 0) {
              const inModel = list.filter((each) => !perGroup || each.group === group)
              const share = (item: string) => inModel.filter(({ values }) => values.has(item)).length / inModel.length
              const best = left.sort((a, b) => share(b) - share(a) || (a < b ? -1 : 1)).slice(0, k)
              expect(found.source).toBe('popular')
              expect(found.suggestions).toEqual(
                fallback === 'none' ? [] : best.map((item) => ({ item, score: share(item), why: [] })),
              )
              continue
            }
            expect(found.source).toBe('personal')
            const parts = naiveParts([...factors.values()], history, 0.2, 3)
            const scoreOf = (item: string) =>
              (parts[labels.indexOf(item)] as number[]).reduce((sum, part) => sum + part, 0)
            const best = left
              .map(scoreOf)
              .sort((a, b) => b - a)
              .slice(0, k)
            expect(found.suggestions.length).toBe(best.length)
            for (const [place, { item, score, why }] of found.suggestions.entries()) {
              expect(left).toContain(item)
              expect(score).toBeCloseTo(best[place] as number, 6)
              expect(score).toBeCloseTo(scoreOf(item), 6)
              const pull = parts[labels.indexOf(item)] as number[]
              const strongest = pull.filter((part) => part > 0).sort((a, b) => b - a)
              expect(why.length).toBe(Math.min(3, strongest.length))
              why.forEach(({ item: reason, weight }, at) => {
                expect(weight).toBeCloseTo(strongest[at] as number, 6)
                expect(weight).toBeCloseTo(pull[[...history.keys()].indexOf(labels.indexOf(reason))] as number, 6)
              })
            }
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  it.each([true, false])(
    'is recommended what kernels give a customer who has the same, without it: %s',
    async (excludeSeen) => {
      const list = Array.from({ length: 50 }, (_, c): Customer => {
        const values = new Map<string, number>()
        for (let i = 0; i < 20; i++) if ((c * 7 + i * i * 5) % 11 < 4) values.set(`i${i}`, 1 + ((c + i) % 3))
        return { name: `c${c}`, group: null, values }
      })
      const data = encodeRated(list, false)
      const asked = { factors: 6, iterations: 8, regularization: 0.5, alpha: 2, k: 6, excludeSeen }
      const { result, fold } = await recommended(pool, data, asked)
      // Scored with the model as it is, in f32: every customer solved anew from what they have.
      const { rows } = await recommendTo(pool, data, { ...asked, given: [givenBy(result.columns)] })
      let compared = 0
      for (const { customer, items, scores } of rows) {
        const own = list.find(({ name }) => name === customer)?.values ?? new Map<string, number>()
        const history = [...own].map(([label, value]) => ({ label, value }))
        const found = await fold({ items: history, group: null, k: 6 })
        expect(found.suggestions.length).toBe(items.length)
        found.suggestions.forEach(({ item, score }, place) => {
          expect(Math.abs(score - (scores[place] as number))).toBeLessThan(1e-4)
          const same = items.indexOf(item)
          if (same >= 0) expect(Math.abs(score - (scores[same] as number))).toBeLessThan(1e-4)
          compared++
        })
      }
      expect(compared).toBeGreaterThan(200)
    },
  )

  it('names what may have been meant by an unknown item', async () => {
    const goods = { milk: 3, 'whole milk': 9, butter: 5, 'aged cheese': 2, cheese: 4, 'Blue Cheese': 1 }
    const list = Object.entries(goods).flatMap(([item, many], i) =>
      Array.from(
        { length: many },
        (_, c): Customer => ({ name: `${i} ${c}`, group: null, values: new Map([[item, 1]]) }),
      ),
    )
    const { fold } = await recommended(pool, encodeRated(list, false), { factors: 2, iterations: 2 })
    const near = async (label: string) => (await fold({ items: [{ label, value: 1 }], group: null, k: 1 })).items[0]
    expect(await near('buttr')).toEqual({ label: 'buttr', item: null, near: 'butter' })
    expect(await near('Whole  MILK')).toEqual({ label: 'Whole  MILK', item: 'whole milk', near: null })
    expect(await near('blue cheese')).toEqual({ label: 'blue cheese', item: 'Blue Cheese', near: null })
    expect(await near('cheeses')).toMatchObject({ near: 'cheese' })
    expect(await near('organic whole milk')).toMatchObject({ near: 'whole milk' })
    expect(await near('chee')).toMatchObject({ near: 'cheese' })
    expect(await near('wine')).toMatchObject({ near: null })
    expect(await near('x')).toMatchObject({ near: null })
  })
})
