import type { Answers } from '../behind'
import { type CompareQuestions, comparing } from '../compare/ask'
import type { GridQuery } from '../protocol/query'
import type { MoneyColumns } from '../protocol/result'
import { findRules } from './compare'
import { detailOf } from './detail'
import { groupMatrixOf } from './group-matrix'
import { groupedMatrixOf } from './grouped-matrix'
import { networkOf } from './network'
import { ruleMoney } from './side-money'
import { togetherMoney } from './together-money'
import type { GroupedMatrix, GroupMatrix, RuleDetail, RuleMoney, RuleNetwork } from './types'

/** What is asked of rules beside their table. */
interface RuleQuestions extends CompareQuestions {
  detail(index: number): RuleDetail
  money(indices: readonly number[], perUnit: boolean): RuleMoney | null
  moneyColumns(query: GridQuery | null, perUnit: boolean): MoneyColumns | null
  network(query: GridQuery, limit: number): RuleNetwork
  groupedMatrix(query: GridQuery, clusters: number): GroupedMatrix
  groupMatrix(query: GridQuery, limit: number, sort: 'order' | 'disagreement'): GroupMatrix
}

export const ruleAnswers: Answers<RuleQuestions> = {
  ...comparing(findRules),
  detail: ({ result }, index) => detailOf(result, index),
  money: (behind, indices, perUnit) => ruleMoney(behind, indices, perUnit),
  moneyColumns: (behind, query, perUnit) => togetherMoney(behind, query, perUnit),
  network: ({ result, rows }, query, limit) => networkOf(result, rows(query), limit),
  groupedMatrix: ({ result, rows }, query, clusters) => groupedMatrixOf(result, rows(query), clusters),
  groupMatrix: ({ result, rows }, query, limit, sort) => groupMatrixOf(result, rows(query), limit, sort),
}
