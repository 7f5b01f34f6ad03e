import { describe, expect, test } from 'vitest'
import { computedLines, guessMoney, isPriceName, moneyIn } from '../../src/recipe/guess-money'
import { guessData } from '../../src/recipe/guess-roles'

const number = (name: string) => ({ name, type: 'number' })

describe('what the value column says', () => {
  test.each([
    ['UnitPrice', true],
    ['Einzelpreis', true],
    ['prix unitaire', true],
    ['price', true],
    ['Preis je Stk', true],
    ['Gesamtpreis', false],
    ['total price', false],
    ['Umsatz', false],
    ['margin_eur', false],
  ])('%s is the price of one: %s', (name, price) => expect(isPriceName(name)).toBe(price))

  test('a price beside a quantity is a price of one, by its name', () => {
    const columns = [number('UnitPrice'), number('Quantity')]
    const head = [
      ['2.55', '6'],
      ['3.39', '8'],
    ]
    const roles = { value: 'UnitPrice', quantity: 'Quantity' }
    expect(guessMoney({ columns, head }, roles)).toEqual({ value: 'UnitPrice', valueIs: 'unit', why: 'price-name' })
    expect(guessMoney({ columns, head }, { value: 'UnitPrice' })).toMatchObject({ valueIs: 'line' })
  })

  test('an amount beside it that works out is taken instead', () => {
    const columns = [number('preis'), number('menge'), number('zahlung')]
    const head = [
      ['2,50', '6', '15,00'],
      ['3,39', '1', '3,39'],
      ['1,10', '3', '3,30'],
      ['4,00', '2', '8,00'],
    ]
    const roles = { value: 'preis', quantity: 'menge' }
    const table = { columns, head, read: { decimal: ',' as const } }
    expect(guessMoney(table, roles)).toEqual({ value: 'zahlung', valueIs: 'line', why: 'product' })
    // The price in hand may be the amount by its arithmetic, whatever it is called.
    expect(guessMoney(table, { value: 'zahlung', quantity: 'menge' })).toMatchObject({
      valueIs: 'line',
      why: 'product',
    })
  })

  test('lines of one piece prove nothing', () => {
    const columns = [number('price'), number('qty'), number('other')]
    const head = Array.from({ length: 6 }, () => ['2', '1', '2'])
    expect(guessMoney({ columns, head }, { value: 'price', quantity: 'qty' })).toMatchObject({
      value: 'price',
      valueIs: 'unit',
    })
  })

  test('three lines are worked out, other quantities than one first', () => {
    const table = {
      columns: [number('price'), number('qty')],
      head: [
        ['2', '1'],
        ['3', '2'],
        ['1.5', '4'],
        ['x', '5'],
        ['7', '3'],
      ],
    }
    expect(computedLines(table, { value: 'price', quantity: 'qty' }, 'unit')).toEqual([
      { quantity: 2, value: 3, amount: 6 },
      { quantity: 4, value: 1.5, amount: 6 },
      { quantity: 3, value: 7, amount: 21 },
    ])
    expect(computedLines(table, { value: 'price', quantity: 'qty' }, 'line')[0]).toEqual({
      quantity: 2,
      value: 3,
      amount: 3,
    })
  })

  test.each([
    ['3,50 €', ',', 3.5],
    ['1.250,00', ',', 1250],
    ["CHF 1'250.00", '.', 1250],
    ['-2.25', '.', -2.25],
  ] as const)('%s is an amount', (text, decimal, value) => expect(moneyIn(text, decimal)).toBe(value))
  test('no amount is none', () => expect(moneyIn('free')).toBeNaN())
})

test('a first recipe takes the amount, not the price', () => {
  const profile = (name: string, type: 'text' | 'integer' | 'number') => {
    return { name, type, sampled: 100, distinct: type === 'text' ? 40 : 60, repeats: 5, nulls: 0 }
  }
  const columns = [
    profile('artikel', 'text'),
    profile('menge', 'integer'),
    profile('einzelpreis', 'number'),
    profile('summe', 'number'),
  ]
  const head = [
    ['a', '2', '1.5', '3'],
    ['b', '3', '2', '6'],
    ['c', '4', '1', '4'],
  ]
  expect(guessData({ columns, layout: 'long', head }).roles).toMatchObject({ value: 'summe', quantity: 'menge' })
})
