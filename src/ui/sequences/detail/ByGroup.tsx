import { useQuery } from '@tanstack/react-query'
import type { Job } from '../../../workers/protocol/jobs'
import type { ResultRow } from '../../../workers/protocol/result'
import { groupWord } from '../../base/group-word'
import { GroupShares } from '../../parts/results/detail/GroupShares'
import { useResultQueries } from '../../parts/results/use-grid-rows'
import { setsOf } from '../path'
import { useGroups } from '../use-journeys'
import { sequenceWords } from '../words'

const words = sequenceWords.detail

/** The same path wherever it was found, by share of customers. */
export function ByGroup({
  job,
  row,
  column,
  onSelect,
}: {
  job: Job
  row: ResultRow
  column: string
  onSelect(index: number): void
}) {
  const sets = setsOf(row)
  const groups = useGroups(job.jobId)
  const { data } = useQuery(
    useResultQueries().page(
      job.jobId,
      {
        sort: [{ column: 'share', descending: true }],
        items: { first: sets[0]?.slice(0, 1) ?? [], last: sets.at(-1)?.slice(0, 1) ?? [] },
        lengths: [sets.length],
      },
      0,
    ),
  )
  const path = JSON.stringify(sets)
  const rows = (data?.rows ?? []).filter((each) => JSON.stringify(setsOf(each)) === path)
  if (rows.length < 2) return null
  return (
    <GroupShares
      title={words.groups(groupWord(column))}
      rows={rows.map(({ index, cells }) => ({
        index,
        group: cells[column] as string | null,
        share: Number(cells['share']),
        count: Number(cells['support']),
      }))}
      current={row.index}
      note={rows.length < groups.length ? words.groupsNote(groupWord(column)) : null}
      onSelect={onSelect}
    />
  )
}
