import { isPerPiece, type MoneyRole, moneyColumns, moneyRoles } from '../../recipe/money'
import type { RecipeData } from '../../recipe/schema'
import type { PricedWant } from './priced'

/**
 * What is worked out of each line: by value alone, unless price or cost tell as well. Where one of them tells only the
 * other sum, it is read for whether it is there (sign 0): paid and earned are of the same lines.
 */
export function moneyTerms(data: RecipeData, { perUnit, of, more }: PricedWant) {
  const told = more ? moneyRoles(data.roles, of ?? 'earned') : null
  const first = told?.first ?? 'value'
  const witness = more && moneyColumns(data.roles).find((role) => role !== first)
  const beside = told?.beside ?? (witness ? { role: witness, sign: 0 as const } : undefined)
  const perPiece = (role: MoneyRole) => isPerPiece(role, data, perUnit)
  return {
    first: { role: first, perPiece: perPiece(first) },
    second: beside && { ...beside, perPiece: beside.sign !== 0 && perPiece(beside.role) },
  }
}
