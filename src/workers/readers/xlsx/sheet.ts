import { CellText, type Watch } from '../cells/cell-text'
import { dateText } from './dates'
import { figureOf, isCanonical, isWhole } from './figures'
import { createFilling, type MergedDown, mergedDown } from './merged'
import type { SharedStrings } from './shared-strings'
import { Gathered, stringCell } from './string-text'
import type { Sheet, Workbook } from './workbook'
import { eachAttribute, plainText, scanXml } from './xml'
import { unpack, ZipDamage } from './zip'

const MOST_ROWS = 1 << 20
const MOST_COLUMNS = 1 << 14
/** Rows that say where a table begins: nobody puts the whole of it to the right of its beginning. */
const LOOKED_AT = 100
const DOT = 0x2e

export interface SheetText {
  text: Blob
  cells: number
  /** Rows that have any. */
  rows: number
  /** There are decimals that are numbers, written with the sign asked for. */
  decimals: boolean
  /** Cells that are merged down a column; known once all rows have gone by. */
  merged: MergedDown[]
}

interface Options {
  strings: SharedStrings
  decimal: '.' | ','
  /** Cells that say what they say in each row they cover. */
  merged?: readonly MergedDown[]
}

/** A cell as its tag tells of it. */
interface Cell {
  row: number
  column: number
  style: number
  type: string
}

/** `BC23` is column 54 of row 23, counted from 1; 0 where it is not said. */
function placeOf(bytes: Uint8Array, start: number, end: number, cell: Cell): void {
  let column = 0
  let row = 0
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!
    const letter = byte & 0xdf
    if (byte >= 0x30 && byte <= 0x39) row = Math.min(MOST_ROWS, row * 10 + byte - 0x30)
    else if (letter >= 0x41 && letter <= 0x5a) column = Math.min(MOST_COLUMNS, column * 26 + letter - 0x40)
  }
  cell.column = column
  cell.row = row
}

const decimalOf = (bytes: Uint8Array, start: number, end: number): number => {
  let value = 0
  for (let at = start; at < end; at++) value = Math.min(0xffffff, value * 10 + (bytes[at]! & 15))
  return value
}

const encoder = new TextEncoder()
const latin = (bytes: Uint8Array, length: number) =>
  String.fromCharCode(...bytes.subarray(0, Math.min(length, 400))).trim()

/** The first records are held until it is known in which column the table begins. */
type Held = { column: number; bytes: Uint8Array }[]

/** The cells of a sheet as text, a row a line: lines have the numbers of the rows. */
export async function readSheet(
  blob: Blob,
  sheet: Sheet,
  { since1904, shown }: Pick<Workbook, 'since1904' | 'shown'>,
  { strings, decimal, merged: known }: Options,
  watch: Watch,
): Promise<SheetText> {
  const text = new CellText()
  const value = new Gathered()
  const cell: Cell = { row: 0, column: 0, style: 0, type: '' }
  let held: Held[] | undefined = []
  let record: Held = []
  let first = MOST_COLUMNS
  let cells = 0
  let decimals = false
  /** Rows that have been written, and where the cell stands. */
  let written = 0
  let rows = 0
  let filled = 0
  let column = 0
  let inRow = false
  let inCell = false
  let inText = false
  let phonetic = false
  const types = new Map<number, string>()
  const merged: MergedDown[] = []
  const filling = known && createFilling(known)
  /** The column of the last cell of the row, filled or its own. */
  let last = 0

  function put(bytes: Uint8Array, start = 0, end = bytes.length): void {
    if (end === start) return
    cells++
    if (filling) {
      filling.between(written + 1, last, column, place)
      filling.seen(written + 1, column, bytes, start, end)
    }
    place(column, bytes, start, end)
  }

  function place(at: number, bytes: Uint8Array, start = 0, end = bytes.length): void {
    last = at
    if (held) {
      first = Math.min(first, at - 1)
      record.push({ column: at - 1, bytes: bytes.slice(start, end) })
    } else if (at > first) text.put(at - 1 - first, bytes, start, end)
  }

  function release(): void {
    const records = held ?? []
    held = undefined
    for (const each of records) {
      for (const { column: at, bytes } of each) text.put(at - first, bytes)
      text.endRecord()
    }
  }

  function endRecord(): void {
    if (held) {
      held.push(record)
      record = []
      if (held.length >= LOOKED_AT) release()
    } else text.endRecord()
  }

  function attribute(bytes: Uint8Array, nameStart: number, nameEnd: number, from: number, to: number): void {
    if (nameEnd - nameStart !== 1) return
    const name = bytes[nameStart]
    if (name === 0x72) placeOf(bytes, from, to, cell)
    else if (name === 0x73) cell.style = decimalOf(bytes, from, to)
    else if (name === 0x74) {
      let key = 0
      for (let at = from; at < to; at++) key = (key * 31 + bytes[at]!) | 0
      let type = types.get(key)
      if (type === undefined) {
        type = plainText(bytes, from, to)
        if (types.size < 100) types.set(key, type)
      }
      cell.type = type
    }
  }

  function number(): void {
    const { bytes, length } = value
    const how = shown[cell.style] ?? 'number'
    if (how === 'number' && decimal === '.' && isCanonical(bytes, length)) {
      decimals ||= bytes.subarray(0, length).includes(DOT)
      put(bytes, 0, length)
      return
    }
    const figure = figureOf(bytes, length)
    if (Number.isNaN(figure)) {
      put(stringCell(bytes, length))
      return
    }
    const date = how === 'number' ? undefined : dateText(figure, how, since1904)
    if (date !== undefined) {
      put(encoder.encode(date))
      return
    }
    const plain = String(figure === 0 ? 0 : figure)
    if (plain.includes('.')) decimals = true
    put(encoder.encode(decimal === '.' ? plain : plain.replace('.', ',')))
  }

  function endCell(): void {
    switch (cell.type) {
      case 's': {
        const at = isWhole(value.bytes, value.length) ? figureOf(value.bytes, value.length) : -1
        const start = strings.offsets[at]
        const end = strings.offsets[at + 1]
        if (start === undefined || end === undefined) throw new ZipDamage('a text that is missing')
        put(strings.bytes, start, end)
        return
      }
      case 'b':
        if (value.length > 0) put(value.bytes[0] === 0x31 || value.bytes[0] === 0x74 ? TRUE : FALSE)
        return
      case 'e':
        return
      case 'd':
        put(encoder.encode(latin(value.bytes, value.length).replace(/T00:00(:00(\.0+)?)?Z?$/, '')))
        return
      case '':
      case 'n':
        if (value.length > 0) number()
        return
      default:
        put(stringCell(value.bytes, value.length))
    }
  }

  await scanXml(unpack(blob, sheet.entry, watch), {
    open(name, bytes, start, end) {
      if (name === 'c') {
        cell.row = 0
        cell.column = 0
        cell.style = 0
        cell.type = ''
        eachAttribute(bytes, start, end, (a, b, c, d) => attribute(bytes, a, b, c, d))
        // Cells that do not say where they stand follow the one before.
        column = cell.column > column ? cell.column : Math.min(MOST_COLUMNS, column + 1)
        value.length = 0
        inCell = inRow
      } else if (name === 'mergeCell') {
        eachAttribute(bytes, start, end, (a, b, c, d) => {
          if (plainText(bytes, a, b) !== 'ref') return
          const block = mergedDown(plainText(bytes, c, d))
          if (block && merged.length < MOST_ROWS) merged.push(block)
        })
      } else if (name === 'v' || name === 't') inText = inCell && !phonetic
      else if (name === 'rPh') phonetic = true
      else if (name === 'row') {
        cell.row = 0
        eachAttribute(bytes, start, end, (a, b, c, d) => {
          if (b - a === 1 && bytes[a] === 0x72) placeOf(bytes, c, d, cell)
        })
        // A row that is out of order stands where it is.
        for (; written < cell.row - 1; written++) endRecord()
        column = 0
        last = 0
        inRow = true
      }
    },
    text(bytes, start, end) {
      if (inText) value.add(bytes, start, end)
    },
    close(name) {
      if (name === 'c') {
        if (inCell) endCell()
        inCell = false
      } else if (name === 'v' || name === 't') inText = false
      else if (name === 'rPh') phonetic = false
      else if (name === 'row' && inRow) {
        // A row that has nothing else is no row.
        if (cells > filled) filling?.between(written + 1, last, MOST_COLUMNS + 1, place)
        endRecord()
        if (cells > filled) rows++
        filled = cells
        written++
        inRow = false
      }
    },
  })
  release()
  return { text: text.finish(), cells, rows, decimals, merged }
}

const TRUE = encoder.encode('true')
const FALSE = encoder.encode('false')
