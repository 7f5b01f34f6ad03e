import type { Wants } from '../../../analyses/shapes'
import { orderJourneys } from '../order-journeys'
import { placeEntries } from '../place-entries'
import { lineNames } from '../sentences'
import { rankTexts } from '../settle-entries'
import { entryReader } from './entry-reader'

export const journeys = entryReader<Wants['journeys']>({
  line: lineNames.journeys(),
  needs: ['customer', 'time', 'item'],
  numbers: 'times',
  ranked: false,
  bytesPerLine: () => ({ columns: 12, kernel: 16 }),
  plan: ({ add, time }) => ({ number: add('time', time === 'order' ? 'key' : 'time') }),
  // Kernels do not get the places of texts.
  async settle({ from, beside, labelRank, arena, pause }, timeTexts) {
    const rows = await placeEntries(from, beside, arena, timeTexts === undefined, pause)
    if (timeTexts) rankTexts(rows.numbers, timeTexts)
    await orderJourneys(rows, labelRank, pause)
    return { rows, valueScale: null, missingValues: 0, missingQuantities: 0, duplicates: 0, droppedPairs: 0 }
  },
})
