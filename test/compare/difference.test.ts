import { describe, expect, it } from 'vitest'
import { benjaminiHochberg } from '../../src/analyses/corrections'
import { differenceOf } from '../../src/workers/compare/difference'
import { normalTails } from '../../src/workers/compare/normal'

const of = (count: number, total: number) => ({ count, of: total })

describe('difference of two shares', () => {
  // Newcombe 1998, "Interval estimation for the difference between independent proportions", table II, method 10.
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [0, 10, 0, 10, -0.2775, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
    [10, 10, 0, 10, 0.6075, 1],
  ])('%i/%i against %i/%i has the published interval', (a, ofA, b, ofB, low, high) => {
    const found = differenceOf(of(a, ofA), of(b, ofB))
    expect(found.difference).toBeCloseTo(a / ofA - b / ofB, 12)
    expect(found.low).toBeCloseTo(low, 4)
    expect(found.high).toBeCloseTo(high, 4)
    const turned = differenceOf(of(b, ofB), of(a, ofA))
    expect(turned.low).toBeCloseTo(-found.high, 12)
    expect(turned.p).toBeCloseTo(found.p, 12)
  })

  it.each([
    [8, 10, 1, 6, 0.03496503496503495],
    [0, 12, 4, 904, 1],
    [3, 200, 40, 2000, 0.7930678393482835],
    [3, 3, 0, 3, 0.1],
    [0, 5, 0, 7, 1],
    [5, 5, 7, 7, 1],
  ])('%i/%i against %i/%i is judged by Fisher’s exact test where few are expected', (a, ofA, b, ofB, p) => {
    expect(differenceOf(of(a, ofA), of(b, ofB)).p).toBeCloseTo(p, 12)
  })

  it('is judged by the pooled z where many are expected', () => {
    // z = 0.05 / sqrt(0.375 · 0.625 · (1/200 + 1/200))
    expect(differenceOf(of(80, 200), of(70, 200)).p).toBeCloseTo(0.3016996, 6)
    expect(differenceOf(of(300, 1000), of(300, 1000)).p).toBe(1)
  })

  it('knows nothing of an empty side', () => {
    const nothing = { difference: Number.NaN, low: Number.NaN, high: Number.NaN, p: Number.NaN }
    expect(differenceOf(of(0, 0), of(3, 5))).toEqual(nothing)
    expect(differenceOf(of(3, 5), of(0, 0))).toEqual(nothing)
  })
})

describe('tails of the normal distribution', () => {
  it.each([
    [0, 1],
    [0.5, 0.6170750774519738],
    [1, 0.31731050786291415],
    [1.959963984540054, 0.05],
    [1.9999999, 0.0455002746971],
    [2.0000001, 0.0455002530994],
    [-5, 5.733031437583869e-7],
    [8, 1.244192114854357e-15],
    [20, 5.507248237212467e-89],
  ])('%f', (z, p) => {
    expect(normalTails(z) / p).toBeCloseTo(1, 9)
  })
})

it('q values are those of Benjamini and Hochberg', () => {
  expect(benjaminiHochberg([0.01, 0.04, 0.03, 0.005])).toEqual([0.02, 0.04, 0.04, 0.02])
  const withNothing = benjaminiHochberg([0.5, Number.NaN, 0.9])
  expect(withNothing[0]).toBeCloseTo(0.9, 12)
  expect(withNothing.slice(1)).toEqual([Number.NaN, 0.9])
})
