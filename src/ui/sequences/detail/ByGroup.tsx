import { useQuery } from '@tanstack/react-query'
import type { Job } from '../../../workers/protocol/jobs'
import type { ResultRow } from '../../../workers/protocol/result'
import { formatShare } from '../../base/cell-format'
import { formatCount, formatGroup } from '../../base/format'
import { groupWord } from '../../base/group-word'
import blocks from '../../parts/results/detail/detail.module.css'
import { useResultQueries } from '../../parts/results/use-grid-rows'
import { setsOf } from '../path'
import { useGroups } from '../use-journeys'
import { sequenceWords } from '../words'
import styles from './detail.module.css'

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
  const most = Math.max(...rows.map(({ cells }) => Number(cells['share'])))
  return (
    <section className={blocks.block}>
      <h3>{words.groups(groupWord(column))}</h3>
      <ul className={styles.groups}>
        {rows.map((each) => (
          <li key={each.index}>
            <button type="button" aria-pressed={each.index === row.index} onClick={() => onSelect(each.index)}>
              <span className={styles.groupName}>{formatGroup(each.cells[column] as string | null)}</span>
              <i className={styles.bar} aria-hidden="true">
                <i className={styles.filled} style={{ inlineSize: `${(Number(each.cells['share']) / most) * 100}%` }} />
              </i>
              <b className={styles.share}>{formatShare(Number(each.cells['share']))}</b>
              <small className={styles.count}>{formatCount(Number(each.cells['support']))}</small>
            </button>
          </li>
        ))}
      </ul>
      {rows.length < groups.length && <p className={styles.note}>{words.groupsNote(groupWord(column))}</p>}
    </section>
  )
}
