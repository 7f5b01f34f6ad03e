import type { SourceInfo } from '../../protocol/files'
import type { ReadRequest } from '../batch'
import { createRowFilter } from '../filter'
import { canonicalEncoding } from './encoding'
import { csvFaults } from './sentences'
import type { SniffedFile } from './sniff'
import type { ScanSpec, Slot } from './spec'
import type { Guess } from './types'

/** From what is asked for to what a scanner needs to know; columns of filters are read along. */
export function planScan(info: SourceInfo, sniffed: SniffedFile[], guess: Guess, request: ReadRequest): ScanSpec {
  requireSameReading(info, request)
  const read = { ...info.read, ...request.read }
  const places = placesOf(info.columns.map(({ name }) => name))
  const columnOf = (name: string) => {
    const index = places.get(name)
    if (index !== undefined) return index
    throw csvFaults.columnMissing({
      name: info.name,
      column: name,
      columns: info.columns.map((column) => column.name).slice(0, 20),
    })
  }
  const slotOf = (name: string, as: Slot['as'], lenient: boolean): Slot => {
    const index = columnOf(name)
    return { name, as, type: info.columns[index]!.type, separator: guess.separators[index] ?? ',', lenient }
  }
  const slots = request.columns.map(({ name, as }) => slotOf(name, as, false))
  const delivered = slots.length
  const filters = request.filters.map((filter) => {
    const { as, column } = createRowFilter(filter, info.columns[columnOf(filter.column)]!.type)
    const known = slots.findIndex((slot) => slot.name === column && slot.as === as)
    return { filter, slot: known >= 0 ? known : slots.push(slotOf(column, as, true)) - 1 }
  })
  const files = sniffed.map(({ name, blob, dialect, names }) => {
    const positions = placesOf(names)
    return { name, blob, dialect, positions: slots.map((slot) => positions.get(slot.name)!) }
  })
  return { files, slots, delivered, filters, read }
}

const placesOf = (names: string[]) => new Map(names.map((name, place) => [name, place]))

/** Types and positions hang on these; with others the file is another table. */
function requireSameReading(info: SourceInfo, request: ReadRequest): void {
  const { encoding } = request.read
  const wanted = encoding === undefined ? request.read : { ...request.read, encoding: canonicalEncoding(encoding) }
  for (const key of ['encoding', 'delimiter', 'header'] as const) {
    if (wanted[key] === undefined || info.read[key] === undefined || wanted[key] === info.read[key]) continue
    throw csvFaults.openedOtherwise({
      name: info.name,
      option: key,
      was: JSON.stringify(info.read[key]),
      wanted: JSON.stringify(wanted[key]),
    })
  }
}
