import { useMemo } from 'react'
import { canonicalQuery } from '../../../client/queries'
import type { GridQuery } from '../../../workers/protocol/query'
import type { ResultRow } from '../../../workers/protocol/result'
import { toast } from '../../base/components/announce'
import { told } from '../../base/told'
import { useEngine } from '../../state/engine-context'
import { copyTable } from '../copy/copy-table'
import { useCopyCommand } from '../copy/use-copy-command'
import type { RowRange } from '../copy/use-row-range'
import { copiedRows } from './copied-rows'
import type { GridColumn } from './grid-table'

/** More than anybody looks through in a sheet, and what a clipboard carries within a second. */
const MOST_ROWS = 50_000
const ROWS_AT_ONCE = 5_000

/** Copies rows of a result by their places in it; all of them from the export menu as well. */
export function useCopyRows({
  jobId,
  query,
  matched,
  columns,
}: {
  jobId: string
  query: GridQuery
  matched: number
  columns: readonly GridColumn[]
}): (range: RowRange, quotes: boolean) => void {
  const { results } = useEngine()
  const copy = useMemo(() => {
    const asked = canonicalQuery(query)
    const rowsIn = async ({ first, last }: RowRange) => {
      const end = Math.min(last + 1, first + MOST_ROWS)
      const rows: ResultRow[] = []
      for (let at = first; at < end; at += ROWS_AT_ONCE)
        rows.push(...(await results.page(jobId, asked, at, Math.min(ROWS_AT_ONCE, end - at))).rows)
      return rows
    }
    return async (range: RowRange, quotes: boolean) =>
      copyTable(copiedRows(columns, await rowsIn(range)), { quotes, all: range.last - range.first + 1 })
  }, [results, jobId, query, columns])
  useCopyCommand(() => copy({ first: 0, last: matched - 1 }, true))
  return (range, quotes) => {
    copy(range, quotes).catch((error: unknown) => toast(told(error), 'bad'))
  }
}
