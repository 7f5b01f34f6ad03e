import { useQuery } from '@tanstack/react-query'
import type { Job } from '../../../workers/protocol/jobs'
import type { CustomerAdvice as Advice } from '../../../workers/recommend/types'
import { Button } from '../../base/components/Button'
import { classNames } from '../../base/components/class-names'
import { ErrorNotice } from '../../base/components/ErrorNotice'
import { Sentence } from '../../base/Sentence'
import { useRecommendationQueries } from '../use-recommendations'
import { recommendWords as words } from '../words'
import styles from './detail.module.css'
import { History } from './History'
import { Suggestions } from './Suggestions'

interface CustomerAdviceProps {
  job: Job
  index: number
  onItem(item: string): void
  /** The item that was looked at last, where going on begins. */
  focus: string | null
}

/** What a customer has, what they are recommended, and why. */
export function CustomerAdvice(props: CustomerAdviceProps) {
  const { job, index } = props
  const { data, error, isPlaceholderData, refetch } = useQuery(useRecommendationQueries().advice(job.jobId, index))
  if (error) {
    return <ErrorNotice error={error} action={<Button onPress={() => void refetch()}>{words.detail.retry}</Button>} />
  }
  if (!data) return <div className={styles.waiting} aria-busy="true" />
  return (
    <div className={classNames(styles.detail, isPlaceholderData && styles.stale)} aria-busy={isPlaceholderData}>
      <Body {...props} advice={data} />
    </div>
  )
}

function Body({ job, advice, onItem, focus }: CustomerAdviceProps & { advice: Advice }) {
  const { customer, group, source, history, suggestions, index } = advice
  const [first] = suggestions
  const sentence = words.detail.sentence({
    strange: advice.strange ?? false,
    customer,
    group: (job.result?.groupColumn ?? null) === null ? undefined : group,
    personal: source === 'personal',
    total: history.total,
    heaviest: history.items[0]?.item,
    first: first && { item: first.item, why: first.why.map(({ item }) => item) },
  })
  const inHistory = history.items.some(({ item }) => item === focus)
  return (
    <>
      <Sentence parts={sentence} />
      {suggestions.length > 0 && (
        <Suggestions suggestions={suggestions} source={source} onItem={onItem} focus={inHistory ? null : focus} />
      )}
      {history.total > 0 && <History key={index} history={history} onItem={onItem} focus={inHistory ? focus : null} />}
    </>
  )
}
