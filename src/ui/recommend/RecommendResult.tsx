import { memo, useMemo } from 'react'
import type { Job } from '../../workers/protocol'
import { ColumnChooser } from '../results/ColumnChooser'
import { useColumnChoice } from '../results/column-choice'
import { KindGrid } from '../results/KindGrid'
import { TabbedResult } from '../results/TabbedResult'
import { recommendWords as words } from '../words/recommend'
import { compactColumns, recommendColumns } from './columns'

const options = [{ id: 'grid', label: words.tabs.grid }] as const

/** A list for each customer. */
export const RecommendResult = memo(({ job }: { job: Job }) => {
  const group = job.result?.groupColumn ?? null
  const customer = job.result?.columns.find(({ type, name }) => type === 'utf8' && name !== group)?.name ?? ''
  const [chosen, choose] = useColumnChoice('recommend')
  const columns = useMemo(() => recommendColumns(group, customer), [group, customer])
  const compact = useMemo(() => compactColumns(customer), [customer])
  return (
    <TabbedResult
      job={job}
      kind="recommend"
      label={words.tabs.label}
      options={options}
      aside={(tab) => tab === 'grid' && <ColumnChooser columns={columns} chosen={chosen} onChoose={choose} />}
    >
      {({ query, change, matched }) => (
        <KindGrid
          kind="recommend"
          jobId={job.jobId}
          query={query}
          matched={matched}
          columns={columns}
          compact={compact}
          chosen={chosen}
          change={change}
        />
      )}
    </TabbedResult>
  )
})
