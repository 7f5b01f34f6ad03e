import { rowRole, type TableRequest } from '../../analyses/table-request'
import type { Sentence } from '../../recipe/sentence'
import type { ColumnProfile, SourceInfo } from '../protocol/files'
import type { MemoryEstimate } from '../protocol/table'
import { differentValues } from './expected'
import { memoryWays, tableFaults } from './sentences'
import { readerOf } from './shapes'

const GIB = 2 ** 30
/** Of wasm's 4 GiB, with room for the results of a run. */
const KERNEL_LIMIT = 3.5 * GIB
/** What a tab gets before the browser ends it, where the device says nothing smaller. */
const TAB_LIMIT = 6 * GIB
const CSR_BYTES_PER_BASKET = 20
/** Bytes, offset, hash and slots of a label. */
const BYTES_PER_LABEL = 32
const BATCH_ROWS = 262_144

function profileOf(info: SourceInfo, name: string): ColumnProfile | undefined {
  return info.columns.find((column) => column.name === name)
}

function advice(info: SourceInfo, { data, want }: TableRequest): Sentence[] {
  const ways = [
    memoryWays.filter(),
    rowRole(want) === 'basket' ? memoryWays.sampleBaskets() : memoryWays.sampleCustomers(),
  ]
  if (data.roles.group !== undefined) ways.push(memoryWays.groups())
  if (data.layout === 'wide') ways.push(memoryWays.fewerColumns())
  if (info.format === 'csv') ways.push(memoryWays.parquet())
  ways.push(memoryWays.cluster())
  return ways
}

/** What reading and a run will need, from numbers of rows and widths of columns alone. */
export function estimateMemory(info: SourceInfo, request: TableRequest, limitBytes = tabLimit()): MemoryEstimate {
  const { rows } = info
  const reader = readerOf(request.want)
  const { columns, row, group, item, lines, waitingBytes, flags } = reader.extent(info, request)
  const different = (position: number | null) =>
    position === null ? 0 : differentValues(profileOf(info, columns[position]!.name), rows)
  const tableRows = request.data.layout === 'long' ? different(row) : rows
  const labels = different(row) + different(group) + different(item)
  const inFlight = Math.min(rows, BATCH_ROWS) * columns.length * (flags ? 1 : 8) * 2
  const bytesPerLine = reader.bytesPerLine(request.want)
  const tableBytes = labels * BYTES_PER_LABEL + tableRows * CSR_BYTES_PER_BASKET + waitingBytes + inFlight
  const kernelBytes = lines * (bytesPerLine.columns + bytesPerLine.kernel) + tableRows * CSR_BYTES_PER_BASKET
  const fits = kernelBytes <= KERNEL_LIMIT && tableBytes + kernelBytes <= limitBytes
  return {
    rows,
    tableBytes: Math.ceil(tableBytes),
    kernelBytes: Math.ceil(kernelBytes),
    limitBytes,
    fits,
    advice: fits ? [] : advice(info, request),
  }
}

/** Half of the machine where the browser tells its size; it tells at most 8 GB, so more than that is not held against it. */
function tabLimit(): number {
  const deviceMemory = (globalThis as { navigator?: { deviceMemory?: number } }).navigator?.deviceMemory
  return deviceMemory !== undefined && deviceMemory < 8 ? (deviceMemory * GIB) / 2 : TAB_LIMIT
}

/** Refuses before a byte is read what would end the tab. */
export function requireMemory(estimate: MemoryEstimate): void {
  if (estimate.fits) return
  throw tableFaults.tooLarge({
    rows: estimate.rows,
    needed: estimate.tableBytes + estimate.kernelBytes,
    limit: Math.min(estimate.limitBytes, KERNEL_LIMIT),
    ways: estimate.advice,
  })
}
