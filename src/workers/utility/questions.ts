import type { GridQuery } from '../protocol/query'
import type { ResultRow } from '../protocol/result'
import type { ResultStore } from '../result/store'
import { idsOf } from '../table/labels'
import { createPause } from '../table/pause'
import { detailOfBundle } from '../utility/detail'
import { type BundleRow, matrixOf } from '../utility/matrix'
import { priceOf } from '../utility/price'
import { receiptsOf } from '../utility/receipts'
import type { BundleScope } from '../utility/scope'
import { type Tally, tallyBundle } from '../utility/tally'
import type {
  BundleDetail,
  BundleMatrix,
  BundleReceipts,
  MatrixOrder,
  PriceAnswer,
  PriceQuestion,
} from '../utility/types'
import type { JobTables } from './job-tables'

/** What is asked of bundles beside their table: answered from the priced receipts, which are read again if need be. */
export interface BundleQuestions {
  bundle(jobId: string, index: number, signal: AbortSignal): Promise<BundleDetail>
  receipts(jobId: string, index: number, offset: number, limit: number, signal: AbortSignal): Promise<BundleReceipts>
  price(jobId: string, index: number, question: PriceQuestion, signal: AbortSignal): Promise<PriceAnswer>
  matrix(jobId: string, query: GridQuery, limit: number, sort: MatrixOrder, signal: AbortSignal): Promise<BundleMatrix>
  /** Lets go of what was counted for files that are closed. */
  clear(): void
}

/** Bundles looked at for those that disagree most, or that one group alone has. */
const POOL = 1000
/** Bundles × groups stay within some ten megabytes whatever is mapped as group. */
const MOST_CELLS = 1_000_000
/** A discount that is dragged asks of the same bundle again and again. */
const MOST_TALLIES = 4

const itemsOf = ({ cells }: ResultRow) => cells['itemset'] as string[]

export function createBundleQuestions(parts: { results: ResultStore; jobTables: JobTables }): BundleQuestions {
  const { results, jobTables } = parts
  /** By table, job and row; oldest use first. */
  const tallies = new Map<string, Tally>()

  const tableOf = (jobId: string, signal: AbortSignal) => jobTables.get(jobId, 'priced', signal)

  async function scopeOf(jobId: string, index: number, signal: AbortSignal): Promise<BundleScope> {
    const [row] = await results.rowsAt(jobId, [index])
    const table = await tableOf(jobId, signal)
    const { groupColumn } = results.info(jobId)
    const place = new Map(Array.from(idsOf(itemsOf(row!), table.itemLabels), (id) => [table.itemLabels[id]!, id]))
    return {
      table,
      index,
      bundle: Uint32Array.from(itemsOf(row!), (label) => place.get(label)!),
      group: groupColumn === null ? null : table.groupLabels.indexOf(row!.cells[groupColumn] as string | null),
      power: 10 ** (table.valueScale ?? 0),
    }
  }

  async function tallyOf({ table, bundle }: BundleScope, signal: AbortSignal): Promise<Tally> {
    // A bundle found in several groups is tallied once: a tally knows all of them.
    const key = JSON.stringify([table.info.key, ...bundle])
    const tally = tallies.get(key) ?? (await tallyBundle(table, bundle, createPause(signal)))
    tallies.delete(key)
    tallies.set(key, tally)
    if (tallies.size > MOST_TALLIES) tallies.delete(tallies.keys().next().value!)
    return tally
  }

  async function tallied(jobId: string, index: number, signal: AbortSignal): Promise<[BundleScope, Tally]> {
    const scope = await scopeOf(jobId, index, signal)
    return [scope, await tallyOf(scope, signal)]
  }

  return {
    bundle: async (...asked) => detailOfBundle(...(await tallied(...asked))),
    async receipts(jobId, index, offset, limit, signal) {
      const [scope, { rows }] = await tallied(jobId, index, signal)
      return receiptsOf(scope, rows, { offset, limit })
    },
    async price(jobId, index, question, signal) {
      const [scope, tally] = await tallied(jobId, index, signal)
      return priceOf(scope, tally, question)
    },
    async matrix(jobId, query, limit, sort, signal) {
      const table = await tableOf(jobId, signal)
      const most = Math.max(1, Math.floor(MOST_CELLS / table.groupLabels.length))
      const wanted = Math.min(most, sort === 'order' ? limit : Math.max(limit, POOL))
      const rows = await distinctBundles(jobId, query, wanted)
      const ids = new Map(table.itemLabels.map((label, id) => [label, id]))
      const bundles = rows.map(
        (row): BundleRow => ({ index: row.index, bundle: Uint32Array.from(itemsOf(row), (label) => ids.get(label)!) }),
      )
      const power = 10 ** (table.valueScale ?? 0)
      return matrixOf({ table, power }, bundles, limit, sort, createPause(signal))
    },
    clear: () => tallies.clear(),
  }

  /**
   * The first rows with different bundles: one found in several groups stands once. Unsorted, groups stand one after
   * the other, and the last might never come: then those that earn most come first.
   */
  async function distinctBundles(jobId: string, asked: GridQuery, most: number): Promise<ResultRow[]> {
    const query = asked.sort.length > 0 ? asked : { ...asked, sort: [{ column: 'utility', descending: true }] }
    const seen = new Map<string, ResultRow>()
    for (let offset = 0; seen.size < most; offset += POOL) {
      const { rows } = await results.page(jobId, query, offset, POOL)
      for (const row of rows) {
        const name = JSON.stringify(itemsOf(row))
        if (!seen.has(name)) seen.set(name, row)
      }
      if (rows.length < POOL) break
    }
    return [...seen.values()].slice(0, most)
  }
}
