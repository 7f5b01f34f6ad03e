import type { TableWant } from '../../../analyses/shapes'
import { planEntries } from '../plan-entries'
import { readEntries } from '../read-entries'
import type { EntryShape } from './entry-shape'
import type { ShapeReader } from './shape'

/** Lines wait in chunks with their numbers until their rows are known. */
const WAITING_BYTES = 12
const WAITING_BYTES_WITH_ANOTHER = 20

/** Reads lines that have a number each, as a shape plans and settles them. */
export function entryReader<Want extends TableWant>(shape: EntryShape<Want>): ShapeReader<Want> {
  return {
    bytesPerLine: shape.bytesPerLine,
    extent(info, request) {
      const { columns, row, group, item, quantity, second, entryTime, visit } = planEntries(info, request, shape)
      const another = [quantity, second, entryTime, visit].some((place) => place !== null)
      const waiting = another ? WAITING_BYTES_WITH_ANOTHER : WAITING_BYTES
      return { columns, row, group, item, lines: info.rows, waitingBytes: info.rows * waiting, flags: false }
    },
    read: (source, request, arena, options) => readEntries(source, request, shape, arena, options),
    shows: shape.numbers,
  }
}
