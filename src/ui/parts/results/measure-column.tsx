import { formatCell } from '../../base/cell-format'
import type { GridColumn } from './grid-table'
import type { Measure } from './measures'

/** A column of numbers; without a rank it only comes when it is chosen. */
export function measureColumn({ id, label, means, number, sorts }: Measure, min: number, rank?: number): GridColumn {
  return {
    id,
    label,
    means,
    min,
    track: `${min}px`,
    numeric: true,
    sorts,
    cell: ({ cells }) => formatCell(number, cells[id]),
    ...(rank === undefined ? {} : { rank }),
  }
}
