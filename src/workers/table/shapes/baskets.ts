import type { Wants } from '../../../analyses/shapes'
import { planRead } from '../plan'
import { readBaskets } from '../read-baskets'
import { datedBaskets } from './dated-baskets'
import type { ShapeReader } from './shape'

/** Share of yes in a flag column, when nobody has counted. */
const FLAG_SHARE = 0.1
const ITEMS_PER_CELL = 10

export const baskets: ShapeReader<Wants['baskets']> = {
  bytesPerLine: () => ({ columns: 4, kernel: 11 }),
  extent(info, request) {
    const { rows } = info
    const { columns, basket: row, group, item, layout, flags } = planRead(info, request.data)
    const common = { columns, row, group, waitingBytes: 0 }
    switch (layout) {
      case 'long':
        return { ...common, item, lines: rows * (1 + (request.data.mix?.length ?? 0)), flags: false }
      case 'list':
        return { ...common, item: null, lines: rows * ITEMS_PER_CELL, flags: false }
      case 'wide':
        return { ...common, item: null, lines: Math.ceil(rows * flags.length * FLAG_SHARE), flags: true }
    }
  },
  // Nobody asks baskets for times or customers but who wants to know when and whose each was.
  read: (source, request, arena, options) =>
    request.data.layout === 'long' &&
    (request.data.roles.time !== undefined || request.data.roles.customer !== undefined)
      ? datedBaskets.read(source, request, arena, options)
      : readBaskets(source, request, arena, options),
  shows: null,
}
