import { useQuery } from '@tanstack/react-query'
import { formatList } from '../base/format'
import { DetailFrame } from '../parts/results/DetailFrame'
import { rulesWords as words } from '../parts/results/words'
import { RuleDetail, type RuleDetailProps } from './detail/RuleDetail'
import { useRuleQueries } from './use-rules'

const list = (value: unknown) => (Array.isArray(value) ? formatList(value.map(String)) : '')

/** `wine flight → aged cheese`, as soon as the row is known. */
export function useRuleTitle(jobId: string | undefined, index: number | null): string {
  const queries = useRuleQueries()
  const { data } = useQuery({
    ...queries.detail(jobId ?? '', index ?? 0),
    enabled: jobId !== undefined && index !== null,
  })
  if (!data) return words.detail.label('rules')
  return `${list(data.row.cells['antecedents'])} → ${list(data.row.cells['consequents'])}`
}

/** What stands beside the grid while a rule is in hand. */
export function DetailPane({ title, onClose, ...props }: RuleDetailProps & { title: string; onClose(): void }) {
  return (
    <DetailFrame title={title} onClose={onClose}>
      <RuleDetail {...props} />
    </DetailFrame>
  )
}
