import { useMemo, useRef } from 'react'
import type { AnalysisKind } from '../../../analyses/registry'
import { useWidth } from '../../base/use-width'
import { useWorkspace } from '../../state/workspace'
import { COMPACT_WIDTH, fitColumns } from './fit-columns'
import type { GridColumn } from './grid-table'
import { ResultGrid, type ResultGridProps } from './ResultGrid'
import styles from './results.module.css'
import type { ChangeQuery } from './use-grid-query'
import { rulesWords as words } from './words'

const ROW_HEIGHT = 36
const COMPACT_ROW_HEIGHT = 56

/** The grid of an analysis: columns as the width allows, and on a phone each row in two lines. */
export function KindGrid({
  kind,
  columns,
  compact: compactColumns,
  chosen,
  change,
  ...rest
}: Pick<ResultGridProps, 'jobId' | 'query' | 'matched' | 'onRows'> & {
  kind: AnalysisKind
  /** Both keep their identity as long as they say the same. */
  columns: readonly GridColumn[]
  compact: readonly GridColumn[]
  /** Columns chosen by hand; null leaves it to the width. */
  chosen: ReadonlySet<string> | null
  change: ChangeQuery
}) {
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box)
  const compact = width < COMPACT_WIDTH
  const used = compact ? compactColumns : columns
  const shown = useMemo(() => fitColumns(used, width, compact ? null : chosen), [used, width, compact, chosen])
  const selected = useWorkspace((workspace) => workspace.selected)
  const select = useWorkspace((workspace) => workspace.select)
  return (
    <div ref={box} className={styles.grid}>
      {width > 0 && (
        <ResultGrid
          {...rest}
          label={words.grid(kind)}
          columns={used}
          shown={shown}
          rowHeight={compact ? COMPACT_ROW_HEIGHT : ROW_HEIGHT}
          selected={selected}
          onSelect={select}
          onSort={(sort) => change((now) => ({ ...now, sort }))}
        />
      )}
    </div>
  )
}
