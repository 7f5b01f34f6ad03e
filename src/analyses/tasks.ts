import type { ItemsetColumns } from './itemsets/types'
import type { JudgeColumns, JudgeParameters } from './judge/types'
import type { MiningParameters } from './mining/types'
import type { RecommendColumns, RecommendParameters } from './recommend/types'
import type { MiningReport } from './report'
import type { RuleColumns, RuleParameters } from './rules/types'
import type { SequenceColumns, SequenceParameters } from './sequences/types'
import type { UtilityColumns, UtilityParameters } from './utility/types'

export type MiningTask =
  | { kind: 'itemsets'; parameters: MiningParameters }
  | { kind: 'rules'; parameters: RuleParameters }
  | { kind: 'sequences'; parameters: SequenceParameters }
  | { kind: 'utility'; parameters: UtilityParameters }
  | { kind: 'recommend'; parameters: RecommendParameters }
  | { kind: 'judge'; parameters: JudgeParameters }

export type MiningColumns =
  | ItemsetColumns
  | RuleColumns
  | SequenceColumns
  | UtilityColumns
  | RecommendColumns
  | JudgeColumns

export interface MiningResult {
  columns: MiningColumns
  report: MiningReport
}
