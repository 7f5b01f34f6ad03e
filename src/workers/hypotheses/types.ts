import type { SetDetail, SubgroupDetail } from '../../analyses/hypotheses/detail/types'
import type { HypothesesColumns } from '../../analyses/hypotheses/types'
import type { WhyLeftOut } from '../../analyses/table-columns'
import type { ResultRow } from '../protocol/result'

/** What of a run needs no words of its table. */
export const AS_THEY_ARE = [
  'language',
  'targetKind',
  'test',
  'rowsSearched',
  'rowsConfirming',
  'unitsSearched',
  'unitsConfirming',
  'looked',
  'possible',
  'shuffles',
  'shufflesAsGood',
  'wholeP',
  'wideBy',
  'resamples',
  'overall',
] as const satisfies (keyof HypothesesColumns)[]

/** What a run says of itself beside its rows, in the words of its table. */
export interface HypothesesOverview extends Pick<HypothesesColumns, (typeof AS_THEY_ARE)[number]> {
  target: string
  /** Of yes or no and of classes; of yes or no the second is the yes. */
  targetLevels: string[]
  exact: boolean
  /** Anything is beyond chance: the whole search, or one of its hypotheses. */
  anything: boolean
  /** How many hypotheses hold. */
  holding: number
  candidates: string[]
  leftOut: { column: string; why: WhyLeftOut }[]
}

/** What is known of a hypothesis beside its row. */
export interface HypothesisDetail {
  row: ResultRow
  /** Null where the rows are not at hand. */
  about: SetDetail | SubgroupDetail | null
  partial: boolean
  /** What items in it are called. */
  names: Readonly<Record<number, string>>
}
