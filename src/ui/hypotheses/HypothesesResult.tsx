import { memo } from 'react'
import type { Job } from '../../workers/protocol/jobs'
import { itemsColumn } from '../parts/results/items-column'
import { measureColumn } from '../parts/results/measure-column'
import { RowsGrid } from '../parts/results/RowsGrid'
import { TabbedResult } from '../parts/results/TabbedResult'
import { hypothesisMeasures } from './measures'
import { hypothesisWords as words } from './words'

const columns = () => [
  itemsColumn('features', words.columns.features, { min: 200, share: 1, rank: 0 }),
  ...Object.values(hypothesisMeasures).map((measure, at) => measureColumn(measure, 92, at + 1)),
]

/** What explains a column, row by row. */
export const HypothesesResult = memo(({ job }: { job: Job }) => (
  <TabbedResult job={job} label={words.tabs.label} options={[{ id: 'grid', label: words.tabs.grid }]}>
    {({ query, change, matched }) => (
      <RowsGrid
        jobId={job.jobId}
        query={query}
        matched={matched}
        columns={columns()}
        compact={columns().slice(0, 2)}
        chosen={null}
        change={change}
      />
    )}
  </TabbedResult>
))
