import { useQuery } from '@tanstack/react-query'
import type { Job } from '../../workers/protocol/jobs'
import { ANYWHERE } from '../../workers/protocol/query'
import type { ResultRow } from '../../workers/protocol/result'
import { formatShare } from '../base/cell-format'
import { labelsIn } from '../base/cells'
import { formatGroup, formatList } from '../base/format'
import { groupWord } from '../base/group-word'
import { useKnownLacking } from '../parts/needs-data/data-offer'
import { LacksData } from '../parts/needs-data/NeedsData'
import type { DetailProps } from '../parts/page/AnalysisPage'
import { BuyersOfRow } from '../parts/people/BuyersOfRow'
import { PeopleBar } from '../parts/people/PeopleBar'
import { peopleWords } from '../parts/people/words'
import { DetailBody } from '../parts/results/detail/Detail'
import { DetailFrame } from '../parts/results/detail/DetailFrame'
import { DetailSentence } from '../parts/results/detail/DetailSentence'
import { GroupShares } from '../parts/results/detail/GroupShares'
import { useResultQueries } from '../parts/results/use-grid-rows'
import { useRowOrLast } from '../parts/results/use-row'
import { useWorkspace } from '../state/workspace'
import { itemsetWords as words } from './words'

const itemsOf = ({ cells }: ResultRow) => labelsIn(cells['itemsets'])

/** How often an itemset is bought, where else, and the receipts that hold it. */
export function ItemsetPane({ job, index, title, onClose }: DetailProps) {
  const { jobId } = job
  const lacking = useKnownLacking()
  const found = useRowOrLast(jobId, index)
  const row = found?.index === index ? found : null
  const items = row && formatList(itemsOf(row))
  return (
    <DetailFrame title={title} onClose={onClose}>
      <DetailBody>
        {row && <Found job={job} row={row} />}
        {lacking && <LacksData />}
        {items !== null && !lacking && (
          <PeopleBar jobId={jobId} kind="itemsets" of={{ list: 'row', row: index }} name={peopleWords.holding(items)} />
        )}
        {items !== null && !lacking && <BuyersOfRow job={job} index={index} name={peopleWords.buyersOf(items)} />}
      </DetailBody>
    </DetailFrame>
  )
}

function Found({ job, row }: { job: Job; row: ResultRow }) {
  const column = job.result?.groupColumn ?? null
  const { cells } = row
  const sentence = words.sentence({
    items: itemsOf(row),
    count: Number(cells['count']),
    share: formatShare(Number(cells['support'])),
    place: column === null ? null : formatGroup(cells[column] as string | null),
  })
  return (
    <>
      <DetailSentence parts={sentence} />
      {column !== null && <ByGroup job={job} row={row} column={column} />}
    </>
  )
}

/** The same set wherever it was found, by share of baskets. */
function ByGroup({ job, row, column }: { job: Job; row: ResultRow; column: string }) {
  const select = useWorkspace((workspace) => workspace.select)
  const items = itemsOf(row)
  const { data } = useQuery(
    useResultQueries().page(
      job.jobId,
      {
        sort: [{ column: 'support', descending: true }],
        items: { [ANYWHERE]: items },
        lengths: [items.length],
      },
      0,
    ),
  )
  const name = JSON.stringify(items)
  const rows = (data?.rows ?? []).filter((each) => JSON.stringify(itemsOf(each)) === name)
  if (rows.length < 2) return null
  return (
    <GroupShares
      title={words.byGroup(groupWord(column))}
      rows={rows.map(({ index, cells }) => ({
        index,
        group: cells[column] as string | null,
        share: Number(cells['support']),
        count: Number(cells['count']),
      }))}
      current={row.index}
      note={null}
      onSelect={select}
    />
  )
}
