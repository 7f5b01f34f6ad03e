import { useQuery } from '@tanstack/react-query'
import { Copy, Filter } from 'lucide-react'
import { useMemo } from 'react'
import type { Job } from '../../../workers/protocol/jobs'
import type { ResultRow } from '../../../workers/protocol/result'
import type { CustomersQuery } from '../../../workers/sequences/types'
import { Button } from '../../base/components/Button'
import { copyText } from '../../base/components/copy-text'
import { ErrorNotice } from '../../base/components/ErrorNotice'
import { NARROW, useMedia } from '../../base/components/use-media'
import { formatCount, formatNumber } from '../../base/format'
import { Sentence } from '../../base/Sentence'
import { useResultQueries } from '../../parts/results/use-grid-rows'
import { sentenceText } from '../../parts/results/words'
import { useWorkspace } from '../../state/workspace'
import { peopleAt } from '../funnel/people-at'
import { funnelOfRow } from '../funnel/start'
import { pathText, queryOfRow } from '../path'
import { useShowPeople } from '../people'
import { useJourneyQueries, useTimeScale } from '../use-journeys'
import { sequenceWords } from '../words'
import { ByGroup } from './ByGroup'
import { Customers } from './Customers'
import styles from './detail.module.css'
import { StepTable } from './StepTable'
import { pathSentence } from './sentence'
import { Timeline } from './Timeline'
import { useOpened } from './use-opened'
import { useReverse } from './use-reverse'

const words = sequenceWords.detail

/** What there is to know of a path, and who takes it. */
export function PathDetail({ job, index }: { job: Job; index: number }) {
  const { data, error, refetch } = useQuery(useResultQueries().rowsAt(job.jobId, [index]))
  const row = data?.find((each) => each.index === index)
  if (error) {
    return <ErrorNotice error={error} action={<Button onPress={() => void refetch()}>{words.retry}</Button>} />
  }
  if (!row) return <div className={styles.waiting} aria-busy="true" />
  return <Body key={index} job={job} row={row} />
}

function Body({ job, row }: { job: Job; row: ResultRow }) {
  const group = job.result?.groupColumn ?? null
  const scale = useTimeScale(job.jobId)
  const select = useWorkspace((workspace) => workspace.select)
  const settleLook = useWorkspace((workspace) => workspace.settleLook)
  const showTab = useWorkspace((workspace) => workspace.showTab)
  const narrow = useMedia(NARROW)
  const sheet = useWorkspace((workspace) => workspace.embedded) || narrow
  const showPeople = useShowPeople()
  const { opened, back, list } = useOpened()
  const query = useMemo(() => queryOfRow(job, row), [job, row])
  const { data, error, isPlaceholderData, refetch } = useQuery(useJourneyQueries().funnel(job.jobId, query))
  const funnel = isPlaceholderData ? undefined : data
  const sentence = pathSentence(row, { group, funnel, scale })
  const reverse = useReverse(job.jobId, query)
  const people: CustomersQuery = { ...query, of: 'path', reached: query.steps.length }
  const shared = { jobId: job.jobId, scale, grouped: group !== null }

  if (opened !== null) {
    return (
      <div className={styles.detail}>
        <Timeline {...shared} row={opened} path={query} onBack={back} />
      </div>
    )
  }
  return (
    <div className={styles.detail}>
      <Sentence parts={sentence} />
      <div className={styles.tools}>
        <Button
          kind="quiet"
          size="small"
          icon={<Filter aria-hidden="true" />}
          onPress={() => {
            showTab('funnel')
            settleLook((look) => ({ ...look, funnel: funnelOfRow(job, row) }))
            // A sheet would lie over what was asked for.
            if (sheet) select(null)
          }}
        >
          {words.asFunnel}
        </Button>
        <Button
          kind="quiet"
          size="small"
          icon={<Copy aria-hidden="true" />}
          onPress={() => void copyText(sentenceText(sentence), words.copied)}
        >
          {words.copy}
        </Button>
      </div>
      {error && <ErrorNotice error={error} action={<Button onPress={() => void refetch()}>{words.retry}</Button>} />}
      {funnel ? (
        <StepTable funnel={funnel} scale={scale} onShow={(on) => showPeople(peopleAt(query, on))} />
      ) : (
        !error && <div className={styles.waiting} aria-busy="true" />
      )}
      {reverse && (
        <p className={styles.note}>
          {words.other(sequenceWords.customers(reverse.customers), pathText(reverse.steps))}{' '}
          {orderText(Number(row.cells['support']), reverse.customers)}
        </p>
      )}
      {group !== null && <ByGroup job={job} row={row} column={group} onSelect={select} />}
      <Customers {...shared} people={{ query: people }} {...list} />
    </div>
  )
}

/** What the order of the steps is worth. */
function orderText(forwards: number, backwards: number): string {
  if (backwards === 0) return ''
  const times = forwards / backwards
  if (Math.abs(times - 1) < 0.05) return words.otherSame
  return words.order(times >= 9.95 ? formatCount(times) : formatNumber(times, 1))
}
