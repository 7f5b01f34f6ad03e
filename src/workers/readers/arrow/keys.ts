import { type Data, DataType, type Int, type Vector } from 'apache-arrow'
import type { Pause } from '../../table/pause'
import { type Dictionary, NULL_CODE } from '../batch'
import { ByteDictionary } from '../dictionary'
import { bytesReader } from './bytes'
import { indicesOf, isNull, sameEntries } from './cells'
import { IntegerDictionary } from './integers'
import { labelReader } from './labels'
import { arrowFaults } from './sentences'
import { ValueCodes } from './value-codes'

/** A dictionary entry no row has pointed at yet; entries are taken over in the order in which rows need them. */
const UNSEEN = -2

/** Cells that become text between two looks at whether anybody still wants them: some 10 ms at worst. */
const SLICE = 4096

type CodeReader = (row: number) => number

/** Turns the cells of one column, batch after batch, into codes of one dictionary. */
export interface KeyColumn {
  dictionary: Dictionary
  encode(data: Data): Uint32Array
  /** The same with pauses, where cells become text, which may take half a second. */
  encodeWithPauses(data: Data, pause: Pause): Promise<Uint32Array>
}

/** The type of the values themselves, whatever dictionary or list they are wrapped in. */
export function valueType(type: DataType): DataType {
  if (DataType.isDictionary(type)) return valueType(type.dictionary)
  if (DataType.isList(type) || DataType.isLargeList(type) || DataType.isFixedSizeList(type)) {
    return valueType(type.children[0]!.type)
  }
  return type
}

/** `types` are those of the column in each file: integers in all of them keep a dictionary of integers. */
export function keyColumn(name: string, types: readonly DataType[], expected?: number): KeyColumn {
  const values = types.map(valueType)
  const integers = values.every((type) => DataType.isInt(type))
  const unsigned = values.some((type) => DataType.isInt(type) && type.bitWidth === 64 && !type.isSigned)
  return integers
    ? withDictionaries(integerKeys(new IntegerDictionary(unsigned, expected)))
    : withDictionaries(textKeys(name, new ByteDictionary()))
}

interface Coder {
  dictionary: Dictionary
  /** Codes of single cells; does not look at nulls. */
  reader(data: Data): CodeReader
  /** Codes of all cells of a plain column without nulls. */
  fill(data: Data, codes: Uint32Array): void
}

function integerKeys(dictionary: IntegerDictionary): Coder {
  function reader(data: Data): CodeReader {
    const { bitWidth, isSigned } = data.type as Int
    if (bitWidth < 64) {
      const values = data.values as Int32Array
      return isSigned
        ? (row) => dictionary.code(values[row]! | 0, values[row]! >> 31)
        : (row) => dictionary.code(values[row]! | 0, 0)
    }
    const long: BigInt64Array = data.values
    const words = new Int32Array(long.buffer, long.byteOffset, long.length * 2)
    return (row) => dictionary.code(words[2 * row]!, words[2 * row + 1]!)
  }

  function fill(data: Data, codes: Uint32Array): void {
    const { bitWidth, isSigned } = data.type as Int
    if (codes.length === 0) return
    if (bitWidth < 64) fillShort(dictionary, data.values, isSigned, codes)
    else fillLong(dictionary, data.values, codes)
  }

  return { dictionary, reader, fill }
}

// Lines of one receipt stand together: a value equal to the one before needs no look-up.
function fillShort(dictionary: IntegerDictionary, values: Int32Array, signed: boolean, codes: Uint32Array): void {
  let last = values[0]!
  let code = dictionary.code(last | 0, signed ? last >> 31 : 0)
  for (let row = 0; row < codes.length; row++) {
    const value = values[row]!
    if (value !== last) {
      last = value
      code = dictionary.code(value | 0, signed ? value >> 31 : 0)
    }
    codes[row] = code
  }
}

function fillLong(dictionary: IntegerDictionary, values: BigInt64Array, codes: Uint32Array): void {
  const words = new Int32Array(values.buffer, values.byteOffset, values.length * 2)
  let low = words[0]!
  let high = words[1]!
  let code = dictionary.code(low, high)
  for (let row = 0; row < codes.length; row++) {
    if (words[2 * row] !== low || words[2 * row + 1] !== high) {
      low = words[2 * row]!
      high = words[2 * row + 1]!
      code = dictionary.code(low, high)
    }
    codes[row] = code
  }
}

function textKeys(name: string, dictionary: ByteDictionary): Coder {
  const valuesOf = new Map<string, ValueCodes>()

  function byValue(data: Data, code: CodeReader): CodeReader {
    const type = String(data.type)
    const values = valuesOf.get(type) ?? new ValueCodes()
    valuesOf.set(type, values)
    return values.reader(data, code)
  }

  function reader(data: Data): CodeReader {
    const cell = bytesReader(data)
    if (cell) {
      return (row) => {
        cell.seek(row)
        return dictionary.internTrimmed(cell.bytes, cell.start, cell.end)
      }
    }
    if (DataType.isNull(data.type)) return () => NULL_CODE
    const label = labelReader(data)
    if (!label) {
      throw arrowFaults.noText({ column: name, type: String(data.type) })
    }
    return byValue(data, (row) => {
      const text = label(row)
      return text === null ? NULL_CODE : dictionary.internText(text)
    })
  }

  function fill(data: Data, codes: Uint32Array): void {
    const code = reader(data)
    for (let row = 0; row < codes.length; row++) codes[row] = code(row)
  }

  return { dictionary, reader, fill }
}

/** Codes of the entries of one Arrow dictionary; signed, so that the row loop stays on 32-bit integers. */
interface Translation {
  vector: Vector
  codes: Int32Array
  read: CodeReader
}

function translateAll(
  indices: Int32Array | Float64Array,
  { codes: table, read }: Translation,
  codes: Uint32Array,
): void {
  for (let row = 0; row < codes.length; row++) {
    const entry = indices[row]!
    let code = table[entry]!
    if (code === UNSEEN) {
      code = read(entry) | 0
      table[entry] = code
    }
    codes[row] = code
  }
}

/** Adds nulls and Arrow dictionaries to a coder of plain cells. */
function withDictionaries({ dictionary, reader, fill }: Coder): KeyColumn {
  let known: Translation | undefined

  function translationOf(vector: Vector): Translation {
    if (known && (known.vector === vector || sameEntries(known.vector, vector))) return known
    known = { vector, codes: new Int32Array(vector.length).fill(UNSEEN), read: entryReader(vector) }
    return known
  }

  function entryReader(vector: Vector): CodeReader {
    const chunks = vector.data.map((data) => ({ data, read: reader(data) }))
    return (entry) => {
      let row = entry
      for (const { data, read } of chunks) {
        if (row < data.length) return isNull(data, row) ? NULL_CODE : read(row)
        row -= data.length
      }
      return NULL_CODE
    }
  }

  function cellReader(data: Data): CodeReader {
    if (!DataType.isDictionary(data.type)) return reader(data)
    const indices = indicesOf(data)
    const { codes, read } = translationOf(data.dictionary!)
    return (row) => {
      const entry = indices[row]!
      if (codes[entry] === UNSEEN) codes[entry] = read(entry)
      return codes[entry]!
    }
  }

  function encode(data: Data): Uint32Array {
    const codes = new Uint32Array(data.length)
    if (data.nullCount > 0) {
      const read = cellReader(data)
      for (let row = 0; row < codes.length; row++) codes[row] = isNull(data, row) ? NULL_CODE : read(row)
    } else if (DataType.isDictionary(data.type)) {
      translateAll(indicesOf(data), translationOf(data.dictionary!), codes)
    } else fill(data, codes)
    return codes
  }

  async function encodeWithPauses(data: Data, pause: Pause): Promise<Uint32Array> {
    if (DataType.isDictionary(data.type) || DataType.isInt(data.type)) return encode(data)
    const codes = new Uint32Array(data.length)
    const read = cellReader(data)
    const whole = data.nullCount === 0
    for (let from = 0; from < codes.length; from += SLICE) {
      const to = Math.min(from + SLICE, codes.length)
      for (let row = from; row < to; row++) codes[row] = whole || !isNull(data, row) ? read(row) : NULL_CODE
      await pause()
    }
    return codes
  }

  return { dictionary, encode, encodeWithPauses }
}
