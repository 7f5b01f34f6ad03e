import { type Data, DataType } from 'apache-arrow'
import { IntegerDictionary } from './integers'

/** Where a cell has not been looked at. */
const UNSEEN = -2
/** From here on it is known whether values come again; where most do not, looking them up is in vain. */
const ENOUGH = 1 << 16

/** The bits of a cell as halves of an integer; false where they are more. */
interface Bits {
  low: number
  high: number
  seek(row: number): boolean
}

/** Undefined where the bits of cells are not the whole of their value, or not worth it. */
function bitsOf({ type, values }: Data): Bits | undefined {
  const { buffer, byteOffset, byteLength } = values as Int32Array
  if (byteOffset % 4 !== 0 || DataType.isBool(type)) return undefined
  const words = new Int32Array(buffer, byteOffset, byteLength >> 2)
  const width = DataType.isDecimal(type) ? type.bitWidth : (values as Int32Array).BYTES_PER_ELEMENT * 8
  const perValue = width / 32
  if (perValue < 1) return undefined
  return {
    low: 0,
    high: 0,
    seek(row) {
      const at = row * perValue
      this.low = words[at]!
      this.high = perValue === 1 ? this.low >> 31 : words[at + 1]!
      for (let word = at + 2; word < at + perValue; word++) if (words[word] !== this.high >> 31) return false
      return true
    },
  }
}

/** Codes by the value of a cell, over all batches of a column of one type: a value becomes text but once. */
export class ValueCodes {
  readonly #values = new IntegerDictionary()
  #codes = new Int32Array(64).fill(UNSEEN)
  #seen = 0

  /** `code` says that of a cell by its text. */
  reader(data: Data, code: (row: number) => number): (row: number) => number {
    const bits = bitsOf(data)
    if (!bits) return code
    return (row) => {
      if (this.#inVain() || !bits.seek(row)) return code(row)
      this.#seen++
      const value = this.#values.code(bits.low, bits.high)
      if (value >= this.#codes.length) this.#grow()
      const known = this.#codes[value]!
      if (known !== UNSEEN) return known >>> 0
      const found = code(row)
      this.#codes[value] = found | 0
      return found
    }
  }

  #inVain(): boolean {
    return this.#seen >= ENOUGH && this.#values.size * 2 > this.#seen
  }

  #grow(): void {
    const longer = new Int32Array(this.#codes.length * 2).fill(UNSEEN)
    longer.set(this.#codes)
    this.#codes = longer
  }
}
