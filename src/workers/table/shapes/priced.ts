import type { Wants } from '../../../analyses/shapes'
import { moneyTerms } from '../../../analyses/shapes/money-terms'
import type { MoneyRole } from '../../../recipe/money'
import { combinedAmounts } from '../combined-amounts'
import { lineNames } from '../sentences'
import { sumAmounts, sumValues } from '../settle-entries'
import { entryReader } from './entry-reader'

const outsideOf = (lines: number, lacks: MoneyRole[]) => (lines > 0 ? { outsideMoney: { lines, lacks } } : {})

export const priced = entryReader<Wants['priced']>({
  line: lineNames.priced(),
  needs: ['basket', 'item', 'value'],
  numbers: 'values',
  ranked: false,
  bytesPerLine: () => ({ columns: 12, kernel: 24 }),
  plan({ add, time, data }, want) {
    const { first, second } = moneyTerms(data, want)
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
    const { first, second } = moneyTerms(parts.data, want)
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
