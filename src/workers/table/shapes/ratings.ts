import type { Wants } from '../../../analyses/shapes'
import { keepPositive } from '../merge-repeats'
import { mergeVisits } from '../merge-visits'
import { lineNames } from '../sentences'
import { sumValues } from '../settle-entries'
import { entryReader } from './entry-reader'

export const ratings = entryReader<Wants['ratings']>({
  line: lineNames.ratings(),
  needs: ['customer', 'item'],
  numbers: 'values',
  ranked: true,
  // A judgement trains on a copy of those with times.
  bytesPerLine: ({ timed }) => (timed ? { columns: 20, kernel: 24 } : { columns: 12, kernel: 12 }),
  plan: ({ add, addColumn, time }, { timed, visits, kinds }) => ({
    number: add('value', 'number'),
    entryTime: timed ? add('time', time === 'order' ? 'key' : 'time') : null,
    entryVisit: visits ? add('basket', 'key') : null,
    kind: kinds === undefined ? null : addColumn(kinds),
  }),
  /** Those that are worth something, as in the file. */
  async settle(parts, timeTexts, { visits }) {
    const merge = visits && mergeVisits(visits, parts.time, timeTexts)
    const { rows: summed, valueScale, ...found } = await sumValues(parts, timeTexts, merge)
    const rows = await keepPositive(summed, parts.pause)
    const power =
      visits?.weigh === 'visits' && (parts.beside.entryVisits || parts.beside.entryTimes) ? 1 : 10 ** (valueScale ?? 0)
    for (let i = 0; i < rows.numbers.length; i++) rows.numbers[i] = rows.numbers[i]! / power
    return { ...found, rows, valueScale: null, droppedPairs: summed.items.length - rows.items.length }
  },
})
