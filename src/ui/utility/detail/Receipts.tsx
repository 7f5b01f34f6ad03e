import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Job } from '../../../workers/protocol/jobs'
import { Button } from '../../base/components/Button'
import { classNames } from '../../base/components/class-names'
import { ProgressBar } from '../../base/components/ProgressBar'
import { VisuallyHidden } from '../../base/components/VisuallyHidden'
import { formatGroup, momentFormat } from '../../base/format'
import type { Money } from '../../base/money'
import { lacksLines } from '../../parts/needs-data/data-offer'
import { LacksData } from '../../parts/needs-data/NeedsData'
import { BuyersOfRow } from '../../parts/people/BuyersOfRow'
import { PeopleBar } from '../../parts/people/PeopleBar'
import { peopleWords } from '../../parts/people/words'
import { AskAgain } from '../../parts/results/detail/Detail'
import blocks from '../../parts/results/detail/detail.module.css'
import { useBundleQueries } from '../use-bundles'
import { utilityWords as words } from '../words'
import styles from './detail.module.css'

const FIRST = 3
const MORE = 20
/** Lines beside the bundle's own; the rest is summed up. */
const LINES = 6

const DAY: Intl.DateTimeFormatOptions = { dateStyle: 'medium' }
const MOMENT: Intl.DateTimeFormatOptions = { dateStyle: 'medium', timeStyle: 'short' }
const when = (time: number) => momentFormat(time % 86_400_000 === 0 ? DAY : MOMENT).format(time)

/** The receipts behind a bundle, line by line with what each earned. */
export function Receipts({
  job,
  index,
  bundle,
  money,
  grouped,
}: {
  job: Job
  bundle: readonly string[]
  index: number
  money: Money
  /** Whether receipts of several groups stand here. */
  grouped: boolean
}) {
  const { jobId, recipe } = job
  const { kind } = recipe.analysis
  const [limit, setLimit] = useState(FIRST)
  const { data, error, isFetching, refetch } = useQuery(useBundleQueries().receipts(jobId, index, limit))
  if (lacksLines(error)) return <LacksData />
  const more = data ? Math.min(MORE, data.total - data.rows.length) : 0
  return (
    <section className={blocks.block} aria-busy={isFetching}>
      <h3>
        {words.detail.receipts} {data && <span>{words.detail.receiptsOf(data.rows.length, data.total)}</span>}
      </h3>
      {error && <AskAgain error={error} onPress={refetch} />}
      {data && data.total > 0 && (
        <PeopleBar
          jobId={jobId}
          kind={kind}
          of={{ list: 'row', row: index }}
          name={peopleWords.holding(bundle.join(', '))}
          known={{ count: data.total, whose: 'receipts' }}
        />
      )}
      {data && data.total > 0 && <BuyersOfRow job={job} index={index} name={peopleWords.buyersOf(bundle.join(', '))} />}
      {data?.rows.map(({ group, receipt, time, items, utility }) => {
        const own = items.filter(({ inBundle }) => inBundle).length
        const rest = items.slice(own + LINES)
        const where = [...(grouped ? [formatGroup(group)] : []), ...(time === null ? [] : [when(time)])].join(' · ')
        return (
          <table key={`${group} ${receipt}`} className={styles.receipt}>
            <caption>
              <b>{receipt}</b> <span>{where}</span>{' '}
              <b className={classNames(utility < 0 && styles.loss)}>{money.sum(utility)}</b>
            </caption>
            <tbody>
              {items.slice(0, own + LINES).map(({ item, value, inBundle }) => (
                <tr key={item} data-own={inBundle}>
                  <th scope="row">
                    {item}
                    {inBundle && <VisuallyHidden> ({words.detail.ofBundle})</VisuallyHidden>}
                  </th>
                  <td className={classNames(value < 0 && styles.loss)}>{money.sum(value)}</td>
                </tr>
              ))}
              {rest.length > 0 && (
                <tr>
                  <th scope="row" className={styles.quiet}>
                    {words.detail.moreLines(rest.length)}
                  </th>
                  <td className={styles.quiet}>{money.sum(rest.reduce((sum, { value }) => sum + value, 0))}</td>
                </tr>
              )}
            </tbody>
          </table>
        )
      })}
      {isFetching && <ProgressBar label={words.detail.receiptsLoading} share={null} />}
      {/* Stays while more is fetched: it has the focus. */}
      {more > 0 && (
        <Button kind="quiet" size="small" onPress={() => setLimit((now) => now + MORE)}>
          {words.detail.receiptsMore(more)}
        </Button>
      )}
    </section>
  )
}
