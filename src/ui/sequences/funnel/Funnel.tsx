import { useQuery } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type { Funnel as FunnelData } from '../../../workers/sequences/types'
import { formatShare } from '../../base/cell-format'
import { EmptyState } from '../../base/components/EmptyState'
import { formatCount } from '../../base/format'
import { ChartFrame } from '../../parts/charts/ChartFrame'
import type { Size } from '../../parts/charts/grid-window'
import { useLook } from '../../parts/charts/look'
import { partsIn } from '../../parts/charts/pointed'
import { ScrolledPicture } from '../../parts/charts/ScrolledPicture'
import { goesByVisits, pathText, stepName } from '../path'
import { useShowPeople } from '../people'
import type { JourneyPictureProps } from '../picture-props'
import { formatSpan } from '../times'
import { useEventNames, useJourneyQueries, useTimeScale } from '../use-journeys'
import { sequenceWords } from '../words'
import { FunnelOptions } from './FunnelOptions'
import { FunnelTable } from './FunnelTable'
import styles from './funnel.module.css'
import { funnelLegend, funnelOption, funnelSize } from './funnel-option'
import { PathBuilder } from './PathBuilder'
import { peopleAt } from './people-at'
import { funnelRows, itemsOfStep, type OnFunnel } from './rows'
import { useFunnelStart } from './start'
import { useFunnel } from './use-funnel'

const words = sequenceWords.funnel
const SAVED: Size = { width: 960, height: 320 }

const partAt = partsIn<OnFunnel>('on')

/** How far customers come on a path that is put together here. */
export default function Funnel({ job, query: rows }: JourneyPictureProps) {
  const look = useLook()
  const funnel = useFunnel(job)
  const { steps, query } = funnel
  useFunnelStart(job, rows, funnel.chosen)
  const scale = useTimeScale(job.jobId)
  const names = useEventNames(job.jobId)
  const showPeople = useShowPeople()
  const [hovered, setHovered] = useState<OnFunnel | null>(null)
  const { data, error, isPending } = useQuery({
    ...useJourneyQueries().funnel(job.jobId, query),
    enabled: steps.length > 0 && !funnel.pending,
  })
  const path = pathText(steps.map(stepName))
  const label = data ? words.label(data.customers, path) : ''
  const draw = useCallback((size: Size) => (data ? funnelOption(look, data, { size, scale }) : {}), [look, data, scale])
  const count = data?.steps.length ?? 0
  const sizeFor = useCallback((room: Size) => funnelSize(count, room), [count])
  const show = (on: OnFunnel) => showPeople(peopleAt(query, on))
  const total = data?.total
  const { time } = funnel.within
  const lost = time === null ? '' : words.lostAfter(formatSpan(time, scale, sequenceWords.longUnits))
  const times =
    scale === 'none'
      ? words.noTimes
      : total && Number.isFinite(total.median)
        ? words.totalTime(formatSpan(total.median, scale), formatSpan(total.q25, scale), formatSpan(total.q75, scale))
        : ''

  return (
    <div className={styles.funnel}>
      <div className={styles.top}>
        <PathBuilder
          steps={steps}
          byVisits={goesByVisits(job)}
          suggestions={names}
          onChange={(next) => funnel.change({ steps: next })}
        />
        <FunnelOptions job={job} funnel={funnel} scale={scale} />
      </div>
      {steps.length === 0 ? (
        <EmptyState title={words.start}>{words.startText}</EmptyState>
      ) : (
        <ChartFrame
          name="basketeer-funnel"
          jobId={job.jobId}
          count={data ? sequenceWords.customers(data.customers) : ''}
          controls={<span className={styles.times}>{[times, lost].filter(Boolean).join(' ')}</span>}
          caption={hovered && data ? <FunnelCaption funnel={data} on={hovered} /> : sequenceWords.hover}
          state={{ pending: isPending, error, empty: data?.customers === 0, emptyWords: sequenceWords.nothing }}
          drawing={
            data
              ? {
                  size: { ...SAVED, height: funnelSize(count, { width: 0, height: 0 }).height },
                  title: words.title,
                  subtitle: label,
                  legend: funnelLegend(look, time !== null),
                  option: (inset) => funnelOption(look, data, { size: funnelSize(count, SAVED), scale, inset }),
                }
              : null
          }
          picture={
            <ScrolledPicture
              label={label}
              sizeFor={sizeFor}
              draw={draw}
              partAt={partAt}
              onHover={setHovered}
              onPress={show}
              itemsOf={({ at }) => data?.steps.slice(at, at + 1).flatMap(itemsOfStep) ?? []}
            />
          }
          table={data && <FunnelTable funnel={data} label={label} scale={scale} onShow={show} />}
        />
      )}
    </div>
  )
}

function FunnelCaption({ funnel, on }: { funnel: FunnelData; on: OnFunnel }) {
  const rows = funnelRows(funnel)
  const row = rows[on.at]
  if (!row) return null
  if (on.dropped) {
    const next = rows[on.at + 1]
    return words.dropCaption(formatCount(row.droppedOff), stepName(row.step), next ? stepName(next.step) : '')
  }
  return words.caption(formatCount(row.customers), formatShare(row.ofAll), stepName(row.step))
}
