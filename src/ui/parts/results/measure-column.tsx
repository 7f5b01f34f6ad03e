import type { AnalysisKind } from '../../../analyses/registry'
import { formatCell } from '../../base/cell-format'
import type { GridColumn } from './grid-table'
import { measureOf } from './measures'

/** A column of numbers; without a rank it only comes when it is chosen. */
export function measureColumn(kind: AnalysisKind, name: string, min: number, rank?: number): GridColumn {
  const { label, means, number, sorts } = measureOf(kind, name)
  return {
    id: name,
    label,
    means,
    min,
    track: `${min}px`,
    numeric: true,
    sorts,
    cell: ({ cells }) => formatCell(number, cells[name]),
    ...(rank === undefined ? {} : { rank }),
  }
}
