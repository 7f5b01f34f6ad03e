import type { ResultRow } from '../../../workers/protocol/result'
import type { Funnel } from '../../../workers/sequences/types'
import { formatShare } from '../../base/cell-format'
import { formatGroup } from '../../base/format'
import type { SentencePart } from '../../base/sentence-parts'
import { stepsOf } from '../path'
import { formatSpan, type TimeScale } from '../times'
import { sequenceWords } from '../words'

/** A path as a sentence: how many, who, what, and how fast. */
export function pathSentence(
  row: ResultRow,
  { group, funnel, scale }: { group: string | null; funnel: Funnel | undefined; scale: TimeScale },
): SentencePart[] {
  const median = funnel?.total.median ?? Number.NaN
  return sequenceWords.detail.sentence({
    steps: stepsOf(row),
    visits: row.cells['step_sizes'] !== undefined,
    place: group === null ? null : formatGroup(row.cells[group] as string | null),
    count: Number(row.cells['support']),
    share: formatShare(Number(row.cells['share'])),
    median: scale === 'none' || !Number.isFinite(median) ? null : formatSpan(median, scale, sequenceWords.longUnits),
  })
}
