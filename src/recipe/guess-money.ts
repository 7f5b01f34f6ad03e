import { normalizeName } from './role-names'
import type { Roles } from './schema'

/** What a look at a file tells of its money. */
export interface MoneyFacts {
  columns: readonly { name: string; type: string }[]
  /** The first rows as text. */
  head: readonly (readonly string[])[]
  read?: { decimal?: '.' | ',' | undefined }
}

/** `unit`: the price of one, to be multiplied by the quantity; `line`: the amount of the whole line. */
export type ValueMeaning = 'line' | 'unit'

/** The value column of a file, whether it speaks of one piece or of the line, and how that is known. */
export interface MoneyGuess {
  value: string | undefined
  valueIs: ValueMeaning
  why: 'product' | 'price-name' | 'amount-name'
}

const PRICE =
  /(?:^| )(?:price|preis|prix|unit cost|unitaire|stuckpreis|einzelpreis|cost per unit|rate)(?: |$)|(?:preis|price)$/
const OF_LINE = /(?:^| )(?:total|line|amount|sum|summe|gesamt|betrag|umsatz|montant|extended|position)(?: |$)|^gesamt/

/** Of so many lines one may be odd: a discount, a rounded amount. */
const NEARLY_ALL = 0.9
const LEAST_LINES = 3

/** "1.250,00 €" with its decimal sign; NaN where a cell is no number. */
export function moneyIn(text: string, decimal: '.' | ',' = '.'): number {
  const digits = text.replace(decimal === ',' ? /[^\d,-]/g : /[^\d.-]/g, '').replace(',', '.')
  return digits === '' ? Number.NaN : Number(digits)
}

export const isPriceName = (name: string): boolean => {
  const text = normalizeName(name)
  return PRICE.test(text) && !OF_LINE.test(text)
}

export type Cells = (name: string) => number[]

export function cellsOf({ columns, head, read }: MoneyFacts): Cells {
  // Asked for each of them, and there may be a hundred thousand.
  const places = new Map(columns.map(({ name }, at) => [name, at]))
  return (name) => {
    const at = places.get(name) ?? -1
    return head.map((row) => moneyIn(row[at] ?? '', read?.decimal))
  }
}

/** Whether one column is the product of two others, in lines where that says something. */
function isProduct(amounts: number[], prices: number[], quantities: number[]): boolean {
  let said = 0
  let equal = 0
  amounts.forEach((amount, row) => {
    const product = prices[row]! * quantities[row]!
    if (!Number.isFinite(amount) || !Number.isFinite(product) || quantities[row] === 1 || product === 0) return
    said++
    if (Math.abs(amount - product) <= Math.max(0.011, Math.abs(product) * 0.002)) equal++
  })
  return said >= LEAST_LINES && equal >= said * NEARLY_ALL
}

/** Goes by arithmetic where the first lines tell, else by the name. Without a quantity every value is one of its line. */
export function guessMoney(table: MoneyFacts, roles: Roles): MoneyGuess {
  const { value, quantity } = roles
  const byName = (): MoneyGuess =>
    value !== undefined && quantity !== undefined && isPriceName(value)
      ? { value, valueIs: 'unit', why: 'price-name' }
      : { value, valueIs: 'line', why: 'amount-name' }
  if (value === undefined || quantity === undefined) return byName()
  const cells = cellsOf(table)
  const quantities = cells(quantity)
  const values = cells(value)
  const taken = new Set(Object.values(roles))
  const others = table.columns.filter(({ name, type }) => !taken.has(name) && (type === 'number' || type === 'integer'))
  if (others.some(({ name }) => isProduct(values, cells(name), quantities)))
    return { value, valueIs: 'line', why: 'product' }
  const amount = others.find(({ name }) => isProduct(cells(name), values, quantities))
  if (amount && isPriceName(value)) return { value: amount.name, valueIs: 'line', why: 'product' }
  return byName()
}

export interface ComputedLine {
  quantity: number
  value: number
  amount: number
}

/** The first lines that show what a meaning makes of them: other quantities than one, where there are such. */
export function computedLines(table: MoneyFacts, roles: Roles, valueIs: ValueMeaning, count = 3): ComputedLine[] {
  if (roles.value === undefined || roles.quantity === undefined) return []
  const cells = cellsOf(table)
  const quantities = cells(roles.quantity)
  const lines = cells(roles.value).flatMap((value, row): ComputedLine[] => {
    const quantity = quantities[row]!
    if (!Number.isFinite(value) || !Number.isFinite(quantity)) return []
    return [{ quantity, value, amount: valueIs === 'unit' ? quantity * value : value }]
  })
  const telling = lines.filter(({ quantity }) => quantity !== 1)
  return (telling.length >= count ? telling : lines).slice(0, count)
}
