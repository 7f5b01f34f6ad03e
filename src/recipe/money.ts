import type { RecipeData, Roles } from './schema'

export type MoneyRole = 'value' | 'price' | 'cost'
/** What customers pay for a line, and what is left of that. */
export type MoneyOf = 'earned' | 'paid'

/** How a sum of money is told by the roles that are mapped: a column, and maybe another one to be added or taken off. */
export interface MoneyRoles {
  first: MoneyRole
  beside?: { role: MoneyRole; sign: 1 | -1 }
}

const MARGIN =
  /margin|marge|profit|gewinn|deckungsbeitrag|rohertrag|b[eé]n[eé]fice|contribution|(?:^|[^a-zà-ÿ])(?:db|gp)(?:[^a-zà-ÿ]|$)/i

/** Whether a value is what is left of the price, by its name; any other is the price itself. */
export const isMargin = (value: string | undefined): boolean => value !== undefined && MARGIN.test(value)

/** Null where nothing that is mapped tells. */
export function moneyRoles({ value, price, cost }: Roles, of: MoneyOf): MoneyRoles | null {
  if (value === undefined) return null
  const margin = isMargin(value)
  if (of === 'paid') {
    if (price !== undefined) return { first: 'price' }
    if (!margin) return { first: 'value' }
    return cost === undefined ? null : { first: 'value', beside: { role: 'cost', sign: 1 } }
  }
  if (cost === undefined || margin) return { first: 'value' }
  return { first: price === undefined ? 'value' : 'price', beside: { role: 'cost', sign: -1 } }
}

/** The columns that tell what is paid and what is earned: a line that lacks one of them tells neither. */
export function moneyColumns(roles: Roles): MoneyRole[] {
  const told = (['earned', 'paid'] as const).map((of) => moneyRoles(roles, of))
  return [...new Set(told.flatMap((how) => (how ? [how.first, ...(how.beside ? [how.beside.role] : [])] : [])))]
}

/** Whether a column of money is of one piece; `perUnit` says it of the value. */
export function isPerPiece(role: MoneyRole, data: Pick<RecipeData, 'roles' | 'priceIs' | 'costIs'>, perUnit: boolean) {
  if (data.roles.quantity === undefined) return false
  if (role === 'value') return perUnit
  return (role === 'price' ? data.priceIs : data.costIs) !== 'line'
}
