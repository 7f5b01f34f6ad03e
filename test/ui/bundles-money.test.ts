import { describe, expect, it, test } from 'vitest'
import { currencyIn, currencyOfCells } from '../../src/ui/base/currency'
import { createMoney } from '../../src/ui/base/money'

describe('the currency of a column', () => {
  it.each([
    ['margin_eur', 'EUR'],
    ['Umsatz (€)', 'EUR'],
    ['salesUSD', 'USD'],
    ['profit $', 'USD'],
    ['net-gbp', 'GBP'],
    ['CHF', 'CHF'],
    ['marge en euros', 'EUR'],
    ['price_yen', 'JPY'],
    ['margin', null],
    ['europe_sales', null],
    ['margin_eur_cents', null],
    ['sek_id_eur', 'SEK'],
    [null, null],
  ])('%s: %s', (column, currency) => {
    expect(currencyIn(column)).toBe(currency)
  })
})

test('the currency of values, where they agree', () => {
  expect(currencyOfCells(['3,50 €', '', '€ 2,00'])).toBe('EUR')
  expect(currencyOfCells(['3,50 €', '$2'])).toBeNull()
  expect(currencyOfCells(['3.50', '2.00'])).toBeNull()
  expect(currencyOfCells([])).toBeNull()
})

describe('money', () => {
  const written = (text: string) => text.replaceAll(/\s/g, ' ')

  it('has its decimals where the file has any', () => {
    const cents = createMoney('margin_eur', 2)
    expect(cents.sum(1234.5)).toBe('€1,234.50')
    expect(cents.sum(-0)).toBe('€0.00')
    expect(cents.sum(-3.2)).toBe('-€3.20')
    expect(createMoney('margin', 0).sum(1234)).toBe('1,234')
    expect(createMoney('margin', 1).sum(7)).toBe('7.00')
    expect(createMoney('margin', 4).sum(249_042.6831)).toBe('249,042.68')
    expect(createMoney('margin', undefined).sum(5)).toBe('5.00')
  })

  it('is in the currency that was named, whatever its column says', () => {
    expect(createMoney('UnitPrice', 2, 'GBP').sum(3)).toBe('£3.00')
    expect(createMoney('margin_eur', 2, 'CHF').sum(3)).toMatch(/^CHF/)
  })

  it('keeps to the decimals of a currency', () => {
    expect(createMoney('margin_eur', 4).sum(0.1267)).toBe('€0.13')
    expect(written(createMoney('price_yen', 0).mean(12.4))).toMatch(/12$/)
    expect(createMoney('price_yen', 0).decimals).toBe(0)
  })

  it('says a mean more finely than whole numbers do, and what is next to nothing as something', () => {
    const whole = createMoney('margin_usd', 0)
    expect(whole.mean(4.256)).toBe('$4.26')
    expect(whole.mean(425.6)).toBe('$426')
    expect(createMoney('margin', 2).mean(0.0004)).toBe('0.0004')
    expect(whole.mean(Number.NaN)).toBe('–')
  })

  it('drops decimals in sentences where they drown', () => {
    const money = createMoney('margin_eur', 2)
    expect(money.about(18_200.4)).toBe('€18,200')
    expect(money.about(44.16)).toBe('€44.16')
    expect(money.short(18_200)).toMatch(/€18.2k/i)
  })
})
