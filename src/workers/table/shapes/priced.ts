import type { Wants } from '../../../analyses/shapes'
import { isPerPiece, type MoneyRole, moneyRoles } from '../../../recipe/money'
import type { RecipeData } from '../../../recipe/schema'
import { combinedAmounts } from '../combined-amounts'
import { lineNames } from '../sentences'
import { sumAmounts, sumValues } from '../settle-entries'
import { entryReader } from './entry-reader'

/** What is worked out of each line: by value alone, unless price or cost tell as well. */
function termsOf(data: RecipeData, { perUnit, of, more }: Wants['priced']) {
  const { first, beside } = (more && moneyRoles(data.roles, of ?? 'earned')) || {
    first: 'value' as const,
    beside: undefined,
  }
  const perPiece = (role: MoneyRole) => isPerPiece(role, data, perUnit)
  return {
    first: { role: first, perPiece: perPiece(first) },
    second: beside && { ...beside, perPiece: perPiece(beside.role) },
  }
}

export const priced = entryReader<Wants['priced']>({
  line: lineNames.priced(),
  needs: ['basket', 'item', 'value'],
  numbers: 'values',
  ranked: false,
  bytesPerLine: () => ({ columns: 12, kernel: 24 }),
  plan({ add, time, data }, want) {
    const { first, second } = termsOf(data, want)
    return {
      number: add(first.role, 'number'),
      quantity: first.perPiece || second?.perPiece ? add('quantity', 'number') : null,
      second: second ? add(second.role, 'number') : null,
      // Numbers may be anything; a picture of weeks needs moments.
      rowTime: time === 'moments' ? add('time', 'time') : null,
      // Nobody gives receipts a customer here but who wants to know whose each was.
      rowName: add('customer', 'key'),
    }
  },
  async settle(parts, timeTexts, want) {
    const { first, second } = termsOf(parts.data, want)
    if (!second) return { ...(await sumValues(parts, timeTexts)), valueRole: first.role }
    const { missingSeconds, ...amounts } = await combinedAmounts(parts.beside, { first, second }, parts.pause)
    const settled = await sumAmounts(parts, amounts, timeTexts)
    return { ...settled, valueRole: first.role, missingCosts: missingSeconds }
  },
})
