import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { idsOf, rankLabels } from '../../src/workers/table/labels'
import { byCodePoint } from '../code-points'

describe('rankLabels', () => {
  it('orders by code point, which UTF-16 does not', () => {
    const labels = ['\u{1F34E}', '\uFF21', 'z', 'é', 'a', '', 'ab']
    const ranks = rankLabels(labels, new Uint32Array(labels.length))
    const order = labels.map((_, i) => labels[ranks.indexOf(i)])
    expect(order).toEqual(['', 'a', 'ab', 'z', 'é', '\uFF21', '\u{1F34E}'])
  })

  it('agrees with comparing code points one by one', () => {
    const unit = fc.constantFrom('a', 'b', 'é', '\uE000', '\uFFFD', '\u{10000}', '\u{1F34E}', '\u4E2D')
    fc.assert(
      fc.property(fc.uniqueArray(fc.array(unit, { maxLength: 4 }).map((units) => units.join(''))), (labels) => {
        const ranks = rankLabels(labels, new Uint32Array(labels.length))
        const expected = [...labels].sort(byCodePoint)
        for (const [i, label] of labels.entries()) expect(expected[ranks[i]!]).toBe(label)
      }),
    )
  })

  it('puts null first', () => {
    expect(Array.from(rankLabels(['b', null, 'a'], new Uint32Array(3)))).toEqual([2, 0, 1])
  })
})

describe('idsOf', () => {
  it('leaves unknown labels out, so that they match nothing', () => {
    expect(Array.from(idsOf(['milk', 'gold'], ['bread', 'milk']))).toEqual([1])
    expect(Array.from(idsOf(['gold'], ['bread', 'milk']))).toEqual([])
  })
})
