import { cancelledError } from '../../recipe/error'
import type { ColumnProfile, ColumnType } from '../protocol/files'
import { type BatchColumn, NULL_CODE, type Source } from '../readers/batch'
import { profileColumn } from '../readers/profile'
import { parseTimeText } from '../readers/time'

const HEAD_ROWS = 50
const LOOKED_AT = 1000
/** Where conditions let little through, so many batches are looked at. */
const MOST_BATCHES = 32
/** A wide table has a column per item. */
const MOST_COLUMNS = 300

export interface Named {
  name: string
  type: ColumnType
}

export interface Look {
  profiles: ColumnProfile[]
  head: string[][]
}

function numberOf(type: ColumnType): ((text: string) => number) | undefined {
  if (type === 'integer' || type === 'number') return Number
  return type === 'date' || type === 'timestamp' ? (text) => parseTimeText(text) : undefined
}

function cellOf(column: BatchColumn, row: number, label: (code: number) => string): string | null {
  if (column.as === 'key') return column.codes[row] === NULL_CODE ? null : label(column.codes[row]!)
  if (column.as !== 'list') return null
  const items = column.codes.subarray(column.offsets[row], column.offsets[row + 1])
  return items.length === 0 ? null : Array.from(items, label).join(', ')
}

/** The first rows of a table as text, and what they say of its columns. */
export async function lookAt(source: Source, columns: readonly Named[], signal: AbortSignal): Promise<Look> {
  const seen = columns.slice(0, MOST_COLUMNS)
  const stop = new AbortController()
  const reading = source.read(
    {
      columns: seen.map(({ name, type }) => ({ name, as: type === 'list' ? ('list' as const) : ('key' as const) })),
      read: {},
      filters: [],
    },
    { signal: AbortSignal.any([signal, stop.signal]), onProgress: () => undefined },
  )
  const cells = seen.map((): (string | null)[] => [])
  let rows = 0
  let batches = 0
  for await (const batch of reading.batches) {
    if (signal.aborted) throw cancelledError()
    const count = Math.min(batch.rows, LOOKED_AT - rows)
    for (const [at, column] of batch.columns.entries()) {
      const { label } = reading.dictionaries[at]!
      const labelOf = (code: number) => label.call(reading.dictionaries[at], code)
      for (let row = 0; row < count; row++) cells[at]!.push(cellOf(column, row, labelOf))
    }
    rows += count
    if (rows >= LOOKED_AT || ++batches >= MOST_BATCHES) break
  }
  stop.abort()
  const unseen = columns.slice(MOST_COLUMNS)
  return {
    profiles: [
      ...seen.map(({ name, type }, at) => profileColumn(name, type, cells[at]!, numberOf(type))),
      ...unseen.map(({ name, type }) => profileColumn(name, type, [])),
    ],
    head: Array.from({ length: Math.min(HEAD_ROWS, rows) }, (_, row) => [
      ...cells.map((column) => column[row] ?? ''),
      ...unseen.map(() => ''),
    ]),
  }
}
