import { useQuery } from '@tanstack/react-query'
import { Filter } from 'lucide-react'
import { useMemo } from 'react'
import type { Job } from '../../../workers/protocol/jobs'
import type { ResultRow } from '../../../workers/protocol/result'
import type { CustomersQuery } from '../../../workers/sequences/types'
import { Button } from '../../base/components/Button'
import { formatCount, formatNumber } from '../../base/format'
import { lacksLines } from '../../parts/needs-data/data-offer'
import type { DetailProps } from '../../parts/page/AnalysisPage'
import { AskAgain, DetailBody, DetailWaiting } from '../../parts/results/detail/Detail'
import { DetailFrame } from '../../parts/results/detail/DetailFrame'
import { DetailSentence } from '../../parts/results/detail/DetailSentence'
import { useDocked } from '../../parts/results/detail/use-docked'
import { useResultQueries } from '../../parts/results/use-grid-rows'
import { useWorkspace } from '../../state/workspace'
import { peopleAt } from '../funnel/people-at'
import { funnelOfRow } from '../funnel/start'
import { goesByVisits, pathText, queryOfRow, stepsOf } from '../path'
import { useShowPeople } from '../people'
import { formatSpan } from '../times'
import { useJourneyQueries, useTimeScale } from '../use-journeys'
import { useWithin } from '../use-within'
import { sequenceWords } from '../words'
import { ByGroup } from './ByGroup'
import { Customers } from './Customers'
import styles from './detail.module.css'
import { funnelOfRowAlone } from './funnel-of-row'
import { StepTable } from './StepTable'
import { pathSentence } from './sentence'
import { Timeline } from './Timeline'
import { useOpened } from './use-opened'
import { useReverse } from './use-reverse'

const words = sequenceWords.detail

/** What there is to know of a path, and who takes it. */
export function PathPane({ job, index, title, onClose }: DetailProps) {
  return (
    <DetailFrame title={title} onClose={onClose}>
      <PathDetail job={job} index={index} />
    </DetailFrame>
  )
}

function PathDetail({ job, index }: { job: Job; index: number }) {
  const answer = useQuery(useResultQueries().rowsAt(job.jobId, [index]))
  const row = answer.data?.find((each) => each.index === index)
  if (answer.error) return <AskAgain error={answer.error} onPress={answer.refetch} />
  return row ? <Body key={index} job={job} row={row} /> : <DetailWaiting />
}

function Body({ job, row }: { job: Job; row: ResultRow }) {
  const group = job.result?.groupColumn ?? null
  const scale = useTimeScale(job.jobId)
  const select = useWorkspace((workspace) => workspace.select)
  const settleLook = useWorkspace((workspace) => workspace.settleLook)
  const showTab = useWorkspace((workspace) => workspace.showTab)
  const sheet = !useDocked()
  const showPeople = useShowPeople()
  const { opened, back, list } = useOpened()
  const query = useMemo(() => queryOfRow(job, row), [job, row])
  const { time, pending } = useWithin(job, undefined)
  const watched = useMemo(() => (time === null ? query : { ...query, within: time }), [query, time])
  const { data, error, isPlaceholderData, refetch } = useQuery({
    ...useJourneyQueries().funnel(job.jobId, watched),
    enabled: !pending,
  })
  const lacking = lacksLines(error)
  const alone = useMemo(() => (lacking ? funnelOfRowAlone(row) : undefined), [lacking, row])
  const funnel = isPlaceholderData ? undefined : (data ?? alone)
  const reverse = useReverse(job.jobId, query)
  const people: CustomersQuery = { ...query, of: 'path', reached: query.steps.length }
  const shared = { jobId: job.jobId, scale, grouped: group !== null }

  if (opened !== null) {
    return (
      <DetailBody>
        <Timeline {...shared} row={opened} path={query} onBack={back} />
      </DetailBody>
    )
  }
  const openAsFunnel = () => {
    showTab('funnel')
    settleLook((look) => ({ ...look, funnel: funnelOfRow(job, row) }))
    // A sheet would lie over what was asked for.
    if (sheet) select(null)
  }
  return (
    <DetailBody>
      <DetailSentence
        parts={pathSentence(row, { group, funnel, scale })}
        tools={
          !lacking && (
            <Button kind="quiet" size="small" icon={<Filter aria-hidden="true" />} onPress={openAsFunnel}>
              {words.asFunnel}
            </Button>
          )
        }
      />
      {error && <AskAgain error={error} onPress={refetch} />}
      {funnel ? (
        <StepTable funnel={funnel} scale={scale} onShow={lacking ? null : (on) => showPeople(peopleAt(watched, on))} />
      ) : (
        !error && <DetailWaiting />
      )}
      {time !== null && (
        <p className={styles.note}>
          {sequenceWords.funnel.lostAfter(formatSpan(time, scale, sequenceWords.longUnits))}
        </p>
      )}
      {reverse && (
        <p className={styles.note}>
          {words.other(sequenceWords.customers(reverse.customers), pathText(reverse.steps))}{' '}
          {orderText(Number(row.cells['support']), reverse.customers)}
        </p>
      )}
      {group !== null && <ByGroup job={job} row={row} column={group} onSelect={select} />}
      <Customers
        {...shared}
        visits={goesByVisits(job)}
        people={{ query: people, title: pathText(stepsOf(row)) }}
        {...list}
      />
    </DetailBody>
  )
}

/** What the order of the steps is worth. */
function orderText(forwards: number, backwards: number): string {
  if (backwards === 0) return ''
  const times = forwards / backwards
  if (Math.abs(times - 1) < 0.05) return words.otherSame
  return words.order(times >= 9.95 ? formatCount(times) : formatNumber(times, 1))
}
