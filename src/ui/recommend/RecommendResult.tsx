import { lazy, memo, Suspense, useMemo } from 'react'
import type { Job } from '../../workers/protocol/jobs'
import { Loading } from '../base/Loading'
import { usePrintedColumns } from '../parts/print/printable'
import { ColumnChooser } from '../parts/results/ColumnChooser'
import { useColumnChoice } from '../parts/results/column-choice'
import { RowsGrid } from '../parts/results/RowsGrid'
import { TabbedResult } from '../parts/results/TabbedResult'
import { compactColumns, customerColumnOf, recommendColumns } from './columns'
import { ListedCustomers } from './ListedCustomers'
import { NothingLearned, useLearnedNothing } from './NothingLearned'
import { recommendWords as words } from './words'

const options = (['grid', 'overview', 'items', 'basket'] as const).map((id) => ({
  id,
  get label() {
    return words.tabs[id]
  },
}))

/** What looks at the model instead of at rows. */
const pictures = {
  overview: lazy(() => import('./overview/Overview')),
  items: lazy(() => import('./items/Items')),
  basket: lazy(() => import('./basket/TryBasket')),
}
const unfiltered = ['overview', 'items', 'basket'] as const

/** A list for each customer. */
export const RecommendResult = memo(({ job }: { job: Job }) => {
  const group = job.result?.groupColumn ?? null
  const customer = customerColumnOf(job)
  const [chosen, choose] = useColumnChoice('recommend')
  const columns = useMemo(() => recommendColumns(group, customer), [group, customer])
  usePrintedColumns(columns, chosen)
  const learnedNothing = useLearnedNothing(job.jobId)
  const compact = useMemo(() => compactColumns(customer), [customer])
  return (
    <TabbedResult
      job={job}
      label={words.tabs.label}
      options={options}
      unfiltered={unfiltered}
      aside={(tab) =>
        tab === 'grid' && (
          <>
            <ListedCustomers job={job} />
            <ColumnChooser columns={columns} chosen={chosen} onChoose={choose} />
          </>
        )
      }
    >
      {({ tab, query, change, matched }) => {
        if (learnedNothing) return <NothingLearned job={job} />
        if (tab !== 'grid') {
          const Picture = pictures[tab]
          return (
            <Suspense fallback={<Loading />}>
              <Picture job={job} />
            </Suspense>
          )
        }
        return (
          <RowsGrid
            jobId={job.jobId}
            query={query}
            matched={matched}
            columns={columns}
            compact={compact}
            chosen={chosen}
            change={change}
          />
        )
      }}
    </TabbedResult>
  )
})
