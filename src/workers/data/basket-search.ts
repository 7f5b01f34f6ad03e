import type { Recipe } from '../../analyses/registry'
import { type TableRequest, tableRequest } from '../../analyses/table-request'
import { atLevel } from '../../recipe/level'
import type { RecipeData } from '../../recipe/schema'
import type { Lines } from '../duckdb/basket-lines'
import type { Engine } from '../duckdb/engine'
import { createLines } from '../duckdb/lines'
import type { MatchingBaskets, ResultInfo, ResultRow } from '../protocol/result'
import type { Source } from '../readers/batch'
import type { ResultStore } from '../result/store'
import { idsOf } from '../table/labels'
import { matchingBaskets } from '../table/matching'
import { createPause } from '../table/pause'
import { tableKey } from '../table/plan'
import { nettedLater } from '../table/returns/netted-later'
import { dataFaults } from './sentences'
import type { Tables } from './tables'

/** The baskets behind rows whose items were bought together. */
export interface BasketSearch {
  add(jobId: string, source: Source, recipe: Recipe): void
  /** The columns in memory know everything of a basket but its time; for that alone its lines are needed. */
  needsLines(jobId: string): boolean
  /** Brings the lines of a job's data into DuckDB, where they are not yet. */
  load(jobId: string, signal: AbortSignal): Promise<void>
  find(
    jobId: string,
    index: number,
    page: { offset: number; limit: number },
    signal: AbortSignal,
  ): Promise<MatchingBaskets>
  forget(jobId: string): void
  drop(sourceId: string): Promise<void>
}

interface Searched {
  source: Source
  request: TableRequest
  data: RecipeData
  lines: Lines
}

/** What a row says lies in one basket: the items of all its lists. */
function itemsOf({ columns }: ResultInfo, { cells }: ResultRow): string[] {
  return columns.filter(({ type }) => type === 'list').flatMap(({ name }) => cells[name] as string[])
}

function requireBaskets({ request }: Searched): void {
  if (request.want.shape === 'baskets') return
  throw dataFaults.noBaskets()
}

export function createBasketSearch(parts: { engine: Engine; results: ResultStore; tables: Tables }): BasketSearch {
  const { engine, results, tables } = parts
  const jobs = new Map<string, Searched>()
  /** DuckDB holds the lines of one import at a time. */
  let standing: Lines | undefined

  function job(jobId: string): Searched {
    const found = jobs.get(jobId)
    if (found) return found
    throw dataFaults.resultClosed(jobId)
  }

  async function search(
    { source, request }: Searched,
    items: string[],
    group: string | null | undefined,
    page: { offset: number; limit: number },
    signal: AbortSignal,
  ) {
    const { table } = await tables.get(source, request, signal)
    const ids = idsOf(items, table.itemLabels)
    const at = group === undefined ? null : table.groupLabels.indexOf(group)
    return matchingBaskets(table, { items: ids, group: at, ...page }, createPause(signal))
  }

  /** Lines know items by their ids. */
  async function namesOf({ source, request }: Searched, signal: AbortSignal) {
    const same = (label: string) => label
    if (request.data.names === undefined) return { ids: same, called: same }
    const { table } = await tables.get(source, request, signal)
    const { itemLabels, itemIds = itemLabels } = table
    const ids = new Map(itemLabels.map((label, item) => [label, itemIds[item]!]))
    const labels = new Map(itemIds.map((id, item) => [id, itemLabels[item]!]))
    return { ids: (label: string) => ids.get(label) ?? label, called: (id: string) => labels.get(id) ?? id }
  }

  return {
    add(jobId, source, recipe) {
      const { data } = recipe
      const request = tableRequest(recipe)
      const key = tableKey(source.info, request)
      const time = data.roles.time
      const same = [...jobs.values()].find(
        (other) =>
          other.source === source && other.data.roles.time === time && tableKey(source.info, other.request) === key,
      )
      jobs.set(
        jobId,
        same ?? { source, request, data, lines: createLines(engine, nettedLater(source, request), atLevel(data)) },
      )
    },
    needsLines(jobId) {
      const { request, data } = job(jobId)
      return request.want.shape === 'baskets' && data.roles.time !== undefined && !request.data.mix
    },
    async load(jobId, signal) {
      const { lines } = job(jobId)
      if (standing !== lines) await standing?.drop()
      standing = lines
      await lines.load(signal)
    },
    async find(jobId, index, page, signal) {
      const searched = job(jobId)
      requireBaskets(searched)
      const [row] = await results.rowsAt(jobId, [index])
      const info = results.info(jobId)
      const { groupColumn } = info
      const group = groupColumn === null ? undefined : (row!.cells[groupColumn] as string | null)
      const items = itemsOf(info, row!)
      // Lines know no items but those of one column.
      if (searched.data.roles.time === undefined || searched.request.data.mix)
        return search(searched, items, group, page, signal)
      const { ids, called } = await namesOf(searched, signal)
      const asked = { items: items.map(ids), ...page }
      const found = await searched.lines.matching(group === undefined ? asked : { ...asked, group }, signal)
      return { ...found, rows: found.rows.map((each) => ({ ...each, items: each.items.map(called) })) }
    },
    forget: (jobId) => void jobs.delete(jobId),
    async drop(sourceId) {
      for (const [jobId, { source, lines }] of jobs) {
        if (source.info.id !== sourceId) continue
        jobs.delete(jobId)
        if (standing !== lines) continue
        standing = undefined
        await lines.drop()
      }
    },
  }
}
