import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { type BasketItem, basketText, isList, parseBasket } from '../../src/ui/recommend/basket/basket-text'

const read = (text: string) =>
  parseBasket(text).map(({ item, amount }) => (amount === undefined ? item : [item, amount]))

describe('a pasted list', () => {
  test.each<[string, (string | [string, number])[]]>([
    ['milk\nbread\r\n\n  butter ', ['milk', 'bread', 'butter']],
    ['milk, bread;butter\tjam', ['milk', 'bread', 'butter', 'jam']],
    [
      '3 x milk\n2× bread\n4 * jam\nbutter x 5',
      [
        ['milk', 3],
        ['bread', 2],
        ['jam', 4],
        ['butter', 5],
      ],
    ],
    [
      'milk;3\nbread\t1.5',
      [
        ['milk', 3],
        ['bread', 1.5],
      ],
    ],
    ['milk\nbread\nmilk', [['milk', 2], 'bread']],
    ['10023, 10044', ['10023', '10044']],
    ['"cheese, aged";2\n"say ""cheese"""', [['cheese, aged', 2], 'say "cheese"']],
    ['"10023";3', [['10023', 3]]],
    ['7-up\nx-large socks\n2x4 timber', ['7-up', 'x-large socks', '2x4 timber']],
    [' ;, \n', []],
  ])('%j', (text, expected) => {
    expect(read(text)).toEqual(expected)
  })

  test('is more than one name', () => {
    expect(isList('whole milk')).toBe(false)
    expect(isList('whole milk\n')).toBe(false)
    expect(isList('milk, bread')).toBe(true)
    expect(isList('milk\nbread')).toBe(true)
  })

  it('is read back as it was written', () => {
    const name = fc
      .string({ unit: fc.constantFrom('a', 'b', ' ', ',', ';', '"', '\t', 'x', '3', '×', '1') })
      .map((text) => text.trim())
      .filter((text) => text !== '')
    const items = fc.uniqueArray(
      fc.record({ item: name, amount: fc.option(fc.constantFrom(0, 1, 2.5, 300), { nil: undefined }) }),
      { selector: ({ item }) => item, maxLength: 6 },
    )
    const plain = (list: readonly BasketItem[]) => list.map(({ item, amount }) => ({ item, amount }))
    fc.assert(
      fc.property(items, (list) => {
        expect(plain(parseBasket(basketText(list)))).toEqual(plain(list))
      }),
      { numRuns: 1000 },
    )
  })
})
