import { Users } from 'lucide-react'
import type { Job } from '../../workers/protocol/jobs'
import { IconButton } from '../base/components/IconButton'
import { Popover } from '../base/components/Popover'
import { PeopleBar } from '../parts/people/PeopleBar'
import { peopleWords } from '../parts/people/words'
import { useMatched } from '../parts/results/use-grid-rows'
import { useWorkspace } from '../state/workspace'

/** The customers whose lists are shown, to take along. */
export function ListedCustomers({ job: { jobId } }: { job: Job }) {
  const query = useWorkspace((workspace) => workspace.query)
  const embedded = useWorkspace((workspace) => workspace.embedded)
  const { matched } = useMatched(jobId, query)
  if (embedded || matched === undefined) return null
  return (
    <Popover
      label={peopleWords.ofLists}
      placement="bottom end"
      trigger={
        <IconButton label={peopleWords.shownLists}>
          <Users aria-hidden="true" />
        </IconButton>
      }
    >
      <PeopleBar
        jobId={jobId}
        kind="recommend"
        of={{ list: 'lists', query }}
        name={peopleWords.ofLists}
        known={{ count: matched, whose: 'customers' }}
      />
    </Popover>
  )
}
