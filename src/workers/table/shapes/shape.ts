import type { TableRequest } from '../../../analyses/table-request'
import type { Arena } from '../../memory/arena'
import type { SourceInfo } from '../../protocol/files'
import type { ColumnRequest, Source } from '../../readers/batch'
import type { BasketTable, ReadTableOptions } from '../basket-table'

/** What estimating needs of a plan. */
export interface Extent {
  columns: ColumnRequest[]
  /** Positions in `columns`. */
  row: number | null
  group: number | null
  item: number | null
  lines: number
  waitingBytes: number
  flags: boolean
}

/** How the lines of a file are put together, from the plan to the columns: one file for each shape. */
export interface ShapeReader<Want> {
  /** Bytes of a line in the columns, and again in what kernels make of them: ranks, places, prefixes, row starts. */
  bytesPerLine(want: Want): { columns: number; kernel: number }
  extent(info: SourceInfo, request: TableRequest): Extent
  read(source: Source, request: TableRequest, arena: Arena, options: ReadTableOptions): Promise<BasketTable>
  /** What stands beside items is worth showing in a preview; null: nothing that people know. */
  shows: 'times' | 'values' | null
}
