import type { Guess, Reason } from './guess'
import { guessMoney, type MoneyFacts } from './guess-money'
import { guessPriceAndCost, valueBesideCost } from './guess-price-cost'
import { GUESSED_ROLES, type GuessedRole, type NameScores, nameScorer } from './role-names'
import type { Layout, RecipeData, Role, Roles } from './schema'

/** What guessing needs to know of a column; a look at the first rows is enough. */
export interface ColumnFacts {
  name: string
  type: 'text' | 'integer' | 'number' | 'boolean' | 'date' | 'timestamp' | 'list'
  /** Rows looked at, different values among them, and rows equal to the row before. */
  sampled: number
  distinct: number
  repeats: number
  nulls: number
}

export type Guesses = Partial<Record<Role, Guess>>

interface Evidence {
  /** 0 to 1: how well the values fit the role; below 0 they speak against it. */
  fit: number
  reasons: Reason[]
}

const AGAINST: Evidence = { fit: -1, reasons: [] }
const isKey = ({ type }: ColumnFacts) => type === 'text' || type === 'integer'

function basketEvidence(column: ColumnFacts, layout: Layout): Evidence {
  if (!isKey(column)) return AGAINST
  const { sampled, distinct, repeats } = column
  if (sampled === 0) return { fit: 0, reasons: [] }
  if (layout !== 'long') return distinct >= sampled * 0.95 ? { fit: 1, reasons: ['unique-per-row'] } : AGAINST
  const inRuns = (distinct + repeats) / sampled
  if (inRuns > 0.98 && repeats > sampled * 0.1 && distinct > sampled * 0.005) {
    return { fit: 1, reasons: ['repeats-in-runs'] }
  }
  const several = distinct > sampled * 0.02 && distinct < sampled * 0.9
  return several ? { fit: 0.4, reasons: [] } : { fit: 0, reasons: [] }
}

function itemEvidence(column: ColumnFacts, layout: Layout): Evidence {
  if (layout === 'list') {
    if (column.type === 'list') return { fit: 1, reasons: ['holds-lists'] }
    return column.type === 'text' ? { fit: 0.4, reasons: [] } : AGAINST
  }
  if (!isKey(column)) return AGAINST
  const { sampled, distinct, repeats, type } = column
  const readable = type === 'text' ? 0.3 : 0
  if (distinct <= 1) return { fit: -0.3, reasons: [] }
  // Two to four values are kinds of something (view, cart, purchase), hardly an assortment.
  if (distinct < 5 && sampled > 50) return { fit: 0.2, reasons: [] }
  const recurs = distinct < sampled * 0.7 && repeats < sampled * 0.4
  return recurs ? { fit: 0.5 + readable, reasons: ['recurs-across-baskets'] } : { fit: readable / 2, reasons: [] }
}

function groupEvidence({ type, sampled, distinct }: ColumnFacts): Evidence {
  if (type !== 'text' && type !== 'integer') return AGAINST
  const few = distinct >= 2 && distinct <= Math.max(12, Math.min(2000, sampled * 0.2))
  return few ? { fit: 1, reasons: ['few-values'] } : { fit: distinct === 1 ? 0.3 : -0.2, reasons: [] }
}

function timeEvidence({ type }: ColumnFacts): Evidence {
  if (type === 'date' || type === 'timestamp') return { fit: 1, reasons: ['is-time'] }
  return type === 'integer' || type === 'text' ? { fit: 0.1, reasons: [] } : AGAINST
}

function valueEvidence({ type }: ColumnFacts): Evidence {
  if (type === 'number') return { fit: 1, reasons: ['is-number'] }
  return type === 'integer' ? { fit: 0.7, reasons: ['is-number'] } : AGAINST
}

function quantityEvidence({ type }: ColumnFacts): Evidence {
  if (type === 'integer') return { fit: 1, reasons: ['whole-numbers'] }
  return type === 'number' ? { fit: 0.6, reasons: ['is-number'] } : AGAINST
}

function customerEvidence(column: ColumnFacts): Evidence {
  // Numbers of customers become fractions in tables that could not hold missing integers.
  if (column.type === 'number') return { fit: 0.2, reasons: [] }
  if (!isKey(column)) return AGAINST
  return { fit: column.distinct > 1 ? 0.6 : 0, reasons: [] }
}

const evidence: Record<GuessedRole, (column: ColumnFacts, layout: Layout) => Evidence> = {
  basket: basketEvidence,
  item: itemEvidence,
  group: groupEvidence,
  customer: customerEvidence,
  time: timeEvidence,
  value: valueEvidence,
  quantity: quantityEvidence,
}

/** Without a telling name only these may be taken from the values alone. */
const BY_VALUES: Partial<Record<Role, number>> = { basket: 0.3, item: 0.2, time: 0.3 }
const BY_NAME = 0.5

function guess(column: ColumnFacts, scores: NameScores, role: GuessedRole, layout: Layout): Guess | null {
  const { fit, reasons } = evidence[role](column, layout)
  if (fit < -0.5) return null
  const name = scores[role]
  const sure = Math.max(0, Math.min(1, 0.62 * name + 0.38 * fit))
  if (sure < (name > 0 ? 0.4 : (BY_VALUES[role] ?? BY_NAME))) return null
  return { column: column.name, sure, reasons: name > 0 ? ['name', ...reasons] : reasons }
}

/** A wide table may have thousands of them; they are items. */
const isFlag = ({ type, distinct }: ColumnFacts) => type === 'boolean' || (type !== 'text' && distinct <= 2)

/** Which column plays which role, the surest pair first; a column plays one role. */
export function guessRoles(columns: readonly ColumnFacts[], layout: Layout): Guesses {
  const scoresOf = nameScorer()
  const candidates = (layout === 'wide' ? columns.filter((column) => !isFlag(column)) : columns).map((column) => ({
    column,
    scores: scoresOf(column.name),
  }))
  const offers = GUESSED_ROLES.filter((role) => layout !== 'wide' || role !== 'item')
    .flatMap((role) => candidates.map(({ column, scores }) => ({ role, guess: guess(column, scores, role, layout) })))
    .filter((offer): offer is { role: GuessedRole; guess: Guess } => offer.guess !== null)
    .sort((a, b) => b.guess.sure - a.guess.sure)
  const guesses: Guesses = {}
  const taken = new Set<string>()
  for (const { role, guess } of offers) {
    if (guesses[role] || taken.has(guess.column)) continue
    guesses[role] = guess
    taken.add(guess.column)
  }
  if (!guesses.basket && guesses.customer) {
    const { column, sure } = guesses.customer
    guesses.basket = { column, sure: sure * 0.7, reasons: ['one-basket-per-customer'] }
  }
  return guesses
}

export function rolesOf(guesses: Guesses): Roles {
  return Object.fromEntries(Object.entries(guesses).map(([role, { column }]) => [role, column]))
}

/** The data part of a first recipe for a table that has only been looked at. */
export function guessData(
  table: { columns: readonly ColumnFacts[]; layout: Layout } & Partial<MoneyFacts>,
): Pick<RecipeData, 'layout' | 'roles' | 'priceIs' | 'costIs'> {
  const { layout } = table
  const facts = { head: [], ...table }
  const guessed = rolesOf(guessRoles(table.columns, layout))
  const named = valueBesideCost(facts, guessed)
  const roles = named === undefined ? guessed : { ...guessed, value: named }
  const { value } = guessMoney(facts, roles)
  const valued = value === undefined ? roles : { ...roles, value }
  const { price, cost, ...meanings } = layout === 'long' ? guessPriceAndCost(facts, valued) : {}
  return {
    layout,
    roles: { ...valued, ...(price && { price: price.column }), ...(cost && { cost: cost.column }) },
    ...meanings,
  }
}
