import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Job } from '../../workers/protocol/jobs'
import type { DetailPane } from '../base/Workbench'
import { DetailFrame } from '../parts/results/DetailFrame'
import { ResultsView } from '../parts/results/ResultsView'
import { ResultFrame } from '../parts/results/states/ResultFrame'
import { useResultQueries } from '../parts/results/use-grid-rows'
import { useShownJob } from '../state/shown-job'
import { useWorkspace } from '../state/workspace'
import { PathDetail } from './detail/PathDetail'
import { PeoplePane } from './detail/PeoplePane'
import { pathText, stepsOf } from './path'
import { type People, PeopleProvider } from './people'
import { SequencesResult } from './SequencesResult'
import { sequenceWords as words } from './words'

/** `mobile → cancel`, as soon as the row is known. */
function usePathTitle(job: Job | null, index: number | null): string {
  const { data } = useQuery({
    ...useResultQueries().rowsAt(job?.jobId ?? '', index === null ? [] : [index]),
    enabled: job !== null && index !== null,
  })
  const row = data?.find((each) => each.index === index)
  return row ? pathText(stepsOf(row)) : words.detail.label
}

/** Which paths customers follow, where they leave, and who they are. */
export default function SequencesView() {
  const job = useShownJob('sequences')
  const chosen = useWorkspace((workspace) => workspace.selected)
  const select = useWorkspace((workspace) => workspace.select)
  const tab = useWorkspace((workspace) => workspace.tab)
  const look = useWorkspace((workspace) => workspace.look)
  const [people, setPeople] = useState<People | null>(null)
  const opener = useRef<HTMLElement | null>(null)
  const showPeople = useCallback((next: People) => {
    opener.current = document.activeElement instanceof HTMLElement ? document.activeElement : null
    setPeople(next)
  }, [])
  const index = job && chosen !== null && chosen < (job.result?.rows ?? 0) ? chosen : null
  const title = usePathTitle(job, index)
  // Customers were asked for in one picture of one run; another one says other things.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is about what changes
  useEffect(() => setPeople(null), [job?.jobId, tab, index, look])

  const close = () => {
    if (people) {
      setPeople(null)
      if (opener.current?.isConnected) opener.current.focus()
      return
    }
    select(null)
    // The pane goes with the focus in it; the path it was about is where reading goes on.
    document.querySelector<HTMLElement>('[role="grid"] [tabindex="0"]')?.focus()
  }
  const pane = (): DetailPane | null => {
    if (!job || (!people && index === null)) return null
    const name = people?.title ?? title
    const body = people ? (
      <PeoplePane key={JSON.stringify(people.query)} job={job} people={people} />
    ) : (
      index !== null && <PathDetail job={job} index={index} />
    )
    return {
      title: name,
      onClose: close,
      content: (
        <DetailFrame title={name} onClose={close}>
          {body}
        </DetailFrame>
      ),
    }
  }
  return (
    <PeopleProvider value={showPeople}>
      <ResultsView kind="sequences" detail={pane()}>
        <ResultFrame kind="sequences">{(shown) => <SequencesResult key={shown.jobId} job={shown} />}</ResultFrame>
      </ResultsView>
    </PeopleProvider>
  )
}
