import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mcnemar, pairedP, sureOnes } from '../../src/analyses/paired'

/** All ways in which n coins may fall, in whole numbers. */
function byCounting(one: number, other: number): number {
  const n = one + other
  let row = [1n]
  for (let i = 0; i < n; i++) row = [...row, 0n].map((value, k) => value + (row[k - 1] ?? 0n))
  const tail = row.slice(0, Math.min(one, other) + 1).reduce((a, b) => a + b, 0n)
  return Math.min(1, Number((2n * tail * 10n ** 15n) / 2n ** BigInt(n)) / 1e15)
}

describe('the paired test', () => {
  it('is the exact share of coins that fall so unevenly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 90 }), (one, other) => {
        expect(mcnemar(one, other)).toBeCloseTo(byCounting(one, other), 11)
        expect(mcnemar(one, other)).toBe(mcnemar(other, one))
      }),
      { numRuns: 200 },
    )
  })

  it('agrees with published values, and holds for very many', () => {
    // R: binom.test(5, 20)$p.value, binom.test(150, 236)$p.value
    expect(mcnemar(5, 15)).toBeCloseTo(0.04138947, 8)
    expect(mcnemar(86, 150)).toBeCloseTo(byCounting(86, 150), 11)
    expect(mcnemar(50_000, 50_000)).toBe(1)
    expect(mcnemar(40_000, 60_000)).toBe(0)
    expect(mcnemar(0, 0)).toBe(1)
  })

  it('looks only at customers for whom the ways differ', () => {
    expect(pairedP(Uint8Array.of(1, 1, 0, 1, 1, 1, 1, 1), Uint8Array.of(1, 1, 0, 0, 0, 0, 0, 0))).toBe(2 / 32)
  })

  it('asks more of each where many are asked', () => {
    expect(sureOnes([Number.NaN, 0.04, 0.001])).toEqual([false, true, true])
    expect(sureOnes([Number.NaN, 0.04, 0.03])).toEqual([false, false, false])
  })
})
