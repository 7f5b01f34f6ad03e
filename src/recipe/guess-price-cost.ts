import type { Guess } from './guess'
import { type Cells, cellsOf, isPriceName, type MoneyFacts, type ValueMeaning } from './guess-money'
import { isMargin } from './money'
import { normalizeName } from './role-names'
import type { Roles } from './schema'

const COST =
  /(?:^| )(?:cost|costs|cogs|purchase price|buying price|wholesale price|ek|einstand|cout|couts|prix d? ?achat|prix de revient)(?: |$)|(?:einkaufspreis|einstandspreis|einstandswert|wareneinsatz|warenkosten|herstellkosten|selbstkosten)/
/** What else costs something, and what a customer pays for it. */
const NOT_OF_THE_THING =
  /shipping|delivery|freight|postage|handling|transport|versand|porto|fracht|liefer|livraison|expedition/
const COST_OF_LINE = /(?:^| )(?:total|line|sum|gesamt|cogs|position|montant)(?: |$)|^gesamt|wareneinsatz|einstandswert/
const PAID =
  /(?:^| )(?:amount|revenue|sales|turnover|net sales|gross sales|total|price|selling price|sales price|umsatz|betrag|erlos|verkaufspreis|vk|preis|montant|chiffre affaires|chiffre d affaires|prix|prix vente)(?: |$)|(?:umsatz|verkaufspreis|betrag|erlos)/

/** Of lines that say something. */
const MOST = 0.8
const LEAST_LINES = 3
const SURE_BY_NAME = 0.7
const SURE_BY_ARITHMETIC = 0.95

export const isCostName = (name: string): boolean => {
  const text = normalizeName(name)
  return COST.test(text) && !NOT_OF_THE_THING.test(text)
}

const isPaidName = (name: string): boolean => {
  const text = normalizeName(name)
  return PAID.test(text) && !isCostName(name) && !isMargin(name) && !NOT_OF_THE_THING.test(text)
}

const near = (a: number, b: number) => Math.abs(a - b) <= Math.max(0.011, Math.abs(b) * 0.002)

/** Whether most lines that say something agree; null where too few do. */
function mostly(rows: number, holds: (row: number) => boolean | null): boolean | null {
  let said = 0
  let yes = 0
  for (let row = 0; row < rows; row++) {
    const answer = holds(row)
    if (answer === null) continue
    said++
    if (answer) yes++
  }
  return said < LEAST_LINES ? null : yes >= said * MOST
}

interface Found {
  meaning: ValueMeaning
  worksOut: boolean
}

/** Whether a cost is of one piece or of the line: by what is left of the price, by its size, by its name. */
function costMeaning(
  cost: string,
  cells: Cells,
  paid: string | undefined,
  left: string | undefined,
  quantity: string,
): Found {
  const byName: Found = { meaning: COST_OF_LINE.test(normalizeName(cost)) ? 'line' : 'unit', worksOut: false }
  if (paid === undefined) return byName
  const [costs, amounts, counts] = [cells(cost), cells(paid), cells(quantity)]
  const paidFor = (row: number) => amounts[row]! * (isPriceName(paid) ? counts[row]! : 1)
  if (left !== undefined) {
    const margins = cells(left)
    const leaves = (costOf: (row: number) => number) =>
      mostly(costs.length, (row) => (counts[row] === 1 ? null : near(paidFor(row) - costOf(row), margins[row]!)))
    if (leaves((row) => costs[row]!)) return { meaning: 'line', worksOut: true }
    if (leaves((row) => costs[row]! * counts[row]!)) return { meaning: 'unit', worksOut: true }
  }
  // No shop sells most of its things for less than they cost.
  const tooMuch = mostly(costs.length, (row) => (counts[row]! > 1 ? costs[row]! * counts[row]! > paidFor(row) : null))
  return tooMuch && byName.meaning === 'unit' ? { meaning: 'line', worksOut: true } : byName
}

/** A value by its name, unless that is a cost and what customers pay stands beside it. */
export function valueBesideCost({ columns }: MoneyFacts, roles: Roles): string | undefined {
  const { value } = roles
  if (value === undefined || !isCostName(value)) return value
  const taken = new Set(Object.values(roles))
  return columns.find(({ name, type }) => !taken.has(name) && type !== 'text' && isPaidName(name))?.name ?? value
}

const guessOf = (column: string, worksOut: boolean): Guess => ({
  column,
  sure: worksOut ? SURE_BY_ARITHMETIC : SURE_BY_NAME,
  reasons: worksOut ? ['works-out'] : ['name'],
})

interface PriceAndCost {
  price?: Guess
  cost?: Guess
  priceIs?: ValueMeaning
  costIs?: ValueMeaning
}

/** Which columns say what customers pay, where the value is what is left of that, and what things cost. */
export function guessPriceAndCost(table: MoneyFacts, roles: Roles): PriceAndCost {
  const { value, quantity } = roles
  if (value === undefined || isCostName(value)) return {}
  const taken = new Set(Object.values(roles))
  const free = table.columns.filter(({ name, type }) => !taken.has(name) && (type === 'number' || type === 'integer'))
  const price = isMargin(value) ? free.find(({ name }) => isPaidName(name))?.name : undefined
  const cost = free.find(({ name }) => isCostName(name))?.name
  const paid = isMargin(value) ? price : value
  const left = isMargin(value) ? value : free.find(({ name }) => isMargin(name))?.name
  const meaning =
    cost === undefined || quantity === undefined ? undefined : costMeaning(cost, cellsOf(table), paid, left, quantity)
  return {
    ...(price !== undefined && { price: guessOf(price, false) }),
    ...(price !== undefined && quantity !== undefined && !isPriceName(price) && { priceIs: 'line' }),
    ...(cost !== undefined && { cost: guessOf(cost, meaning?.worksOut ?? false) }),
    ...(meaning?.meaning === 'line' && { costIs: 'line' }),
  }
}
