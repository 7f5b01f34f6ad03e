import type { Dictionary } from '../batch'

const START_CAPACITY = 32
/** Twice the entries of a full dictionary before the table grows. */
const SLOTS_PER_ENTRY = 2

function hash(low: number, high: number): number {
  const mixed = Math.imul(low ^ Math.imul(high, 0x85ebca6b), 0x9e3779b1)
  return mixed ^ (mixed >>> 15)
}

/**
 * Codes of 64-bit integers in order of appearance, kept as two 32-bit halves so that no BigInt is made per row.
 * Receipt numbers mostly rise: as long as they do, no hash table is needed at all.
 */
export class IntegerDictionary implements Dictionary {
  size = 0
  #lows: Int32Array<ArrayBuffer>
  #highs: Int32Array<ArrayBuffer>
  /** Code + 1 by slot; empty while all integers came in rising order. */
  #slots: Uint32Array | undefined
  #lastCode = -1

  readonly #unsigned: boolean

  constructor(unsigned = false, capacity = START_CAPACITY) {
    this.#unsigned = unsigned
    this.#lows = new Int32Array(capacity)
    this.#highs = new Int32Array(capacity)
  }

  label(code: number): string {
    const low = this.#lows[code]!
    const high = this.#highs[code]!
    if (high === low >> 31 && !(this.#unsigned && high < 0)) return String(low)
    const exact = (BigInt(high) << 32n) | BigInt(low >>> 0)
    return String(this.#unsigned ? BigInt.asUintN(64, exact) : exact)
  }

  /** The code of an integer given as its signed halves. */
  code(low: number, high: number): number {
    const next = this.#lastCode + 1
    if (next < this.size && this.#lows[next] === low && this.#highs[next] === high) {
      this.#lastCode = next
      return next
    }
    this.#lastCode = this.#slots === undefined ? this.#searchOrAppend(low, high) : this.#probe(this.#slots, low, high)
    return this.#lastCode
  }

  #searchOrAppend(low: number, high: number): number {
    if (this.size === 0 || this.#compare(this.size - 1, low, high) < 0) return this.#append(low, high)
    let from = 0
    let to = this.size - 1
    while (from < to) {
      const middle = (from + to) >>> 1
      if (this.#compare(middle, low, high) < 0) from = middle + 1
      else to = middle
    }
    if (this.#lows[from] === low && this.#highs[from] === high) return from
    return this.#probe(this.#rebuild(), low, high)
  }

  #probe(slots: Uint32Array, low: number, high: number): number {
    const mask = slots.length - 1
    let slot = hash(low, high) & mask
    for (let entry = slots[slot]!; entry !== 0; entry = slots[slot]!) {
      if (this.#lows[entry - 1] === low && this.#highs[entry - 1] === high) return entry - 1
      slot = (slot + 1) & mask
    }
    const code = this.#append(low, high)
    if (this.size * SLOTS_PER_ENTRY > slots.length) this.#rebuild()
    else slots[slot] = code + 1
    return code
  }

  #rebuild(): Uint32Array {
    const slots = new Uint32Array(2 ** Math.ceil(Math.log2(this.#lows.length * SLOTS_PER_ENTRY)))
    const mask = slots.length - 1
    for (let code = 0; code < this.size; code++) {
      let slot = hash(this.#lows[code]!, this.#highs[code]!) & mask
      while (slots[slot] !== 0) slot = (slot + 1) & mask
      slots[slot] = code + 1
    }
    this.#slots = slots
    return slots
  }

  #append(low: number, high: number): number {
    if (this.size === this.#lows.length) {
      this.#lows = doubled(this.#lows)
      this.#highs = doubled(this.#highs)
    }
    this.#lows[this.size] = low
    this.#highs[this.size] = high
    return this.size++
  }

  #compare(code: number, low: number, high: number): number {
    const mine = this.#highs[code]!
    if (mine !== high) return this.#unsigned ? (mine >>> 0) - (high >>> 0) : mine - high
    return (this.#lows[code]! >>> 0) - (low >>> 0)
  }
}

function doubled(values: Int32Array): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(values.length * 2)
  longer.set(values)
  return longer
}
