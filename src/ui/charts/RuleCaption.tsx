import { useQuery } from '@tanstack/react-query'
import { resultQueries } from '../../client/queries'
import { formatCell } from '../results/format'
import { useEngine } from '../state/engine-context'
import { charts as words } from '../words/charts'
import { ruleText } from './rule-text'

/** The rule in hand in one line: the one under the pointer, else the selected one, else what to do. */
export function RuleCaption({ jobId, index, hint }: { jobId: string; index: number | null; hint: string }) {
  const { results } = useEngine()
  const { data } = useQuery({
    ...resultQueries(results).rowsAt(jobId, index === null ? [] : [index]),
    enabled: index !== null,
  })
  const cells = data?.[0]?.cells
  if (index === null || !cells) return hint
  return (
    <>
      <b>{ruleText(cells)}</b>{' '}
      {words.numbers(
        formatCell('share', cells['confidence']),
        formatCell('ratio', cells['lift']),
        formatCell('count', cells['count']),
      )}
    </>
  )
}
