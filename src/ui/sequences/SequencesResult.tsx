import { memo, useMemo } from 'react'
import type { Job } from '../../workers/protocol'
import { ColumnChooser } from '../results/ColumnChooser'
import { useColumnChoice } from '../results/column-choice'
import { KindGrid } from '../results/KindGrid'
import { TabbedResult } from '../results/TabbedResult'
import { sequenceWords as words } from '../words/sequences'
import { compactColumns, sequencesColumns } from './columns'

const options = [{ id: 'grid', label: words.tabs.grid }] as const

/** One query, shown as a grid or as one of the pictures. */
export const SequencesResult = memo(({ job }: { job: Job }) => {
  const group = job.result?.groupColumn ?? null
  const [chosen, choose] = useColumnChoice('sequences')
  const columns = useMemo(() => sequencesColumns(group), [group])
  const compact = useMemo(() => compactColumns(group), [group])
  return (
    <TabbedResult
      job={job}
      kind="sequences"
      label={words.tabs.label}
      options={options}
      aside={(tab) => tab === 'grid' && <ColumnChooser columns={columns} chosen={chosen} onChoose={choose} />}
    >
      {({ query, change, matched }) => (
        <KindGrid
          kind="sequences"
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
