import { useCallback, useEffect, useRef, useState } from 'react'
import type { Job } from '../../../workers/protocol/jobs'
import type { DetailPane } from '../../base/Workbench'
import { DetailBody } from '../../parts/results/detail/Detail'
import { DetailFrame } from '../../parts/results/detail/DetailFrame'
import { useShownJob } from '../../state/shown-job'
import { useWorkspace } from '../../state/workspace'
import { goesByVisits } from '../path'
import type { People } from '../people'
import { useTimeScale } from '../use-journeys'
import { Customers } from './Customers'
import { Timeline } from './Timeline'
import { useOpened } from './use-opened'

/** The pane of customers that somebody asked to see, in place of a path; `show` opens it. */
export function usePeoplePane(): { pane: DetailPane | null; show(people: People): void } {
  const job = useShownJob('sequences')
  const selected = useWorkspace((workspace) => workspace.selected)
  const tab = useWorkspace((workspace) => workspace.tab)
  const look = useWorkspace((workspace) => workspace.look)
  const [people, setPeople] = useState<People | null>(null)
  const opener = useRef<HTMLElement | null>(null)
  const show = useCallback((next: People) => {
    opener.current = document.activeElement instanceof HTMLElement ? document.activeElement : null
    setPeople(next)
  }, [])
  // Customers were asked for in one picture of one run; another one says other things.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is about what changes
  useEffect(() => setPeople(null), [job?.jobId, tab, selected, look])
  if (!job || !people) return { pane: null, show }
  const { title } = people
  const onClose = () => {
    setPeople(null)
    if (opener.current?.isConnected) opener.current.focus()
  }
  const content = (
    <DetailFrame title={title} onClose={onClose}>
      <PeopleDetail key={JSON.stringify(people.query)} job={job} people={people} />
    </DetailFrame>
  )
  return { pane: { title, onClose, content }, show }
}

/** The customers behind a number, and one of them at a time. */
function PeopleDetail({ job, people }: { job: Job; people: People }) {
  const { opened, back, list } = useOpened()
  const scale = useTimeScale(job.jobId)
  const grouped = job.result?.groupColumn != null
  const shared = { jobId: job.jobId, scale, grouped }
  return (
    <DetailBody>
      {opened === null ? (
        <Customers {...shared} visits={goesByVisits(job)} people={people} {...list} />
      ) : (
        <Timeline {...shared} row={opened} path={people.path} onBack={back} />
      )}
    </DetailBody>
  )
}
