import { type BatchColumn, NULL_CODE, type Source } from '../readers/batch'
import { createPause, type Pause } from '../table/pause'
import type { Named } from './look'

import { preparationFaults } from './sentences'

/** 4 bytes a cell and as many for the table of hashes. */
const MOST_ROWS = 120_000_000
const NONE = -1
/** Rows between two looks at the message queue. */
const BLOCK = 1 << 14
/** Rows that room is made for at once where a table is said to have them: what grows is held twice for a while. */
const MOST_AT_ONCE = 1 << 24

/** Codes of the columns by which rows are told apart; a missing value is like another. */
async function codesOf(source: Source, columns: readonly Named[], signal: AbortSignal, pause: Pause) {
  const reading = source.read(
    {
      columns: columns.map(({ name, type }) => ({ name, as: type === 'list' ? ('list' as const) : ('key' as const) })),
      read: {},
      filters: [],
    },
    { signal, onProgress: () => undefined },
  )
  let room = Math.min(MOST_AT_ONCE, Math.max(1024, source.info.rows))
  let rows = 0
  let codes = columns.map(() => new Uint32Array(room))
  const lists = new Map<string, number>()
  const listCodes = ({ offsets, codes: items }: BatchColumn & { as: 'list' }, count: number) => {
    const found = new Uint32Array(count)
    for (let row = 0; row < count; row++) {
      const list = items.subarray(offsets[row], offsets[row + 1]).join()
      const code = lists.get(list) ?? lists.size
      lists.set(list, code)
      found[row] = code
    }
    return found
  }
  for await (const batch of reading.batches) {
    await pause()
    if (rows + batch.rows > MOST_ROWS) throw preparationFaults.tooManyRows()
    while (rows + batch.rows > room) {
      room *= 2
      codes = codes.map((column) => {
        const more = new Uint32Array(room)
        more.set(column.subarray(0, rows))
        return more
      })
    }
    for (const [at, column] of batch.columns.entries()) {
      const cells = column.as === 'key' ? column.codes : listCodes(column as BatchColumn & { as: 'list' }, batch.rows)
      codes[at]!.set(cells.subarray(0, batch.rows), rows)
    }
    rows += batch.rows
  }
  return { codes: codes.map((column) => column.subarray(0, rows)), rows, dictionaries: reading.dictionaries }
}

/** A number for each row, the same for rows that agree in all columns, counted from 0 as they come up. */
export async function numberRows(source: Source, columns: readonly Named[], signal: AbortSignal) {
  const pause = createPause(signal)
  const { codes, rows } = await codesOf(source, columns, signal, pause)
  let size = 1024
  while (size < 2 * rows) size *= 2
  const firstRow = new Int32Array(size).fill(NONE)
  const numbers = new Uint32Array(rows)
  let different = 0
  for (let row = 0; row < rows; row++) {
    if (row % BLOCK === 0) await pause()
    let hash = 0x811c9dc5
    for (const column of codes) {
      hash = Math.imul(hash ^ column[row]!, 0x9e3779b1)
      hash ^= hash >>> 15
    }
    let place = hash & (size - 1)
    for (;;) {
      const other = firstRow[place]!
      if (other === NONE) {
        firstRow[place] = row
        numbers[row] = different++
        break
      }
      if (codes.every((column) => column[other] === column[row])) {
        numbers[row] = numbers[other]!
        break
      }
      place = (place + 1) & (size - 1)
    }
  }
  const hasAll = (row: number) => codes.every((column) => column[row] !== NULL_CODE)
  return { numbers, different, rows, hasAll }
}
