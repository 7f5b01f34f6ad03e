import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { GridQuery } from '../../src/workers/protocol/query'
import { NO_VALUE } from '../../src/workers/result/context'
import { createResultStore } from '../../src/workers/result/store'
import { contextFor, mined, naiveRules, noParquet, ruleColumns, shopArbitrary } from './fixture'

const VALUES = ['dairy', 'bakery', '__proto__']

it('rows are those with something of a value, and without two sides of one', async () => {
  const query = fc.record(
    { kind: fc.subarray(VALUES, { minLength: 1 }), apart: fc.constantFrom('kind', 'area', 'nothing') },
    { requiredKeys: [] },
  )
  await fc.assert(
    fc.asyncProperty(
      shopArbitrary,
      fc.array(fc.nat(VALUES.length), { minLength: 20, maxLength: 20 }),
      query,
      async (shop, codes, asked) => {
        const of = shop.items.map((_, item) => codes[item % codes.length]!)
        const values = Uint32Array.from(of, (code) => (code === VALUES.length ? NO_VALUE : code))
        const rules = naiveRules(shop, false)
        const levels = [
          { name: 'area', values: new Uint32Array(values.length), labels: ['all'] },
          { name: 'kind', values, labels: VALUES },
        ]
        const store = createResultStore({ writeParquet: noParquet, version: 'test' })
        store.add('job', mined(ruleColumns(rules)), { ...contextFor(shop, false, null), levels })
        const kinds = (items: readonly number[]) =>
          items.map((item) => VALUES[of[item]!]).filter((kind) => kind !== undefined)
        const crossed = ({ antecedent, consequent }: (typeof rules)[number]) =>
          kinds(antecedent).some((kind) => kinds(consequent).includes(kind))
        const ofKind = ({ antecedent, consequent }: (typeof rules)[number]) =>
          !asked.kind || kinds([...antecedent, ...consequent]).some((kind) => asked.kind!.includes(kind))
        const hidden = (rule: (typeof rules)[number]) =>
          asked.apart === 'area' || (asked.apart === 'kind' && crossed(rule))
        const told: GridQuery = {
          sort: [],
          ...(asked.kind && { ofLevel: { kind: asked.kind } }),
          ...(asked.apart && { apart: asked.apart }),
        }
        const { matched } = await store.page('job', told, 0, 1)
        expect(matched).toBe(rules.filter((rule) => ofKind(rule) && !hidden(rule)).length)
        const facet = (await store.facets('job', told)).levels!.find(({ name }) => name === 'kind')!
        expect(facet.together).toBe(rules.filter((rule) => ofKind(rule) && crossed(rule)).length)
        for (const { label, rows } of facet.values) {
          const having = rules.filter(
            (rule) => !hidden(rule) && kinds([...rule.antecedent, ...rule.consequent]).includes(label),
          )
          expect(rows).toBe(having.length)
        }
      },
    ),
    { numRuns: 40 },
  )
})
