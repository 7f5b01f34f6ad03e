import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contrast, inkOn, liftPlace, liftReach, markColours, ramp } from '../../src/ui/parts/charts/colours'
import { scaleFor, tickText } from '../../src/ui/parts/charts/scale'
import { basketMeasures } from '../../src/ui/parts/results/basket-measures'
import { look } from './charts-look'

describe('axes', () => {
  it('hold every number they place, with ticks inside and rising', () => {
    const measure = fc.constantFrom(...Object.values(basketMeasures))
    const share = fc.oneof(fc.constant(0), fc.double({ min: 1e-12, max: 1, noNaN: true }))
    const values = fc.array(share, { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(measure, values, (each, numbers) => {
        const scale = scaleFor(each, numbers)
        expect(scale.max).toBeGreaterThan(scale.min)
        for (const number of numbers) {
          expect(scale.place(number)).toBeGreaterThanOrEqual(scale.min - 1e-9)
          expect(scale.place(number)).toBeLessThanOrEqual(scale.max + 1e-9)
        }
        expect(scale.ticks).toEqual([...new Set(scale.ticks)].sort((a, b) => a - b))
        for (const tick of scale.ticks) {
          expect(tick).toBeGreaterThanOrEqual(scale.min - 1e-3)
          expect(tick).toBeLessThanOrEqual(scale.max + 1e-3)
        }
      }),
    )
  })

  it('are log where the numbers span far, with round ticks', () => {
    const support = scaleFor(basketMeasures.support, [0.0012, 0.004, 0.09])
    expect(support.log).toBe(true)
    expect(support.ticks.map(support.label)).toEqual([
      '0.2\u202f%',
      '0.5\u202f%',
      '1\u202f%',
      '2\u202f%',
      '5\u202f%',
      '10\u202f%',
    ])
    expect(scaleFor(basketMeasures.support, [0.01, 0.02]).log).toBe(false)
    expect(scaleFor(basketMeasures.confidence, [0.001, 1]).log).toBe(false)
  })

  it('end where the measure ends', () => {
    const confidence = scaleFor(basketMeasures.confidence, [0.3, 1])
    expect(confidence.max).toBe(1)
    expect(confidence.label(confidence.ticks.at(-1) ?? 0)).toBe('100\u202f%')
  })

  it('leave out what is infinite and keep what is nothing', () => {
    const conviction = scaleFor(basketMeasures.conviction, [1, 2, 40, Number.POSITIVE_INFINITY])
    expect(conviction.place(Number.POSITIVE_INFINITY)).toBeNaN()
    expect(10 ** conviction.max).toBeLessThan(60)
    const lift = scaleFor(basketMeasures.lift, [0, 0.5, 8])
    expect(lift.log).toBe(true)
    expect(lift.place(0)).toBeGreaterThanOrEqual(lift.min)
  })

  it('do not tell apart probabilities that are as good as none', () => {
    const q = scaleFor(basketMeasures.q_value, [1e-300, 0, 0.04])
    expect(q.place(1e-300)).toBe(q.place(0))
    expect(tickText('probability', 1e-12)).toBe('≤ 10⁻¹²')
    expect(tickText('probability', 1e-4)).toBe('10⁻⁴')
  })

  it.each([[[]], [[0]], [[0.25, 0.25]], [[Number.NaN]]])('are sensible for %j', (numbers) => {
    const scale = scaleFor(basketMeasures.support, numbers)
    expect(Number.isFinite(scale.min) && Number.isFinite(scale.max) && scale.max > scale.min).toBe(true)
    expect(scale.ticks.length).toBeGreaterThan(0)
  })
})

describe('the lift scale', () => {
  it('has chance in the middle and is the same to both sides', () => {
    expect(liftPlace(1, 3)).toBe(0.5)
    expect(liftPlace(4, 3) - 0.5).toBeCloseTo(0.5 - liftPlace(0.25, 3))
    expect(liftPlace(0, 3)).toBe(0)
    expect(liftPlace(Number.POSITIVE_INFINITY, 3)).toBe(1)
    expect(liftPlace(Number.NaN, 3)).toBe(0.5)
  })

  it('reaches as far as the lifts, but not for the sake of a few', () => {
    expect(liftReach([])).toBe(2)
    expect(liftReach([1, 1.1, 0.9])).toBe(2)
    expect(liftReach([0, 16, 16, Number.POSITIVE_INFINITY, Number.NaN])).toBe(4)
    expect(liftReach([...Array(99).fill(7), 1e6])).toBe(3)
  })

  it.each(['light', 'dark'] as const)('can be read in %s', (theme) => {
    const colours = look(theme)
    const colour = ramp(colours.lift)
    for (let place = 0; place <= 1; place += 0.05) {
      expect(contrast(colour(place), inkOn(colour(place)))).toBeGreaterThanOrEqual(4.5)
    }
    const chance = markColours(colours)[5] ?? ''
    expect(contrast(chance, colours.surface)).toBeGreaterThan(contrast(colours.lift[5] ?? '', colours.surface) + 0.5)
  })
})
