import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sortPaused } from '../../src/workers/preparation/paused-sort'
import { random } from '../random'

test('what is sorted in blocks stands as it would if sorted at once, equal ones in the order they had', async () => {
  const sizes = fc.constantFrom(0, 1, 16_383, 16_384, 16_385, 49_153, 100_000)
  await fc.assert(
    fc.asyncProperty(sizes, fc.integer(), fc.integer({ min: 2, max: 1_000_000 }), async (size, seed, different) => {
      const next = random(seed)
      let pauses = 0
      const pause = async () => void pauses++
      const numbers = Float64Array.from({ length: size }, () => Math.floor(next() * different) - different / 2)
      expect(await sortPaused(numbers.slice(), pause)).toEqual(numbers.slice().sort())
      expect(pauses).toBeGreaterThanOrEqual(Math.floor(size / 16_384))
      const rows = Uint32Array.from(numbers.keys())
      const compare = (a: number, b: number) => numbers[a]! - numbers[b]!
      expect(await sortPaused(rows.slice(), pause, compare)).toEqual(rows.slice().sort(compare))
    }),
    { numRuns: 12 },
  )
})
