import { NULL_CODE } from '../readers/batch'
import type { Collector } from './collector'
import type { RowCodes } from './row-codes'
import type { RowTimes } from './row-times'
import type { Chunks } from './sink'

/** The lines of a batch. Of `numbers`, NaN is missing. */
export interface EntryLines {
  rows: Uint32Array
  items: Uint32Array
  groups: Uint32Array | null
  numbers: Float64Array
  quantities: Float64Array | null
  /** What is added to the numbers, taken off them, or only has to be there. */
  seconds: Float64Array | null
  /** When each line was, where rows or entries are to have a time; or of journeys, the visit it belongs to. */
  times: Float64Array | null
  /** Codes of the visits that lines belong to. */
  visits: Uint32Array | null
  /** What a column says of the rows that lines belong to. */
  names: Uint32Array | null
}

/** What is kept of them beside the items, line by line. */
export interface EntryNumbers {
  numbers: Chunks<Float64Array>
  quantities: Chunks<Float64Array>
  seconds: Chunks<Float64Array>
  /** The numbers are times, and lines without one are left out. */
  required: boolean
  /** Of rows, where they are to have a time. */
  times: RowTimes | null
  /** What a column says of rows, where that is asked. */
  names: RowCodes | null
  /** Of the entries themselves, where they are to have one; of journeys, their visits. */
  entryTimes: Chunks<Float64Array> | null
  /** Codes of their visits, where those count. */
  entryVisits: Chunks<Uint32Array> | null
  /** Lines without the time that they or their entries are to have. */
  untimed: number
}

/** One line per entry; repeats stay. */
export function collectEntries(to: Collector, beside: EntryNumbers, lines: EntryLines): void {
  const { rows, items, groups, numbers, quantities, seconds, times, visits, names } = lines
  const { required } = beside
  const out = to.sink.next(rows.length)
  const outNumbers = beside.numbers.next(rows.length)
  const outQuantities = quantities && beside.quantities.next(rows.length)
  const outSeconds = seconds && beside.seconds.next(rows.length)
  const outTimes = beside.entryTimes?.next(rows.length)
  const outVisits = visits && beside.entryVisits?.next(rows.length)
  const base = to.sink.length()
  let { basket: openRow, group: openGroup, row: place } = to.at
  let valid = to.valid
  let used = 0
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!
    const item = items[i]!
    const number = numbers[i]!
    if (row === NULL_CODE) {
      to.nullBaskets++
      continue
    }
    // Infinity is no moment either.
    if (required && number - number !== 0) {
      beside.untimed++
      continue
    }
    if (item === NULL_CODE) {
      to.nullItems++
      continue
    }
    if (row !== openRow || (groups !== null && groups[i] !== openGroup)) {
      openRow = row
      openGroup = groups === null ? NULL_CODE : groups[i]!
      place = to.enter(row, to.group(openGroup), base + used, valid)
    }
    if (outTimes) {
      const known = Number.isFinite(times![i])
      outTimes[used] = known ? times![i]! : Number.NaN
      if (!known && !required) beside.untimed++
    } else if (times) beside.times!.note(place, times[i]!)
    if (names) beside.names!.note(place, names[i]!)
    valid++
    out[used] = item
    outNumbers[used] = number
    if (outQuantities) outQuantities[used] = quantities![i]!
    if (outSeconds) outSeconds[used] = seconds![i]!
    if (outVisits) outVisits[used] = visits[i]!
    used++
  }
  to.sink.commit(used)
  beside.numbers.commit(used)
  if (quantities) beside.quantities.commit(used)
  if (seconds) beside.seconds.commit(used)
  beside.entryTimes?.commit(used)
  beside.entryVisits?.commit(used)
  to.seen += rows.length
  to.valid = valid
  to.at.basket = openRow
  to.at.group = openGroup
  to.at.row = place
}
