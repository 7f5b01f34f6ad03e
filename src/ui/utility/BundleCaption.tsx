import { formatCell } from '../base/cell-format'
import { labelsIn } from '../base/cells'
import type { Money } from '../base/money'
import { useRow } from '../parts/results/use-row'
import { bundleName } from './bundle-name'
import { utilityWords } from './words'

/** The bundle in hand in one line: the one under the pointer, else the selected one, else what to do. */
export function BundleCaption({ jobId, index, money }: { jobId: string; index: number | null; money: Money }) {
  const words = utilityWords.charts
  const row = useRow(jobId, index)
  if (!row) return index === null ? words.hover : null
  const { cells } = row
  return (
    <>
      <b>{bundleName(labelsIn(cells['itemset']))}</b>{' '}
      {words.row(Number(cells['support']), money.sum(Number(cells['utility'])), formatCell('ratio', cells['lift']))}
    </>
  )
}
