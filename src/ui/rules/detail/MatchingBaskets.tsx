import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Job } from '../../../workers/protocol/jobs'
import { Button } from '../../base/components/Button'
import { ItemChips } from '../../base/components/ItemChips'
import { ProgressBar } from '../../base/components/ProgressBar'
import { lacksLines } from '../../parts/needs-data/data-offer'
import { LacksData } from '../../parts/needs-data/NeedsData'
import { BuyersOfRow } from '../../parts/people/BuyersOfRow'
import { PeopleBar } from '../../parts/people/PeopleBar'
import { peopleWords } from '../../parts/people/words'
import { AskAgain } from '../../parts/results/detail/Detail'
import blocks from '../../parts/results/detail/detail.module.css'
import { useResultQueries } from '../../parts/results/use-grid-rows'
import { useSettled } from '../../parts/results/use-settled'
import { ruleWords as words } from '../words'
import styles from './detail.module.css'

const FIRST = 5
const MORE = 20
/** A basket may hold thousands; the ones beside the rule's own are only a hint of the rest. */
const ITEMS = 12
/** Walking through rules with the arrow keys should not read the file for each. */
const PATIENCE = 200

/** The receipts behind a rule. Where the data is no longer held they are read from the file again, which takes a while. */
export function MatchingBaskets({
  job,
  index,
  left,
  right,
  onlyLeft,
}: {
  job: Job
  index: number
  left: readonly string[]
  right: readonly string[]
  /** Receipts with the left side and without the right. */
  onlyLeft: number
}) {
  const { jobId, recipe } = job
  const items = [...left, ...right]
  const { kind } = recipe.analysis
  const [limit, setLimit] = useState(FIRST)
  const settled = useSettled(index, PATIENCE, -1) === index
  const { data, error, isFetching, refetch } = useQuery({
    ...useResultQueries().baskets(jobId, index, limit),
    enabled: settled,
  })
  if (lacksLines(error)) return <LacksData />
  const marked = new Set(items)
  const more = data ? Math.min(MORE, data.total - data.rows.length) : 0
  return (
    <section className={blocks.block} aria-busy={isFetching}>
      <h3>
        {words.detail.baskets} {data && <span>{words.detail.basketsOf(data.rows.length, data.total)}</span>}
      </h3>
      {error && <AskAgain error={error} onPress={refetch} />}
      {data && data.total > 0 && (
        <PeopleBar
          jobId={jobId}
          kind={kind}
          of={{ list: 'row', row: index }}
          name={peopleWords.holding(items.join(', '))}
          known={{ count: data.total, whose: 'receipts' }}
        />
      )}
      {data && data.total > 0 && <BuyersOfRow job={job} index={index} name={peopleWords.buyersOf(items.join(', '))} />}
      {data && (
        <ul className={styles.baskets}>
          {data.rows.map((basket) => {
            const rest = basket.items.filter((item) => !marked.has(item))
            const where = [basket.group, basket.time].filter((part) => part !== null).join(' · ')
            return (
              <li key={`${basket.group} ${basket.basket}`}>
                <div className={styles.basketHead}>
                  <b>{basket.basket}</b>
                  <span>{where}</span>
                </div>
                <ItemChips items={[...items, ...rest.slice(0, ITEMS)]} marked={marked} wrap />
                {rest.length > ITEMS && (
                  <span className={blocks.note}>{words.detail.moreItems(rest.length - ITEMS)}</span>
                )}
              </li>
            )
          })}
        </ul>
      )}
      {onlyLeft > 0 && (
        <>
          <h3>{peopleWords.parts.without(left.join(', '), right.join(', '))}</h3>
          <PeopleBar
            jobId={jobId}
            kind={kind}
            of={{ list: 'row', row: index, part: 'leftOnly' }}
            name={peopleWords.parts.without(left.join(', '), right.join(', '))}
            known={{ count: onlyLeft, whose: 'receipts' }}
          />
          <BuyersOfRow
            job={job}
            index={index}
            part="leftOnly"
            name={peopleWords.buyersOf(peopleWords.parts.without(left.join(', '), right.join(', ')))}
          />
        </>
      )}
      {isFetching && <ProgressBar label={words.detail.basketsLoading} share={null} />}
      {!isFetching && more > 0 && (
        <Button kind="quiet" size="small" onPress={() => setLimit((now) => now + MORE)}>
          {words.detail.basketsMore(more)}
        </Button>
      )}
    </section>
  )
}
