import type { Wants } from '../../../analyses/shapes'
import { isPerPiece, type MoneyRole, moneyColumns, moneyRoles } from '../../../recipe/money'
import type { RecipeData } from '../../../recipe/schema'
import { combinedAmounts } from '../combined-amounts'
import { lineNames } from '../sentences'
import { sumAmounts, sumValues } from '../settle-entries'
import { entryReader } from './entry-reader'

/**
 * What is worked out of each line: by value alone, unless price or cost tell as well. Where one of them tells only the
 * other sum, it is read for whether it is there (sign 0): paid and earned are of the same lines.
 */
function termsOf(data: RecipeData, { perUnit, of, more }: Wants['priced']) {
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

const outsideOf = (lines: number, lacks: MoneyRole[]) => (lines > 0 ? { outsideMoney: { lines, lacks } } : {})

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
    if (!second) {
      const settled = await sumValues(parts, timeTexts)
      return { ...settled, ...outsideOf(settled.missingValues, settled.missingValues > 0 ? [first.role] : []) }
    }
    const { missingSeconds, missingLines, ...amounts } = await combinedAmounts(
      parts.beside,
      { first, second },
      parts.pause,
    )
    const lacks = [...(amounts.missingValues > 0 ? [first.role] : []), ...(missingSeconds > 0 ? [second.role] : [])]
    return {
      ...(await sumAmounts(parts, amounts, timeTexts)),
      valueRole: first.role,
      missingSeconds: { role: second.role, rows: missingSeconds },
      ...outsideOf(missingLines, lacks),
    }
  },
})
