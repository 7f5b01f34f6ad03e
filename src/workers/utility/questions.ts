import type { Answers } from '../behind'
import { type CompareQuestions, comparing } from '../compare/ask'
import { tableAtHand } from '../lines-missing'
import type { GridQuery } from '../protocol/query'
import { findBundles } from './compare'
import { detailOfBundle, detailOfRow } from './detail'
import { distinctBundles } from './distinct'
import { matrixOf } from './matrix'
import { priceOf } from './price'
import { receiptsOf } from './receipts'
import { tallied, tallyOf } from './tallied'
import type { BundleDetail, BundleMatrix, BundleReceipts, MatrixOrder, PriceAnswer, PriceQuestion } from './types'

/** Bundles looked at for those that disagree most, or that one group alone has. */
const POOL = 1000
/** Bundles × groups stay within some ten megabytes whatever is mapped as group. */
const MOST_CELLS = 1_000_000

/** What is asked of bundles beside their table: answered from the priced receipts. */
interface UtilityQuestions extends CompareQuestions {
  detail(index: number): BundleDetail
  receipts(index: number, offset: number, limit: number): BundleReceipts
  price(index: number, question: PriceQuestion): PriceAnswer
  /**
   * In the order of the query; where it has none, by what bundles earn. `only`: those of which one group has nearly all
   * receipts. Other than in order, the first thousand are looked at.
   */
  matrix(query: GridQuery, limit: number, sort: MatrixOrder): BundleMatrix
}

export const utilityAnswers: Answers<UtilityQuestions> = {
  ...comparing(findBundles),
  async detail(behind, index) {
    const { result } = behind
    return (await tableAtHand(behind))
      ? detailOfBundle(result, ...(await tallied(behind, index)))
      : detailOfRow(result, index)
  },
  async receipts(behind, index, offset, limit) {
    const [scope, { rows }] = await tallied(behind, index)
    return receiptsOf(scope, rows, { offset, limit })
  },
  async price(behind, index, question) {
    const [scope, tally] = await tallied(behind, index)
    const { analysis } = behind.result.context.recipe
    const perUnit = analysis.kind === 'utility' && analysis.valueIs === 'unit'
    const table = await behind.money('paid', perUnit)
    const paid = table && (await tallyOf({ table, bundle: scope.bundle }, behind.pause))
    return priceOf(scope, tally, paid && { tally: paid, power: 10 ** (table.valueScale ?? 0) }, question)
  },
  async matrix(behind, query, limit, sort) {
    const table = await behind.table()
    const most = Math.max(1, Math.floor(MOST_CELLS / table.groupLabels.length))
    const wanted = Math.min(most, sort === 'order' ? limit : Math.max(limit, POOL))
    const bundles = distinctBundles(behind, query, table, wanted)
    const power = 10 ** (table.valueScale ?? 0)
    return matrixOf({ table, power }, bundles, limit, sort, behind.pause)
  },
}
