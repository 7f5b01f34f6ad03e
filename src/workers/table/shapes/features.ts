import type { Wants } from '../../../analyses/shapes'
import { planFeatures } from '../features/plan'
import { readFeatures } from '../features/read-features'
import type { ShapeReader } from './shape'

/** Lines as rows of columns that may explain. */
export const features: ShapeReader<Wants['features']> = {
  // A line is a cell here; what kernels make of it is small beside.
  bytesPerLine: () => ({ columns: 8, kernel: 4 }),
  extent(info, { want }) {
    const { columns } = planFeatures(info, want as Wants['features'])
    const lines = info.rows * columns.length
    return { columns, row: null, group: null, item: null, lines, waitingBytes: lines * 8, flags: false }
  },
  read: (source, request, arena, options) =>
    readFeatures(source, request, request.want as Wants['features'], arena, options),
  shows: null,
}
