import { type Data, DataType } from 'apache-arrow'
import { parseFlag } from '../../../preparation/flag'
import type { ReadOptions } from '../../../recipe/schema'
import type { Pause } from '../../table/pause'
import { type BatchColumn, type ColumnRequest, type Dictionary, NULL_CODE } from '../batch'
import { parseNumber } from '../csv/number'
import { createTimeParser, parseTimeText } from '../time'
import { indicesOf, isNull } from './cells'
import { type KeyColumn, keyColumn } from './keys'
import { mapList } from './lists'
import { numberReader, plainNumbers, plainTimes, timeReader } from './numbers'
import { arrowFaults } from './sentences'
import { textListMapper } from './text-lists'
import { isListType } from './types'

/** Turns one Arrow column, batch after batch, into what was asked for. */
export interface ColumnMapper {
  dictionary?: Dictionary
  map(data: Data): BatchColumn
  /** The same with pauses, where a batch may take long. */
  mapWithPauses?(data: Data, pause: Pause): Promise<BatchColumn>
}

const encoder = new TextEncoder()

type RowReader = (row: number) => number

type ReaderOf = (data: Data) => RowReader | undefined

/** Times, or numbers as they are: `time` may be a counter. */
function momentReader(data: Data): RowReader | undefined {
  return timeReader(data) ?? numberReader(data)
}

/** Reads the values behind a dictionary of numbers; those that grew in steps are left to their text. */
function entryReader(data: Data, readerOf: ReaderOf): RowReader | undefined {
  const [entries, ...more] = data.dictionary!.data
  const read = entries && more.length === 0 ? readerOf(entries) : undefined
  if (!entries || !read) return undefined
  const indices = indicesOf(data)
  return (row) => (isNull(entries, indices[row]!) ? Number.NaN : read(indices[row]!))
}

/** Text is parsed once per different value. */
function parsedCells(keys: KeyColumn, parse: (text: string) => number): (data: Data) => Float64Array {
  const parsed: number[] = []
  return (data) => {
    const codes = keys.encode(data)
    for (let code = parsed.length; code < keys.dictionary.size; code++) parsed.push(parse(keys.dictionary.label(code)))
    const values = new Float64Array(codes.length)
    for (let row = 0; row < values.length; row++) {
      values[row] = codes[row] === NULL_CODE ? Number.NaN : parsed[codes[row]!]!
    }
    return values
  }
}

function numberOf(text: string, read: ReadOptions): number {
  const bytes = encoder.encode(text)
  return parseNumber(bytes, 0, bytes.length, read.decimal ?? '.')
}

function readCells(data: Data, read: RowReader): Float64Array {
  const values = new Float64Array(data.length)
  for (let row = 0; row < values.length; row++) values[row] = read(row)
  return values
}

function withoutNulls(values: Float64Array, data: Data): Float64Array {
  if (data.nullCount > 0) for (let row = 0; row < values.length; row++) if (isNull(data, row)) values[row] = Number.NaN
  return values
}

/** How cells are read: one by one, or all at once where they lie so. */
interface Cells {
  readerOf: ReaderOf
  plain(data: Data): Float64Array | undefined
}

const NUMBERS: Cells = { readerOf: numberReader, plain: plainNumbers }
const MOMENTS: Cells = { readerOf: momentReader, plain: (data) => plainTimes(data) ?? plainNumbers(data) }

function numberMapper(
  keys: KeyColumn,
  { readerOf, plain }: Cells,
  parse: (text: string) => number,
): (data: Data) => Float64Array {
  const fromText = parsedCells(keys, parse)
  return (data) => {
    const all = plain(data)
    if (all) return withoutNulls(all, data)
    const read = DataType.isDictionary(data.type) ? entryReader(data, readerOf) : readerOf(data)
    return read ? withoutNulls(readCells(data, read), data) : fromText(data)
  }
}

function flagsOf(values: Float64Array): Uint8Array {
  const flags = new Uint8Array(values.length)
  for (let row = 0; row < values.length; row++) flags[row] = values[row] !== 0 && !Number.isNaN(values[row]!) ? 1 : 0
  return flags
}

function requireFit({ name, as }: ColumnRequest, types: readonly DataType[]): void {
  if (as === 'list' || !types.some(isListType)) return
  throw arrowFaults.holdsLists({ column: name })
}

function listMapper(keys: KeyColumn, types: readonly DataType[]): ColumnMapper {
  const text = types.some(isListType) ? undefined : textListMapper(keys)
  if (!text) return { dictionary: keys.dictionary, map: (data) => mapList(data, keys) }
  return { dictionary: text.dictionary, map: (data) => text.map(keys.encode(data)) }
}

/** `types` are those of the column in each file of the source. */
export function columnMapper(request: ColumnRequest, types: readonly DataType[], read: ReadOptions = {}): ColumnMapper {
  const { name, as, expected } = request
  requireFit(request, types)
  const keys = keyColumn(name, types, expected)
  switch (as) {
    case 'key':
      return {
        dictionary: keys.dictionary,
        map: (data) => ({ as, codes: keys.encode(data) }),
        mapWithPauses: async (data, pause) => ({ as, codes: await keys.encodeWithPauses(data, pause) }),
      }
    case 'list':
      return listMapper(keys, types)
    case 'number': {
      const values = numberMapper(keys, NUMBERS, (text) => numberOf(text, read))
      return { map: (data) => ({ as, values: values(data) }) }
    }
    case 'time': {
      const parser = createTimeParser(read)
      const values = numberMapper(keys, MOMENTS, (text) => parseTimeText(text, parser))
      return { map: (data) => ({ as, values: values(data) }) }
    }
    case 'flag': {
      const values = numberMapper(keys, NUMBERS, (text) => (parseFlag(text) ? 1 : 0))
      return { map: (data) => ({ as, values: flagsOf(values(data)) }) }
    }
  }
}
