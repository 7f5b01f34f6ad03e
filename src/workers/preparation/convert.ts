import { momentLabel } from '../../preparation/expression/moments'
import { parseFlag } from '../../preparation/flag'
import type { ReadOptions } from '../../recipe/schema'
import type { ColumnType } from '../protocol/files'
import { type BatchColumn, type Dictionary, NULL_CODE, type Wanted } from '../readers/batch'
import { parseNumber } from '../readers/csv/number'
import { createTimeParser, parseTimeText } from '../readers/time'
import { preparationFaults } from './sentences'
import { createTexts } from './texts'

/** Cells as a step gives them: numbers, flags and times with NaN for what is missing, or codes of a dictionary. */
export type Cells = Float64Array | Uint32Array

/** Turns cells into what was asked for, batch after batch. */
export interface Converter {
  dictionary?: Dictionary
  map(cells: Cells): BatchColumn
}

const encoder = new TextEncoder()

/** Reads a text as a number, once for each that is different. */
export function numberParser(read: ReadOptions): (text: string) => number {
  return (text) => {
    const bytes = encoder.encode(text)
    return parseNumber(bytes, 0, bytes.length, read.decimal ?? '.')
  }
}

export function timeParser(read: ReadOptions): (text: string) => number {
  const parse = createTimeParser(read)
  return (text) => parseTimeText(text, parse)
}

/** Values behind codes, each different one worked out once. */
export function byCode(dictionary: Dictionary, worth: (label: string) => number): (codes: Uint32Array) => Float64Array {
  const known: number[] = []
  return (codes) => {
    for (let code = known.length; code < dictionary.size; code++) known.push(worth(dictionary.label(code)))
    const values = new Float64Array(codes.length)
    for (let row = 0; row < codes.length; row++)
      values[row] = codes[row] === NULL_CODE ? Number.NaN : known[codes[row]!]!
    return values
  }
}

export const flagValue = (text: string) => Number(parseFlag(text) ?? Number.NaN)

/** The text of a value of a type. */
export function labelOfValue(value: number, type: ColumnType): string | null {
  if (Number.isNaN(value)) return null
  if (type === 'boolean') return value === 0 ? 'false' : 'true'
  if (type === 'date' || type === 'timestamp') return momentLabel(value, type === 'date')
  return String(value)
}

function flagsOf(values: Float64Array): BatchColumn {
  const flags = new Uint8Array(values.length)
  for (let row = 0; row < values.length; row++) flags[row] = values[row] === 0 || Number.isNaN(values[row]!) ? 0 : 1
  return { as: 'flag', values: flags }
}

function valuesAs(type: ColumnType, as: Wanted): Converter {
  if (as === 'number' || as === 'time') return { map: (cells) => ({ as, values: cells as Float64Array }) }
  if (as === 'flag') return { map: (cells) => flagsOf(cells as Float64Array) }
  const texts = createTexts()
  const known = new Map<number, number>()
  return {
    dictionary: texts.dictionary,
    map(cells) {
      const codes = new Uint32Array(cells.length)
      for (let row = 0; row < cells.length; row++) {
        const value = cells[row]!
        let code = known.get(value)
        if (code === undefined) {
          code = texts.code(labelOfValue(value, type))
          known.set(value, code)
        }
        codes[row] = code
      }
      return { as: 'key', codes }
    },
  }
}

function textAs(dictionary: Dictionary, as: Wanted, read: ReadOptions): Converter {
  if (as === 'key') return { dictionary, map: (cells) => ({ as, codes: cells as Uint32Array }) }
  const parse = as === 'flag' ? flagValue : as === 'time' ? timeParser(read) : numberParser(read)
  const values = byCode(dictionary, parse)
  if (as === 'flag') return { map: (cells) => flagsOf(values(cells as Uint32Array)) }
  return { map: (cells) => ({ as: as as 'number', values: values(cells as Uint32Array) }) }
}

/** `dictionary` is that of the cells where they are codes. */
export function converter(
  column: string,
  type: ColumnType,
  dictionary: Dictionary | undefined,
  as: Wanted,
  read: ReadOptions,
): Converter {
  if (as === 'list') throw preparationFaults.noLists({ column })
  return dictionary ? textAs(dictionary, as, read) : valuesAs(type, as)
}
