import { formatList } from '../base/format'
import type { DetailProps } from '../parts/page/AnalysisPage'
import { BuyersOfRow } from '../parts/people/BuyersOfRow'
import { PeopleBar } from '../parts/people/PeopleBar'
import { peopleWords } from '../parts/people/words'
import { DetailBody } from '../parts/results/detail/Detail'
import { DetailFrame } from '../parts/results/detail/DetailFrame'
import { useRowOrLast } from '../parts/results/use-row'

/** The receipts that hold an itemset. */
export function ItemsetPane({ job, index, title, onClose }: DetailProps) {
  const { jobId } = job
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
        {items && <BuyersOfRow job={job} index={index} name={peopleWords.buyersOf(formatList(items))} />}
      </DetailBody>
    </DetailFrame>
  )
}
