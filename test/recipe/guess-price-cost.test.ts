import { describe, expect, it } from 'vitest'
import { guessPriceAndCost } from '../../src/recipe/guess-price-cost'
import { guessData } from '../../src/recipe/guess-roles'
import type { Roles } from '../../src/recipe/schema'

const number = (name: string) => ({ name, type: 'number' })
const table = (names: readonly string[], head: readonly (readonly number[])[] = []) => ({
  columns: names.map(number),
  head: head.map((row) => row.map(String)),
})

describe('price and cost', () => {
  it.each([
    [['margin', 'amount', 'qty'], { value: 'margin', quantity: 'qty' }, 'amount', undefined, 'line', undefined],
    [
      ['Deckungsbeitrag', 'Umsatz', 'Wareneinsatz'],
      { value: 'Deckungsbeitrag' },
      'Umsatz',
      'Wareneinsatz',
      undefined,
      undefined,
    ],
    [
      ['profit', 'unit_price', 'qty'],
      { value: 'profit', quantity: 'qty' },
      'unit_price',
      undefined,
      undefined,
      undefined,
    ],
    [['price', 'unit_cost', 'qty'], { value: 'price', quantity: 'qty' }, undefined, 'unit_cost', undefined, undefined],
    [
      ['Umsatz', 'EK-Preis', 'Menge'],
      { value: 'Umsatz', quantity: 'Menge' },
      undefined,
      'EK-Preis',
      undefined,
      undefined,
    ],
    [['sales', 'shipping cost', 'Versandkosten'], { value: 'sales' }, undefined, undefined, undefined, undefined],
    [
      ['revenue', 'total cost', 'qty'],
      { value: 'revenue', quantity: 'qty' },
      undefined,
      'total cost',
      undefined,
      'line',
    ],
    [['amount', 'discount', 'tax'], { value: 'amount' }, undefined, undefined, undefined, undefined],
  ] as [string[], Roles, ...(string | undefined)[]][])(
    'of %j are told by name',
    (names, roles, price, cost, priceIs, costIs) => {
      const found = guessPriceAndCost(table(names), roles)
      expect([found.price?.column, found.cost?.column, found.priceIs, found.costIs]).toEqual([
        price,
        cost,
        priceIs,
        costIs,
      ])
    },
  )

  it('of one or of the line are told by what is left', () => {
    const names = ['qty', 'amount', 'cost', 'margin']
    const roles = { value: 'margin', quantity: 'qty' }
    const ofLine = [2, 3, 4, 5].map((qty) => [qty, 10 * qty, 6 * qty, 4 * qty])
    const ofOne = [2, 3, 4, 5].map((qty) => [qty, 10 * qty, 6, 4 * qty])
    expect(guessPriceAndCost(table(names, ofLine), roles)).toMatchObject({
      costIs: 'line',
      cost: { reasons: ['works-out'] },
    })
    expect(guessPriceAndCost(table(names, ofOne), roles).costIs).toBeUndefined()
    expect(guessPriceAndCost(table(names, ofOne), roles).cost?.reasons).toEqual(['works-out'])
  })

  it('that would cost more than everything brings is of the line', () => {
    const lines = [2, 3, 4, 5].map((qty) => [qty, 10 * qty, 6 * qty])
    expect(guessPriceAndCost(table(['qty', 'umsatz', 'ek'], lines), { value: 'umsatz', quantity: 'qty' }).costIs).toBe(
      'line',
    )
  })

  it('are not taken for each other: what customers pay is the value', () => {
    const facts = { sampled: 100, distinct: 50, repeats: 0, nulls: 0 }
    const key = (name: string) => ({ name, type: 'text' as const, ...facts })
    const money = (name: string) => ({ name, type: 'number' as const, ...facts })
    const columns = [key('Bon'), key('Artikel'), money('Einkaufspreis'), money('Verkaufspreis')]
    expect(guessData({ columns, layout: 'long' }).roles).toMatchObject({
      value: 'Verkaufspreis',
      cost: 'Einkaufspreis',
    })
  })
})
