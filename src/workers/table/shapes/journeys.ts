import type { Wants } from '../../../analyses/shapes'
import { orderJourneys } from '../order-journeys'
import { placeEntries } from '../place-entries'
import { missingRole } from '../plan'
import { lineNames } from '../sentences'
import { rankTexts } from '../settle-entries'
import { gatherVisits, numberVisits } from '../visits'
import { entryReader } from './entry-reader'

export const journeys = entryReader<Wants['journeys']>({
  line: lineNames.journeys(),
  needs: ['customer', 'time', 'item'],
  numbers: 'times',
  ranked: false,
  bytesPerLine: ({ visits }) => (visits ? { columns: 24, kernel: 20 } : { columns: 12, kernel: 16 }),
  plan({ add, time, group }, { visits, byGroup }) {
    const number = add('time', time === 'order' ? 'key' : 'time')
    if (visits !== 'basket') return { number }
    const visit = add('basket', 'key')
    if (visit === null) throw missingRole('basket')
    return byGroup ? { number, visit } : { number, visit, visitGroup: group, group: null }
  },
  // Kernels do not get the places of texts.
  async settle({ from, beside, labelRank, arena, pause }, timeTexts, { visits }) {
    const placed = await placeEntries(from, beside, arena, timeTexts === undefined, pause)
    if (timeTexts) rankTexts(placed.numbers, timeTexts)
    if (visits) await gatherVisits(placed, visits, pause)
    await orderJourneys(placed, labelRank, pause)
    const rows = visits ? await numberVisits(placed, arena, pause) : placed
    const duplicates = placed.items.length - rows.items.length
    return { rows, valueScale: null, missingValues: 0, missingQuantities: 0, duplicates, droppedPairs: 0 }
  },
})
