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

const hasCustomers = ({ data }: TableRequest): boolean => data.layout === 'long' && data.roles.customer !== undefined

/** Where nobody is a customer nothing has an order, and baskets are read without their moments. */
function untimed(request: TableRequest): TableRequest {
  const { time: _, ...roles } = request.data.roles
  return { ...request, data: { ...request.data, roles } }
}

/** Lines with a customer in them as such, everything else as baskets. */
export const shopping: ShapeReader<Wants['shopping']> = {
  bytesPerLine: withCustomers.bytesPerLine,
  extent: (info, request) =>
    hasCustomers(request) ? withCustomers.extent(info, request) : withoutCustomers.extent(info, untimed(request)),
  read: (source, request, arena, options) =>
    hasCustomers(request)
      ? withCustomers.read(source, request, arena, options)
      : withoutCustomers.read(source, untimed(request), arena, options),
  shows: null,
}
