import type { Wants } from '../../../analyses/shapes'
import { mergeRepeats } from '../merge-repeats'
import { placeEntries } from '../place-entries'
import { lineNames } from '../sentences'
import { entryReader } from './entry-reader'

/** Distinct items by basket, and when and whose each basket was, as far as that is asked. */
export const datedBaskets = entryReader<Wants['baskets']>({
  line: lineNames.shopping(),
  needs: ['basket', 'item'],
  numbers: 'values',
  ranked: false,
  bytesPerLine: () => ({ columns: 12, kernel: 0 }),
  plan: ({ add }) => ({ rowTime: add('time', 'time'), rowName: add('customer', 'key') }),
  async settle({ from, beside, labelRank, arena, pause }) {
    const placed = await placeEntries(from, beside, arena, true, pause)
    const rows = await mergeRepeats(placed, labelRank.length, pause)
    const duplicates = placed.items.length - rows.items.length
    return { rows, valueScale: null, missingValues: 0, missingQuantities: 0, duplicates, droppedPairs: 0 }
  },
})
