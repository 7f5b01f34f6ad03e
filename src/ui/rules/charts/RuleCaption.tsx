import { formatCell } from '../../base/cell-format'
import { charts as words } from '../../parts/charts/words'
import { ruleText } from './rule-text'
import { useRuleRow } from './use-selected-rule'

/** The rule in hand in one line: the one under the pointer, else the selected one, else what to do. */
export function RuleCaption({ jobId, index, hint }: { jobId: string; index: number | null; hint: string }) {
  const row = useRuleRow(jobId, index)
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
