import { type MoneyOf, moneyRoles } from '../../recipe/money'
import type { Roles } from '../../recipe/schema'
import { words } from './language'

const moneyWords = words('moneyTold', {
  plus: (a: string, b: string) => `${a} plus ${b}`,
  less: (a: string, b: string) => `${a} less ${b}`,
  both: (paid: string, earned: string) => `Customers pay ${paid}; it earns ${earned}.`,
  same: (paid: string) =>
    `Customers pay ${paid}. No column tells what it costs, so all of that counts as earned. Map a cost under Data to see what is left.`,
  unknown: (earned: string) =>
    `It earns ${earned}. No column tells its price, so per cent are of what it earns. Map a price or a cost under Data to cut the price itself.`,
})

/** What customers pay and what that earns, by the columns that tell. */
export function moneyTold(roles: Roles): { paid: boolean; sentence: string } {
  const told = (of: MoneyOf): string | null => {
    const how = moneyRoles(roles, of)
    if (!how) return null
    const first = roles[how.first] ?? ''
    if (!how.beside) return first
    return moneyWords[how.beside.sign < 0 ? 'less' : 'plus'](first, roles[how.beside.role] ?? '')
  }
  const [paid, earned] = [told('paid'), told('earned') ?? '']
  if (paid === null) return { paid: false, sentence: moneyWords.unknown(earned) }
  return { paid: true, sentence: paid === earned ? moneyWords.same(paid) : moneyWords.both(paid, earned) }
}
