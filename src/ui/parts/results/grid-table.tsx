import { columnVisibilityFeature, createColumnHelper, metaHelper, tableFeatures, useTable } from '@tanstack/react-table'
import { type ReactNode, useMemo } from 'react'
import type { ResultRow } from '../../../workers/protocol/result'
import type { CopiedCell } from '../copy/copied-table'
import type { FittingColumn } from './fit-columns'
import type { Sorts } from './sort'

export interface GridColumn extends FittingColumn {
  label: string
  /** One sentence on what stands in it. */
  means?: string
  /** CSS grid track. */
  track: string
  numeric?: boolean
  /** Where its best is looked for: a first click on its head puts that on top. Absent: rows are not ordered by it. */
  sorts?: Sorts
  cell(row: ResultRow): ReactNode
  /** What is copied of it, where that is neither the cell of the result nor what stands there as text. */
  copied?(row: ResultRow): CopiedCell
}

/** A place in the grid; its row may still be on the way. */
export interface GridSlot {
  position: number
  row: ResultRow | undefined
}

const features = tableFeatures({ columnVisibilityFeature, columnMeta: metaHelper<GridColumn>() })
const helper = createColumnHelper<typeof features, GridSlot>()

/** Sorting and paging happen in the worker; the table knows columns and the slots in sight. */
export function useGridTable(columns: readonly GridColumn[], shown: ReadonlySet<string>, slots: GridSlot[]) {
  const definitions = useMemo(
    () =>
      helper.columns(
        columns.map((column) =>
          helper.display({
            id: column.id,
            header: column.label,
            meta: column,
            cell: ({ row }) => (row.original.row ? column.cell(row.original.row) : null),
          }),
        ),
      ),
    [columns],
  )
  const columnVisibility = useMemo(
    () => Object.fromEntries(columns.map(({ id }) => [id, shown.has(id)])),
    [columns, shown],
  )
  return useTable({
    features,
    columns: definitions,
    data: slots,
    getRowId: (slot) => String(slot.position),
    state: { columnVisibility },
  })
}

export type GridTable = ReturnType<typeof useGridTable>
export type GridTableRow = ReturnType<GridTable['getRowModel']>['rows'][number]
