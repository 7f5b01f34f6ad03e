import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Job } from '../../workers/protocol/jobs'
import { focusGrid } from '../parts/results/DetailFrame'
import { ResultsView } from '../parts/results/ResultsView'
import { ResultFrame } from '../parts/results/states/ResultFrame'
import { useResultQueries } from '../parts/results/use-grid-rows'
import { useViewCommands } from '../run/commands/use-commands'
import { useShownJob } from '../state/shown-job'
import { useWorkspace } from '../state/workspace'
import { customerColumnOf } from './columns'
import { CustomerPane } from './detail/CustomerPane'
import { saveModelCommand } from './models/save-model'
import { pickModel } from './models/score-with'
import { RecommendResult } from './RecommendResult'
import { Training } from './Training'
import { recommendWords as words } from './words'

/** The name of the customer, as soon as the row is known. */
function useCustomerName(job: Job | null, index: number | null): string {
  const { data } = useQuery({
    ...useResultQueries().rowsAt(job?.jobId ?? '', index === null ? [] : [index]),
    enabled: job !== null && index !== null,
  })
  const name = job && data?.[0]?.cells[customerColumnOf(job)]
  return typeof name === 'string' ? name : words.detail.label
}

/** What to recommend to whom. */
export default function RecommendView() {
  const job = useShownJob('recommend')
  useViewCommands(useMemo(() => [pickModel, saveModelCommand(job)], [job]))
  const rows = job?.result?.rows ?? 0
  const chosen = useWorkspace((workspace) => workspace.selected)
  const select = useWorkspace((workspace) => workspace.select)
  const selected = chosen !== null && chosen < rows ? chosen : null
  const title = useCustomerName(job, selected)
  const close = () => {
    select(null)
    focusGrid()
    // In the list of whom an item is recommended to, reading goes on where the customer was opened.
    document.querySelector<HTMLElement>(`[data-opens="${selected}"] button`)?.focus()
  }
  return (
    <ResultsView
      kind="recommend"
      detail={
        job && selected !== null
          ? {
              title,
              onClose: close,
              content: <CustomerPane key={selected} title={title} onClose={close} job={job} index={selected} />,
            }
          : null
      }
    >
      <ResultFrame kind="recommend" running={(run) => <Training job={run} />}>
        {(shown) => <RecommendResult key={shown.jobId} job={shown} />}
      </ResultFrame>
    </ResultsView>
  )
}
