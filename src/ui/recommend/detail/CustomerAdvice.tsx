import { useQuery } from '@tanstack/react-query'
import type { Job } from '../../../workers/protocol/jobs'
import type { CustomerAdvice as Advice } from '../../../workers/recommend/types'
import { Sentence } from '../../base/Sentence'
import { LacksData } from '../../parts/needs-data/NeedsData'
import { Detail } from '../../parts/results/detail/Detail'
import { useRecommendationQueries } from '../use-recommendations'
import { recommendWords as words } from '../words'
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
  const answer = useQuery(useRecommendationQueries().advice(job.jobId, index))
  return <Detail answer={answer}>{(advice) => <Body {...props} advice={advice} />}</Detail>
}

function Body({ job, advice, onItem, focus }: CustomerAdviceProps & { advice: Advice }) {
  const { customer, group, source, history, suggestions, index } = advice
  const [first] = suggestions
  const sentence = words.detail.sentence({
    strange: advice.strange ?? false,
    customer,
    method: advice.method,
    group: (job.result?.groupColumn ?? null) === null ? undefined : group,
    personal: source === 'personal',
    total: advice.partial ? null : history.total,
    heaviest: history.items[0]?.item,
    first: first && { item: first.item, why: first.why.map(({ item }) => item) },
  })
  const inHistory = history.items.some(({ item }) => item === focus)
  return (
    <>
      <Sentence parts={sentence} />
      {suggestions.length > 0 && (
        <Suggestions
          suggestions={suggestions}
          source={source}
          method={advice.method}
          onItem={onItem}
          focus={inHistory ? null : focus}
        />
      )}
      {advice.partial && <LacksData />}
      {history.total > 0 && <History key={index} history={history} onItem={onItem} focus={inHistory ? focus : null} />}
    </>
  )
}
