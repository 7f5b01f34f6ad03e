import { BasketeerError } from '../../recipe/error'
import type { RecipeData } from '../../recipe/schema'
import type { ColumnProfile, MemoryEstimate, SourceInfo } from '../protocol'
import { planRead, type ReadPlan } from './plan'

const GIB = 2 ** 30
/** Of wasm's 4 GiB, with room for the results of a run. */
const KERNEL_LIMIT = 3.5 * GIB
/** What a tab gets before the browser ends it, where the device says nothing smaller. */
const TAB_LIMIT = 6 * GIB
/** Kernels hold items once more as ranks, with row starts and prefixes. */
const KERNEL_BYTES_PER_LINE = 11
const CSR_BYTES_PER_LINE = 4
const CSR_BYTES_PER_BASKET = 20
/** Bytes, offset, hash and slots of a label. */
const BYTES_PER_LABEL = 32
/** Share of yes in a flag column, when nobody has counted. */
const FLAG_SHARE = 0.1
const ITEMS_PER_CELL = 10
const BATCH_ROWS = 262_144

function profileOf(info: SourceInfo, name: string): ColumnProfile | undefined {
  return info.columns.find((column) => column.name === name)
}

/** Different values in the whole column, from those in the sample: what keeps coming new in the sample goes on doing so. */
function differentValues(profile: ColumnProfile | undefined, rows: number): number {
  if (!profile || profile.sampled === 0) return rows
  const share = profile.distinct / profile.sampled
  return share < 0.02 ? profile.distinct * 2 : Math.ceil(rows * share)
}

function linesOf(plan: ReadPlan, rows: number): number {
  if (plan.layout === 'wide') return Math.ceil(rows * plan.flags.length * FLAG_SHARE)
  return plan.layout === 'list' ? rows * ITEMS_PER_CELL : rows
}

function advice(info: SourceInfo, plan: ReadPlan, data: RecipeData): string[] {
  const ways = ['filter the rows, to one year or one region for example', 'take a sample of the baskets']
  if (data.roles.group !== undefined) ways.push('load one group at a time with a filter')
  if (plan.layout === 'wide') ways.push('use fewer item columns')
  if (info.format === 'csv') ways.push('save the file as Parquet, which is read with less memory')
  ways.push('run the recipe on a cluster')
  return ways
}

/** What reading and a run will need, from numbers of rows and widths of columns alone. */
export function estimateMemory(info: SourceInfo, data: RecipeData, limitBytes = tabLimit()): MemoryEstimate {
  const plan = planRead(info, data)
  const { rows } = info
  const lines = linesOf(plan, rows)
  const names = plan.columns.map(({ name }) => name)
  const different = (position: number | null) =>
    position === null ? 0 : differentValues(profileOf(info, names[position]!), rows)
  const baskets = plan.layout === 'long' ? different(plan.basket) : rows
  const labels = different(plan.basket) + different(plan.group) + (plan.layout === 'long' ? different(plan.item) : 0)
  const inFlight = Math.min(rows, BATCH_ROWS) * plan.columns.length * (plan.layout === 'wide' ? 1 : 8) * 2
  const tableBytes = labels * BYTES_PER_LABEL + baskets * CSR_BYTES_PER_BASKET + inFlight
  const kernelBytes = lines * (CSR_BYTES_PER_LINE + KERNEL_BYTES_PER_LINE) + baskets * CSR_BYTES_PER_BASKET
  const fits = kernelBytes <= KERNEL_LIMIT && tableBytes + kernelBytes <= limitBytes
  return {
    rows,
    tableBytes: Math.ceil(tableBytes),
    kernelBytes: Math.ceil(kernelBytes),
    limitBytes,
    fits,
    advice: fits ? [] : advice(info, plan, data),
  }
}

/** Half of the machine where the browser tells its size; it tells at most 8 GB, so more than that is not held against it. */
function tabLimit(): number {
  const deviceMemory = (globalThis as { navigator?: { deviceMemory?: number } }).navigator?.deviceMemory
  return deviceMemory !== undefined && deviceMemory < 8 ? (deviceMemory * GIB) / 2 : TAB_LIMIT
}

function gigabytes(bytes: number): string {
  return `${(bytes / GIB).toFixed(1)} GB`
}

/** Refuses before a byte is read what would end the tab. */
export function requireMemory(estimate: MemoryEstimate): void {
  if (estimate.fits) return
  const needed = gigabytes(estimate.tableBytes + estimate.kernelBytes)
  throw new BasketeerError(
    'out-of-memory',
    `About ${estimate.rows.toLocaleString('en')} rows need ${needed} of memory, more than this tab has (${gigabytes(Math.min(estimate.limitBytes, KERNEL_LIMIT))}). You could ${estimate.advice.slice(0, -1).join(', ')} or ${estimate.advice.at(-1)}.`,
  )
}
