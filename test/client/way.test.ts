import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chooseWay, takenWay, type WayFacts } from '../../src/client/way'

const GIB = 2 ** 30
const memory = { tableBytes: GIB, kernelBytes: GIB, limitBytes: 6 * GIB, fits: true }
const of = (isolated: boolean, threads: number, more: Partial<WayFacts> = {}): WayFacts => ({
  platform: { isolated, threads },
  ...more,
})
const says = (facts: WayFacts) => {
  const { way, why } = chooseWay(facts)
  return [way, why.says]
}

test('goes by what the page allows, how long it takes and what it needs', () => {
  expect(says(of(true, 8))).toEqual(['all', 'way.shared'])
  expect(says(of(true, 1))).toEqual(['one', 'way.oneCore'])
  expect(says(of(true, 8, { ms: 2 }))).toEqual(['one', 'way.short'])
  expect(says(of(true, 8, { ms: 50, memory }))).toEqual(['all', 'way.shared'])
  expect(says(of(false, 4, { memory }))).toEqual(['plain', 'way.notIsolated'])
  expect(says(of(false, 8, { memory }))).toEqual(['one', 'way.noRoom'])
  expect(says(of(true, 8, { memory: { ...memory, fits: false } }))).toEqual(['spark', 'way.tooLarge'])
  expect(says(of(true, 8, { memory, ms: 9e6 }))).toEqual(['spark', 'way.tooLong'])
})

test('copies for each thread are counted', () => {
  expect(chooseWay(of(false, 4, { memory })).bytes).toBe(5 * GIB)
  expect(chooseWay(of(true, 4, { memory })).bytes).toBe(2 * GIB)
  expect(chooseWay(of(true, 4, { memory }), 'plain').bytes).toBe(5 * GIB)
})

test('what belongs elsewhere runs nowhere by itself, and here where somebody chooses so', () => {
  const facts = of(true, 8, { memory: { ...memory, fits: false } })
  expect(takenWay(chooseWay(facts), facts)).toBeUndefined()
  expect(takenWay(chooseWay(facts, 'one'), facts)).toMatchObject({ way: 'one', anyway: true })
  const usual = of(true, 8, { memory })
  expect(takenWay(chooseWay(usual, 'one'), usual)).not.toHaveProperty('anyway')
})

test('a wish holds where it can be had; whatever is taken is on offer', () => {
  fc.assert(
    fc.property(
      fc.boolean(),
      fc.integer({ min: 1, max: 8 }),
      fc.option(fc.nat(1e8), { nil: undefined }),
      fc.constantFrom('one', 'all', 'plain', undefined),
      (isolated, threads, ms, wish) => {
        const facts = of(isolated, threads, { ms })
        const plan = chooseWay(facts, wish)
        if (wish && plan.offered.includes(wish)) expect(plan.way).toBe(wish)
        else expect(plan.chosen).toBeUndefined()
        if (plan.way !== 'spark') expect(plan.offered).toContain(plan.way)
        expect(plan.threads).toBe(plan.way === 'one' ? 1 : threads)
        if (!isolated) expect(plan.way).not.toBe('all')
      },
    ),
  )
})
