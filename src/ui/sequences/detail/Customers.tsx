import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { JourneyCustomers } from '../../../workers/sequences/types'
import { Button } from '../../base/components/Button'
import { ProgressBar } from '../../base/components/ProgressBar'
import { formatGroup } from '../../base/format'
import { lacksLines } from '../../parts/needs-data/data-offer'
import { LacksData } from '../../parts/needs-data/NeedsData'
import { PeopleBar } from '../../parts/people/PeopleBar'
import { AskAgain } from '../../parts/results/detail/Detail'
import blocks from '../../parts/results/detail/detail.module.css'
import { useSettled } from '../../parts/results/use-settled'
import type { People } from '../people'
import { formatDay, formatSpan, type TimeScale } from '../times'
import { useJourneyQueries } from '../use-journeys'
import { sequenceWords } from '../words'
import styles from './detail.module.css'

const words = sequenceWords.detail

const MORE = 50
/** Walking through paths with the arrow keys should not ask for the customers of each. */
const PATIENCE = 200

type Customer = JourneyCustomers['rows'][number]

function factsOf({ events, times, group }: Customer, scale: TimeScale, grouped: boolean, visits: boolean): string {
  const [first, last] = [times[0] ?? Number.NaN, times.at(-1) ?? Number.NaN]
  return [
    ...(grouped ? [formatGroup(group)] : []),
    ...(scale !== 'none' && Number.isFinite(first) ? [formatDay(first, scale)] : []),
    ...(times.length > 1 && Number.isFinite(last - first) ? [words.took(formatSpan(last - first, scale))] : []),
    visits ? words.visitsOf(events) : words.events(events),
  ].join(' · ')
}

/** Customers who have something in common, some at a time; each opens with everything they did. */
export function Customers({
  jobId,
  people,
  scale,
  grouped,
  visits,
  returned,
  limit,
  onMore,
  onOpen,
}: {
  jobId: string
  people: Pick<People, 'query' | 'title'>
  scale: TimeScale
  grouped: boolean
  /** Whether journeys go by visits. */
  visits: boolean
  /** Whose journey was just looked at: there reading goes on. */
  returned: number | null
  limit: number
  onMore(limit: number): void
  onOpen(row: number): void
}) {
  const list = useRef<HTMLUListElement>(null)
  const name = JSON.stringify(people.query)
  const settled = useSettled(name, PATIENCE, '') === name
  const { data, error, isFetching, refetch } = useQuery({
    ...useJourneyQueries().customers(jobId, people.query, 0, limit),
    enabled: settled,
  })
  const ready = data !== undefined
  useEffect(() => {
    if (ready && returned !== null)
      (
        list.current?.querySelector<HTMLElement>(`[data-row="${returned}"]`) ?? list.current?.querySelector('button')
      )?.focus()
  }, [ready, returned])
  if (lacksLines(error)) return <LacksData />
  const more = data ? Math.min(MORE, data.total - data.rows.length) : 0
  return (
    <section className={blocks.block} aria-busy={isFetching}>
      <h3>
        {words.matching} {data && <span>{words.someOf(data.rows.length, data.total)}</span>}
      </h3>
      {error && <AskAgain error={error} onPress={refetch} />}
      {data && data.total > 0 && (
        <PeopleBar
          jobId={jobId}
          kind="sequences"
          of={{ list: 'journeys', query: people.query }}
          name={people.title}
          known={{ count: data.total, whose: 'customers' }}
        />
      )}
      {data?.total === 0 && <p className={styles.note}>{words.nobody}</p>}
      {data && data.total > 0 && (
        <ul ref={list} className={styles.customers}>
          {data.rows.map((customer) => (
            <li key={customer.row}>
              <button
                type="button"
                data-row={customer.row}
                onClick={() => onOpen(customer.row)}
                title={words.open(customer.customer)}
              >
                <b className={styles.customer}>{customer.customer}</b>
                <span className={styles.facts}>{factsOf(customer, scale, grouped, visits)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {(isFetching || !settled) && <ProgressBar label={words.loading} share={null} />}
      {!isFetching && more > 0 && (
        <Button kind="quiet" size="small" onPress={() => onMore(limit + MORE)}>
          {words.more(more)}
        </Button>
      )}
    </section>
  )
}
