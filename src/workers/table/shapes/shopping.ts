import type { Wants } from '../../../analyses/shapes'
import type { TableRequest } from '../../../analyses/table-request'
import { numberVisits } from '../number-visits'
import { placeEntries } from '../place-entries'
import { lineNames } from '../sentences'
import { baskets } from './baskets'
import { entryReader } from './entry-reader'
import type { ShapeReader } from './shape'

const withCustomers = entryReader<Wants['shopping']>({
  line: lineNames.shopping(),
  needs: ['basket', 'item', 'customer'],
  numbers: 'values',
  ranked: false,
  bytesPerLine: () => ({ columns: 12, kernel: 24 }),
  plan: ({ add, time }) => ({
    number: add('customer', 'key'),
    // Text tells no time that baskets could be put in order by.
    rowTime: time === 'order' ? null : add('time', 'time'),
  }),
  async settle({ from, beside, labelRank, arena, pause }) {
    const placed = await placeEntries(from, beside, arena, true, pause)
    const rows = await numberVisits(placed, labelRank.length, pause)
    const duplicates = placed.items.length - rows.items.length
    return { rows, valueScale: null, missingValues: 0, missingQuantities: 0, duplicates, droppedPairs: 0 }
  },
})

const withoutCustomers = baskets as ShapeReader<unknown>

const readerFor = ({ data }: TableRequest): ShapeReader<unknown> =>
  data.layout === 'long' && data.roles.customer !== undefined ? withCustomers : withoutCustomers

/** Lines with a customer in them as such, everything else as baskets. */
export const shopping: ShapeReader<Wants['shopping']> = {
  bytesPerLine: withCustomers.bytesPerLine,
  extent: (info, request) => readerFor(request).extent(info, request),
  read: (source, request, arena, options) => readerFor(request).read(source, request, arena, options),
  shows: null,
}
