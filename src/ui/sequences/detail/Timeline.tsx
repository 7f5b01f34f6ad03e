import { useQuery } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import { ChevronLeft } from 'lucide-react'
import { useEffect, useMemo, useRef } from 'react'
import type { FunnelQuery, Timeline as TimelineData } from '../../../workers/sequences/types'
import { Button } from '../../base/components/Button'
import { ProgressBar } from '../../base/components/ProgressBar'
import { formatCount, formatGroup } from '../../base/format'
import { AskAgain } from '../../parts/results/detail/Detail'
import blocks from '../../parts/results/detail/detail.module.css'
import { formatDay, formatTime, type TimeScale } from '../times'
import { useJourneyQueries } from '../use-journeys'
import { sequenceWords } from '../words'
import styles from './detail.module.css'
import { timelineRows } from './timeline-rows'

const words = sequenceWords.timeline
const ROW = 28

/** Everything one customer did, by day, with the steps of the path marked. */
export function Timeline({
  jobId,
  row,
  path,
  scale,
  grouped,
  onBack,
}: {
  jobId: string
  row: number
  path: FunnelQuery
  scale: TimeScale
  grouped: boolean
  onBack(): void
}) {
  const { data, error, refetch } = useQuery(useJourneyQueries().timeline(jobId, row, path))
  const back = useRef<HTMLButtonElement>(null)
  // The list that had the focus has gone.
  useEffect(() => back.current?.focus(), [])
  return (
    <section className={blocks.block} aria-busy={!data}>
      <div>
        <Button ref={back} kind="quiet" size="small" icon={<ChevronLeft aria-hidden="true" />} onPress={onBack}>
          {words.back}
        </Button>
      </div>
      {error && <AskAgain error={error} onPress={refetch} />}
      {!data && !error && <ProgressBar label={words.loading} share={null} />}
      {data && <Events data={data} scale={scale} grouped={grouped} />}
    </section>
  )
}

function Events({ data, scale, grouped }: { data: TimelineData; scale: TimeScale; grouped: boolean }) {
  const box = useRef<HTMLElement>(null)
  const rows = useMemo(() => timelineRows(data.events, scale), [data, scale])
  const first = rows.findIndex((row) => row.kind === 'event' && row.event.step !== null)
  const virtualizer = useVirtualizer<HTMLElement, Element>({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: 12,
  })
  // A long journey opens where the path begins.
  useEffect(() => {
    if (first > 0) virtualizer.scrollToIndex(Math.max(0, first - 1), { align: 'start' })
  }, [first, virtualizer])
  const days = rows.length - data.events.length
  const marked = data.events.some(({ step }) => step !== null)
  return (
    <>
      <h3>
        {data.customer}{' '}
        <span>
          {[...(grouped ? [formatGroup(data.group)] : []), words.events(data.events.length, days)].join(' · ')}
        </span>
      </h3>
      <p className={styles.note}>
        {[...(marked ? [words.marked] : []), ...(scale === 'none' ? [words.inOrder] : [])].join(' ')}
      </p>
      <section
        ref={box}
        className={styles.timeline}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={words.label(data.customer)}
      >
        <ol style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const row = rows[index]
            if (!row) return null
            return (
              <li
                key={index}
                aria-setsize={rows.length}
                aria-posinset={index + 1}
                data-day={row.kind === 'day'}
                data-step={row.kind === 'event' && row.event.step !== null}
                style={{ transform: `translateY(${start}px)`, height: ROW }}
              >
                {row.kind === 'day' ? (
                  formatDay(row.day, scale)
                ) : (
                  <>
                    <time>{scale === 'none' ? formatCount(row.at + 1) : formatTime(row.event.time, scale)}</time>
                    <i className={styles.dot} aria-hidden="true" />
                    <span className={styles.event} title={row.event.item}>
                      {row.event.item}
                    </span>
                    {row.event.step !== null && <b className={styles.mark}>{words.step(row.event.step + 1)}</b>}
                  </>
                )}
              </li>
            )
          })}
        </ol>
      </section>
    </>
  )
}
