import type { RecommendColumns, RecommendParameters } from '../../src/analyses/recommend/types'
import type { RunResult } from '../../src/analyses/tasks'
import { byCodePoint } from '../code-points'
import type { EncodedBaskets } from './data'
import type { NodePool } from './node-pool'
import { encodePriced } from './priced'

/** A customer: how strongly each item is theirs. */
export interface Customer {
  name: string
  group: string | null
  values: ReadonlyMap<string, number>
}

export interface RatedData extends EncodedBaskets {
  /** Customers by row. */
  customers: Customer[]
}

export const GROUPS = ['north', 'south', null]

/** Labels whose order by code point is neither that of numbers nor that of UTF-16. */
export const oddLabel = (i: number) => (i % 7 === 0 ? `😀 ${i}` : i % 3 === 0 ? `B ${i}` : `item ${i}`)

/** Labels in the order of their numbers. */
export const nameOf = (prefix: string, i: number) => `${prefix}${String(i).padStart(4, '0')}`

export function customer(name: string, values: Record<string, number>, group: string | null = null): Customer {
  return { name, group, values: new Map(Object.entries(values)) }
}

/** Encodes histories, with the place of every customer by group and label. */
export function encodeRated(customers: readonly Customer[], shared: boolean): RatedData {
  const data = encodePriced(customers, shared)
  const byRow = data.groups.flatMap((group) => customers.filter((c) => c.group === group))
  const groupRank = (c: Customer) => data.columns.groupRank[data.groups.indexOf(c.group)] as number
  const order = byRow
    .map((c, row) => ({ c, row }))
    .sort((a, b) => groupRank(a.c) - groupRank(b.c) || byCodePoint(a.c.name, b.c.name))
  const rowRank = new Uint32Array(byRow.length)
  order.forEach(({ row }, place) => {
    rowRank[row] = place
  })
  return { ...data, columns: { ...data.columns, rowRank }, customers: byRow }
}

export const DEFAULTS: RecommendParameters = {
  perGroup: false,
  factors: 64,
  iterations: 15,
  regularization: 0.01,
  alpha: 40,
  solver: 'cg',
  cgSteps: 3,
  seed: 42,
  k: 10,
  excludeSeen: true,
  fallback: 'popular',
  method: 'als',
  neighbours: 100,
  ridge: 10,
  window: null,
}

export interface RecommendedRow {
  group: string | null | undefined
  customer: string
  source: 'personal' | 'popular'
  items: string[]
  scores: number[]
}

export async function recommendTo(pool: NodePool, data: RatedData, asked: Partial<RecommendParameters>) {
  const parameters = { ...DEFAULTS, ...asked }
  const result: RunResult = await pool.run(data.columns, { kind: 'recommend', parameters })
  const columns = result.columns as RecommendColumns
  return { columns, report: result.report, rows: rowsOf(columns, data) }
}

function rowsOf(columns: RecommendColumns, data: RatedData): RecommendedRow[] {
  return Array.from({ length: columns.rows }, (_, i) => {
    const [from, to] = [columns.offsets[i], columns.offsets[i + 1]]
    return {
      group: data.groups[columns.group[i] as number],
      customer: data.customers[columns.customer[i] as number]?.name as string,
      source: columns.personal[i] ? 'personal' : 'popular',
      items: Array.from(columns.items.subarray(from, to), (id) => data.items[id] as string),
      scores: Array.from(columns.scores.subarray(from, to)),
    }
  })
}

/** Factors of model m: customers by name, items by label. */
export function factorsOf(columns: RecommendColumns, data: RatedData, m = 0) {
  const { factors } = columns
  const cut = (all: Float32Array, i: number) => Array.from(all.subarray(i * factors, (i + 1) * factors))
  const customers = new Map<string, number[]>()
  for (let i = 0; i < columns.rows; i++) {
    if (columns.group[i] !== columns.modelGroup[m]) continue
    customers.set(data.customers[columns.customer[i] as number]?.name as string, cut(columns.customerFactors, i))
  }
  const items = new Map<string, number[]>()
  const [from, to] = [columns.modelItemStart[m] as number, columns.modelItemStart[m + 1] as number]
  for (let i = from; i < to; i++)
    items.set(data.items[columns.modelItems[i] as number] as string, cut(columns.itemFactors, i))
  return { customers, items }
}
