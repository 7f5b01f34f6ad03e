import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readNumbers } from '../../src/ui/base/components/read-numbers'

const whole = { min: 1, max: 256, whole: true }

describe('numbers as they are typed', () => {
  it('stand in order, however they are parted', () => {
    expect(readNumbers('64, 8;16 32', [], whole)).toEqual({ values: [8, 16, 32, 64], rest: '', problem: null })
    expect(readNumbers(' ,, ', [8], whole)).toEqual({ values: [8], rest: '', problem: null })
    expect(readNumbers('0.01 1e-3', [], { min: 0 }).values).toEqual([0.001, 0.01])
  })

  it('stay in the field from the first that is of no use, with a reason', () => {
    expect(readNumbers('4 many 8', [16], whole)).toMatchObject({ values: [4, 16], rest: 'many 8' })
    for (const word of ['x', '0', '257', '1.5', '-3', 'Infinity', 'NaN']) {
      const { values, rest, problem } = readNumbers(word, [16], whole)
      expect({ values, rest }).toEqual({ values: [16], rest: word })
      expect(problem).toContain(word)
    }
  })

  it('do not stay in the way when they are there already', () => {
    const { values, rest, problem } = readNumbers('16, 4', [16], whole)
    expect({ values, rest }).toEqual({ values: [4, 16], rest: '' })
    expect(problem).toContain('16')
  })

  it('are never there twice, never out of bounds', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.integer({ min: -9, max: 300 }), fc.double(), fc.string())), (typed) => {
        const { values } = readNumbers(typed.join(', '), [7], whole)
        expect(values).toEqual([...new Set(values)].sort((a, b) => a - b))
        expect(values.every((value) => Number.isInteger(value) && value >= 1 && value <= 256)).toBe(true)
        expect(values).toContain(7)
      }),
    )
  })
})
