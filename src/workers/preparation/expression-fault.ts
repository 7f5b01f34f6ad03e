import type { ExpressionFault } from '../../preparation/expression/fault'
import type { BasketeerError } from '../../recipe/error'
import { expressionFaults } from './sentences'

const MOST_NAMED = 30

/** What is wrong with an expression, as a sentence. */
export function toldExpression(cause: ExpressionFault): BasketeerError {
  const { fault, facts, at } = cause
  const brief = Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [name, Array.isArray(fact) ? fact.slice(0, MOST_NAMED) : fact]),
  )
  const told = expressionFaults[fault] as (facts: object, cause: unknown) => BasketeerError
  return told({ ...brief, position: at + 1 }, cause)
}
