import { describe, expect, it } from 'vitest'
import { facetsOf } from '../../src/workers/result/facets'
import { matchingRows } from '../../src/workers/result/failures'
import { failuresOf } from '../../src/workers/result/match'
import { createResultStore } from '../../src/workers/result/store'
import type { StoredResult } from '../../src/workers/result/stored'
import { contextFor, mined, noParquet } from './fixture'

const COLUMNS = 70
const ROWS = 9

/** A result as a generic table has it: column c holds (row + c) mod 9. */
function wideResult(): StoredResult {
  const shop = { items: ['a'], groups: [null], baskets: [] }
  const store = createResultStore({ writeParquet: noParquet, version: '0' })
  const none = Uint32Array.of()
  const itemsets = {
    kind: 'itemsets',
    rows: 0,
    group: none,
    count: none,
    offsets: Uint32Array.of(0),
    items: none,
    expected: Float64Array.of(),
  } as const
  store.add('j', mined(itemsets), contextFor(shop, false, null, 'itemsets'))
  const numbers = Array.from({ length: COLUMNS }, (_, c) => ({
    name: `n${c}`,
    type: 'f64' as const,
    values: Float64Array.from({ length: ROWS }, (_, row) => (row + c) % ROWS),
  }))
  return { ...store.stored('j').result, rows: ROWS, lists: [], numbers }
}

describe('a result with seventy numeric columns', () => {
  const result = wideResult()

  it.each(Array.from({ length: COLUMNS }, (_, c) => c))('is filtered by column %i', (c) => {
    const failures = failuresOf(result, { sort: [], ranges: { [`n${c}`]: [7, null] } })
    const expected = Array.from({ length: ROWS }, (_, row) => row).filter((row) => (row + c) % ROWS >= 7)
    expect([...matchingRows(failures)]).toEqual(expected)
  })

  it('shows each column the rows that only its own bounds leave out', () => {
    // Column 20 keeps 7 and 8, column 52 (the same values moved by 32 mod 9 = 5) keeps 0 to 5.
    const failures = failuresOf(result, { sort: [], ranges: { n20: [7, null], n52: [null, 5] } })
    const { ranges } = facetsOf(result, failures)
    const passing = (c: number, keep: (value: number) => boolean) =>
      Array.from({ length: ROWS }, (_, row) => (row + c) % ROWS).filter(keep).length
    const counted = (name: string) => ranges[name]!.bins.reduce((a, b) => a + b, 0)
    expect(counted('n20')).toBe(passing(52, (value) => value <= 5))
    expect(counted('n52')).toBe(passing(20, (value) => value >= 7))
    expect(counted('n69')).toBe(matchingRows(failures).length)
  })
})
