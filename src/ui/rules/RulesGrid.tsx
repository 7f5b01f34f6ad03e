import { useCallback, useMemo, useRef, useState } from 'react'
import type { Job } from '../../workers/protocol/jobs'
import type { ResultRow } from '../../workers/protocol/result'
import { useWidth } from '../base/use-width'
import { COMPACT_WIDTH, fitColumns } from '../parts/results/fit-columns'
import { ResultGrid, type ResultGridProps } from '../parts/results/ResultGrid'
import { rulesWords as words } from '../parts/results/words'
import { compactRuleColumns, ruleColumns } from './columns'
import styles from './rules.module.css'
import { StripsProvider, useStrips } from './strips'

const ROW_HEIGHT = 36
const COMPACT_ROW_HEIGHT = 56

export type RulesGridProps = Pick<ResultGridProps, 'query' | 'matched' | 'selected' | 'onSelect' | 'onSort'> & {
  job: Job
  group: string | null
  groupName: string | null
  /** Columns chosen by hand; null leaves it to the width. */
  chosen: ReadonlySet<string> | null
}

export function RulesGrid({ job, group, groupName, chosen, ...rest }: RulesGridProps) {
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box)
  const compact = width < COMPACT_WIDTH
  const columns = useMemo(
    () => (compact ? compactRuleColumns(group) : ruleColumns(group, groupName)),
    [compact, group, groupName],
  )
  const shown = useMemo(() => fitColumns(columns, width, compact ? null : chosen), [columns, width, compact, chosen])
  const [rows, setRows] = useState<ResultRow[]>([])
  const onRows = useCallback((seen: ResultRow[]) => setRows(seen), [])
  const strips = useStrips(job.jobId, rows, shown.has('strip'))
  return (
    <div ref={box} className={styles.box}>
      <StripsProvider value={strips}>
        {width > 0 && (
          <ResultGrid
            {...rest}
            label={words.grid('rules')}
            jobId={job.jobId}
            columns={columns}
            shown={shown}
            rowHeight={compact ? COMPACT_ROW_HEIGHT : ROW_HEIGHT}
            onRows={onRows}
          />
        )}
      </StripsProvider>
    </div>
  )
}
