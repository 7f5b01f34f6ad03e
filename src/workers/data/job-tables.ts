import type { Recipe } from '../../analyses/registry'
import type { TableWant } from '../../analyses/shapes'
import { requestFor, type TableRequest, tableRequest } from '../../analyses/table-request'
import { mixedLevels } from '../../recipe/level'
import { type MoneyOf, moneyRoles } from '../../recipe/money'
import type { RecipeData } from '../../recipe/schema'
import type { Source } from '../readers/batch'
import type { BasketTable } from '../table/basket-table'
import { dataFaults } from './sentences'
import type { Tables } from './tables'

/** The tables that finished jobs were mined from. */
export interface JobTables {
  add(jobId: string, source: Source, recipe: Recipe): void
  /** Reads the file again where the table had to make room for others. */
  get(jobId: string, signal: AbortSignal): Promise<BasketTable>
  /** The same lines as priced receipts; null where its columns do not tell what is asked. */
  money(jobId: string, asked: { of: MoneyOf; perUnit: boolean }, signal: AbortSignal): Promise<BasketTable | null>
  /** The same lines as baskets, each with its moment; null where no column of moments is mapped, or lines are no lines. */
  dated(jobId: string, signal: AbortSignal): Promise<BasketTable | null>
  /** The same baskets, each with what a column says of it, priced where the question is; null where lines are no lines. */
  named(jobId: string, column: string, signal: AbortSignal): Promise<BasketTable | null>
  /** The same receipts with their customers, priced where the columns tell; null where nobody knows whose they are. */
  bought(jobId: string, perUnit: boolean, signal: AbortSignal): Promise<BasketTable | null>
  /** What each customer ever had of the same lines; null where no column says whose they are. */
  customers(jobId: string, byGroup: boolean, signal: AbortSignal): Promise<BasketTable | null>
  /** Name of the data that a job was mined from. */
  sourceName(jobId: string): string
  forget(jobId: string): void
  drop(sourceId: string): void
}

export function createJobTables(tables: Tables): JobTables {
  const jobs = new Map<string, { source: Source; request: TableRequest; data: RecipeData }>()

  function found(jobId: string) {
    const job = jobs.get(jobId)
    if (job) return job
    throw dataFaults.resultClosed(jobId)
  }

  async function named(jobId: string, column: string, want: TableWant, signal: AbortSignal) {
    const { source, data } = found(jobId)
    const mix = want.shape === 'baskets' ? mixedLevels(data) : undefined
    const { time, basket, item } = data.roles
    const type = source.info.columns.find(({ name }) => name === time)?.type
    const there = [basket, item, column].every((name) => source.info.columns.some((each) => each.name === name))
    if (data.layout !== 'long' || !there) return null
    const asked = requestFor(data, want)
    const moments = type === 'timestamp' || type === 'date'
    const { time: _, ...roles } = asked.data.roles
    const beside = { ...(moments && time !== undefined && { time }), customer: column }
    const request = { ...asked, data: { ...asked.data, roles: { ...roles, ...beside }, ...(mix && { mix }) } }
    return (await tables.get(source, request, signal)).table
  }

  return {
    add: (jobId, source, recipe) => void jobs.set(jobId, { source, request: tableRequest(recipe), data: recipe.data }),
    async get(jobId, signal) {
      const { source, request } = found(jobId)
      return (await tables.get(source, request, signal)).table
    },
    async money(jobId, { of, perUnit }, signal) {
      const { source, data } = found(jobId)
      const names = new Set(source.info.columns.map(({ name }) => name))
      const { basket, item, value } = data.roles
      const there = [basket, item, value].every((name) => name !== undefined && names.has(name))
      // A level that is an item as well has no price of its own.
      if (data.layout !== 'long' || mixedLevels(data) || !there || moneyRoles(data.roles, of) === null) return null
      const want = { shape: 'priced', perUnit, ...(of === 'paid' ? { of } : {}) } as const
      return (await tables.get(source, requestFor(data, want), signal)).table
    },
    async dated(jobId, signal) {
      const { source, data } = found(jobId)
      const mix = mixedLevels(data)
      const { time } = data.roles
      const type = source.info.columns.find(({ name }) => name === time)?.type
      if (data.layout !== 'long' || time === undefined || (type !== 'timestamp' && type !== 'date')) return null
      const request = requestFor(data, { shape: 'baskets' })
      const roles = { ...request.data.roles, time }
      return (await tables.get(source, { ...request, data: { ...request.data, roles, ...(mix && { mix }) } }, signal))
        .table
    },
    async named(jobId, column, signal) {
      const { request } = found(jobId)
      const want = request.want.shape === 'priced' ? request.want : ({ shape: 'baskets' } as const)
      return named(jobId, column, want, signal)
    },
    async bought(jobId, perUnit, signal) {
      const { data } = found(jobId)
      const { customer, value } = data.roles
      if (customer === undefined) return null
      // A level that is an item as well has no price of its own.
      const priced = value !== undefined && !mixedLevels(data)
      return named(jobId, customer, priced ? { shape: 'priced', perUnit } : { shape: 'baskets' }, signal)
    },
    async customers(jobId, byGroup, signal) {
      const { source, data } = found(jobId)
      const { value: _, ...roles } = data.roles
      if (data.layout !== 'long' || roles.customer === undefined) return null
      const request = requestFor({ ...data, roles }, { shape: 'ratings', byGroup, timed: false })
      return (await tables.get(source, request, signal)).table
    },
    sourceName: (jobId) => found(jobId).source.info.name,
    forget: (jobId) => void jobs.delete(jobId),
    drop(sourceId) {
      for (const [jobId, { source }] of jobs) if (source.info.id === sourceId) jobs.delete(jobId)
    },
  }
}
