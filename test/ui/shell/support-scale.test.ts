import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  expectedAt,
  fromPosition,
  lowestPosition,
  minCountOf,
  populationOf,
  toPosition,
} from '../../../src/ui/run/support-scale'
import type { Forecast } from '../../../src/workers/protocol/table'
import { fakeHealth } from './fake-engine'

describe('the slider of supports', () => {
  it('goes there and back within two digits', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-5, max: 1, noNaN: true }), (support) => {
        const back = fromPosition(toPosition(support))
        expect(Math.abs(back - support) / support).toBeLessThan(0.051)
        expect(back).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('counts baskets as the contract does', () => {
    expect(minCountOf(0.001, 62_909)).toBe(63)
    // 0.07 · 100 is 7.000000000000001 in binary; the contract's 1e-9 takes that back.
    expect(minCountOf(0.07, 100)).toBe(7)
    expect(minCountOf(0.0001, 10)).toBe(1)
  })

  it('does not go below two baskets', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 200_000 }), (baskets) => {
        expect(10 ** lowestPosition(baskets) * baskets).toBeGreaterThanOrEqual(2 - 1e-6)
      }),
    )
  })

  it('speaks of the largest group when groups are looked at one by one', () => {
    expect(populationOf(fakeHealth, true)).toEqual({ group: 'S00', baskets: 62_909 })
    expect(populationOf(fakeHealth, false)).toEqual({ group: undefined, baskets: 1_000_000 })
  })
})

describe('the forecast', () => {
  const forecast: Forecast = {
    perGroup: false,
    points: [
      { support: 0.1, minCount: 100, items: 5, pairs: 1, itemsets: 10, ms: 4 },
      { support: 0.01, minCount: 10, items: 50, pairs: 90, itemsets: 1000, ms: 40 },
      { support: 0.001, minCount: 1, items: 100, pairs: 900, itemsets: 100_000, ms: 400 },
    ],
  }

  it('is exact at its points and flat beyond them', () => {
    for (const { support, itemsets, ms } of forecast.points) {
      expect(expectedAt(forecast, support)?.itemsets).toBeCloseTo(itemsets, 6)
      expect(expectedAt(forecast, support)?.ms).toBeCloseTo(ms, 6)
    }
    expect(expectedAt(forecast, 0.5)?.itemsets).toBe(10)
    expect(expectedAt(forecast, 1e-5)?.itemsets).toBe(100_000)
  })

  it('never falls when the threshold does', () => {
    const share = fc.double({ min: 1e-4, max: 0.5, noNaN: true })
    fc.assert(
      fc.property(share, share, (a, b) => {
        const low = expectedAt(forecast, Math.min(a, b))
        const high = expectedAt(forecast, Math.max(a, b))
        expect((low?.itemsets ?? 0) + 1e-6).toBeGreaterThanOrEqual(high?.itemsets ?? Number.NaN)
      }),
    )
  })

  it('says nothing where there is nothing', () => {
    expect(expectedAt({ perGroup: false, points: [] }, 0.1)).toBeNull()
  })
})
