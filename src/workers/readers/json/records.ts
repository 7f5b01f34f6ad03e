import { CellText, cellBytes, DELIMITER } from '../cells/cell-text'
import { BYTES, behindSpace, JsonDamage, stringEnd, valueEnd } from './syntax'

export class TooManyKeys extends Error {}

export const MOST_KEYS = 1 << 14

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
const encoder = new TextEncoder()
const NUMBER = /^-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/
/** More digits than this and a number is no longer what was written. */
const MOST_DIGITS = 15

/** Objects as records of a text: a column for each key, in the order in which keys come up. */
export class Records {
  decimals = false
  count = 0
  readonly #text = new CellText(Number.POSITIVE_INFINITY)
  readonly #decimal: '.' | ','
  readonly #names: Uint8Array[] = []
  readonly #columns = new Map<string, number>()
  /** Keys of the last object, in its order: the next one mostly has the same. */
  #order: { key: Uint8Array; column: number }[] = []
  /** Cells of the object under way by column. */
  #cells: (Uint8Array | undefined)[] = []

  constructor(decimal: '.' | ',') {
    this.#decimal = decimal
  }

  /** The object that stands in `bytes[start, end)`, braces and all. */
  add(bytes: Uint8Array, start: number, end: number): void {
    let at = behindSpace(bytes, start + 1, end)
    let place = 0
    if (bytes[at] === BYTES.CLOSE) at++
    else {
      for (;;) {
        if (bytes[at] !== BYTES.QUOTE) throw new JsonDamage('no key')
        const keyEnd = stringEnd(bytes, at, end)
        const column = this.#columnOf(bytes.subarray(at, keyEnd), place++)
        at = behindSpace(bytes, keyEnd, end)
        if (bytes[at] !== BYTES.COLON) throw new JsonDamage('no colon')
        at = behindSpace(bytes, at + 1, end)
        const valueStop = valueEnd(bytes, at, end)
        if (valueStop <= at) throw new JsonDamage('no value')
        this.#cells[column] = this.#cell(bytes.subarray(at, valueStop))
        at = behindSpace(bytes, valueStop, end)
        const mark = bytes[at++]
        if (mark === BYTES.CLOSE) break
        if (mark !== BYTES.COMMA) throw new JsonDamage('no comma')
        at = behindSpace(bytes, at, end)
      }
    }
    if (at !== end) throw new JsonDamage('brackets that do not fit')
    for (let column = 0; column < this.#cells.length; column++) {
      const cell = this.#cells[column]
      if (cell === undefined || cell.length === 0) continue
      this.#text.put(column, cell)
    }
    this.#cells.length = 0
    this.#text.endRecord(true)
    this.count++
  }

  finish(): Blob {
    const header = this.#names.map((name) => decoder.decode(cellBytes(name))).join(DELIMITER)
    // One column without a name is a line, too.
    return this.#text.finish(encoder.encode(`${header === '' ? '""' : header}\n`))
  }

  #columnOf(key: Uint8Array, place: number): number {
    const known = this.#order[place]
    if (known && sameBytes(known.key, key)) return known.column
    const name = stringOf(key)
    let column = this.#columns.get(name)
    if (column === undefined) {
      column = this.#names.push(encoder.encode(name)) - 1
      if (column === MOST_KEYS) throw new TooManyKeys()
      this.#columns.set(name, column)
    }
    this.#order[place] = { key: key.slice(), column }
    return column
  }

  #cell(value: Uint8Array): Uint8Array | undefined {
    switch (value[0]) {
      case BYTES.QUOTE:
        return cellBytes(textOf(value))
      case BYTES.OPEN:
      case BYTES.OPEN_LIST:
        return cellBytes(encoder.encode(nested(value)))
      default:
        return this.#scalar(value)
    }
  }

  #scalar(value: Uint8Array): Uint8Array | undefined {
    if (isWhole(value)) return value
    const text = decoder.decode(value)
    if (text === 'null') return undefined
    if (text === 'true' || text === 'false') return value
    const parts = NUMBER.exec(text)
    if (!parts) throw new JsonDamage('no value of JSON')
    if (parts[1] === undefined && parts[2] === undefined) return text === '-0' ? encoder.encode('0') : value
    const digits = text.replace(/[eE].*$/, '').replace(/\D/g, '')
    const figure = Number(text)
    // 1.0 is 1 and 1e3 is 1000; what a number cannot hold stays as it was written.
    const exact = digits.replace(/^0+/, '').length <= MOST_DIGITS + 2 && Number.isFinite(figure)
    const plain = exact ? String(figure === 0 ? 0 : figure) : text
    if (!plain.includes('.')) return encoder.encode(plain)
    this.decimals = true
    return encoder.encode(this.#decimal === '.' ? plain : plain.replace('.', ','))
  }
}

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => {
  if (a.length !== b.length) return false
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false
  return true
}

function isWhole(value: Uint8Array): boolean {
  const start = value[0] === 0x2d ? 1 : 0
  const first = value[start] ?? 0
  if (first < 0x31 || first > 0x39) return value.length === 1 && first === 0x30
  for (let at = start + 1; at < value.length; at++) if (value[at]! < 0x30 || value[at]! > 0x39) return false
  return true
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new JsonDamage('a value that is none', { cause })
  }
}

const stringOf = (quoted: Uint8Array): string => parsed(decoder.decode(quoted)) as string

function textOf(quoted: Uint8Array): Uint8Array {
  return quoted.includes(BYTES.BACKSLASH) ? encoder.encode(stringOf(quoted)) : quoted.subarray(1, -1)
}

/** What is nested, as it is written but for what sets it apart: its numbers may be longer than a number holds. */
function nested(value: Uint8Array): string {
  const text = decoder.decode(value)
  parsed(text)
  return text.replace(/("(?:[^"\\]|\\.)*")|\s+/g, (_, string: string | undefined) => string ?? '')
}
