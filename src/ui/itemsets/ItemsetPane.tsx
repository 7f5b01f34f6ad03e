import { formatList } from '../base/format'
import type { DetailProps } from '../parts/page/AnalysisPage'
import { PeopleBar } from '../parts/people/PeopleBar'
import { peopleWords } from '../parts/people/words'
import { DetailBody } from '../parts/results/detail/Detail'
import { DetailFrame } from '../parts/results/detail/DetailFrame'
import { useRowOrLast } from '../parts/results/use-row'

/** The receipts that hold an itemset. */
export function ItemsetPane({ job: { jobId }, index, title, onClose }: DetailProps) {
  const row = useRowOrLast(jobId, index)
  const items = row?.index === index ? (row.cells['itemsets'] as string[]) : null
  return (
    <DetailFrame title={title} onClose={onClose}>
      <DetailBody>
        {items && (
          <PeopleBar
            jobId={jobId}
            kind="itemsets"
            of={{ list: 'row', row: index }}
            name={peopleWords.holding(formatList(items))}
          />
        )}
      </DetailBody>
    </DetailFrame>
  )
}
