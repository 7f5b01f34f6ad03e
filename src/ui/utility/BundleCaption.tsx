import { useRuleRow } from '../charts/use-selected-rule'
import { labelsIn } from '../results/cells'
import { formatCell } from '../results/format'
import { utilityWords } from '../words/utility'
import { bundleName } from './bundle-name'
import type { Money } from './money'

/** The bundle in hand in one line: the one under the pointer, else the selected one, else what to do. */
export function BundleCaption({ jobId, index, money }: { jobId: string; index: number | null; money: Money }) {
  const words = utilityWords.charts
  const row = useRuleRow(jobId, index)
  if (!row) return index === null ? words.hover : null
  const { cells } = row
  return (
    <>
      <b>{bundleName(labelsIn(cells['itemset']))}</b>{' '}
      {words.row(Number(cells['support']), money.sum(Number(cells['utility'])), formatCell('ratio', cells['lift']))}
    </>
  )
}
