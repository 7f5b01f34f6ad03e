import { formatCell } from '../../base/cell-format'
import { useRow } from '../../parts/results/use-row'
import { ruleText } from './rule-text'
import { ruleCharts as words } from './words'

/** The rule in hand in one line: the one under the pointer, else the selected one, else what to do. */
export function RuleCaption({ jobId, index, hint }: { jobId: string; index: number | null; hint: string }) {
  const row = useRow(jobId, index)
  if (!row) return index === null ? hint : null
  const { cells } = row
  return (
    <>
      <b>{ruleText(row)}</b>{' '}
      <span>
        {words.numbers(
          formatCell('share', cells['confidence']),
          formatCell('ratio', cells['lift']),
          formatCell('count', cells['count']),
        )}
      </span>
    </>
  )
}
