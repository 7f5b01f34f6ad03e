import { createTimeParser } from '../time'
import type { ColumnReader, ReaderContext } from './column'
import { keyReader } from './keys'
import { listReader } from './lists'
import { type Decimal, parseNumber } from './number'
import { rowReasons } from './sentences'
import { type Convert, flagReader, valueReader } from './values'

export function createColumnReader(context: ReaderContext): ColumnReader {
  const { slot, read } = context
  const decimal: Decimal = read.decimal ?? '.'
  switch (slot.as) {
    case 'key':
      return keyReader(context)
    case 'list':
      return listReader(context)
    case 'flag':
      return flagReader(context)
    case 'number':
      return valueReader(
        context,
        'number',
        (bytes, start, end) => parseNumber(bytes, start, end, decimal),
        rowReasons.noNumber,
      )
    case 'time': {
      // A time may be a plain number that sorts.
      const plain = slot.type === 'integer' || slot.type === 'number'
      const convert: Convert = plain
        ? (bytes, start, end) => parseNumber(bytes, start, end, decimal)
        : createTimeParser(read)
      const format = read.dateFormat ?? '%Y-%m-%d'
      return valueReader(
        context,
        'time',
        convert,
        plain ? rowReasons.noNumber : (facts) => rowReasons.noDate({ ...facts, format }),
      )
    }
  }
}
