import { type Dictionary, NULL_CODE } from './batch'
import { readerFaults } from './sentences'

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
const encoder = new TextEncoder()

const BLANK = 0x20
const NOTHING = new Uint8Array(0)
/** Above this the arena would not fit a typed array in every browser. */
const MAX_ARENA = 2 ** 31 - 1
/** An estimate may be wrong: what it takes in advance stays small beside a file that could have so many labels. */
const MOST_RESERVED = 2 ** 21

/** Labels of a dictionary as they cross a worker border. */
export interface PackedLabels {
  /** UTF-8 of all labels, one after the other. */
  bytes: Uint8Array
  /** Label c is `bytes[offsets[c]]` up to `bytes[offsets[c + 1]]`. */
  offsets: Uint32Array
  hashes: Uint32Array
}

/** Four bytes per multiplication: labels are short, and the chain of multiplications is what costs. */
export function hashBytes(bytes: Uint8Array, start: number, end: number): number {
  let hash = end - start
  let at = start
  for (; at + 4 <= end; at += 4) {
    const word = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)
    hash = Math.imul(hash ^ word, 0x9e3779b1)
    hash ^= hash >>> 15
  }
  for (; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x85ebca6b)
  hash ^= hash >>> 13
  // Thirty bits stay a small integer in every engine, which a call can pass without an allocation.
  return hash & 0x3fffffff
}

/**
 * A dictionary from UTF-8 bytes to codes in order of first appearance. Labels live in one byte arena and become
 * strings only when asked for; a lookup allocates nothing.
 */
export class ByteDictionary implements Dictionary {
  size = 0
  // Small at first: a wide file has a hundred thousand of them, and up to 64 bytes cost an engine next to nothing.
  #arena = new Uint8Array(64)
  #offsets = new Uint32Array(16)
  /** Open addressing over pairs of hash and code + 1, side by side so that a look costs one cache line; 0 is free. */
  #slots = new Int32Array(16)
  #mask = 7
  #scratch = NOTHING

  /** The code of these bytes, taken as they are; new bytes get the next code. */
  intern(bytes: Uint8Array, start: number, end: number): number {
    return this.internHashed(bytes, start, end, hashBytes(bytes, start, end))
  }

  /** As `intern`, with the hash already known. */
  internHashed(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const slots = this.#slots
    const mask = this.#mask
    const length = end - start
    let slot = hash & mask
    for (let entry = slots[slot * 2 + 1]!; entry !== 0; entry = slots[slot * 2 + 1]!) {
      if (slots[slot * 2] === hash) {
        const from = this.#offsets[entry - 1]!
        if (this.#offsets[entry]! - from === length) {
          const arena = this.#arena
          let i = 0
          while (i < length && arena[from + i] === bytes[start + i]) i++
          if (i === length) return entry - 1
        }
      }
      slot = (slot + 1) & mask
    }
    return this.#add(bytes, start, end, hash, slot)
  }

  /** The code of a cell: trimmed of blanks, empty being null. */
  internTrimmed(bytes: Uint8Array, start: number, end: number): number {
    let from = start
    let to = end
    while (from < to && bytes[from] === BLANK) from++
    while (to > from && bytes[to - 1] === BLANK) to--
    return from === to ? NULL_CODE : this.intern(bytes, from, to)
  }

  /** As `internTrimmed`, for text that is already a string. */
  internText(text: string): number {
    if (this.#scratch.length < text.length * 3) this.#scratch = new Uint8Array(text.length * 4)
    const { written } = encoder.encodeInto(text, this.#scratch)
    return this.internTrimmed(this.#scratch, 0, written)
  }

  label(code: number): string {
    return decoder.decode(this.#arena.subarray(this.#offsets[code]!, this.#offsets[code + 1]!))
  }

  /** Bytes the dictionary holds. */
  get bytes(): number {
    return this.#arena.byteLength + this.#offsets.byteLength + this.#slots.byteLength
  }

  /** Room for about so many labels in one go: growing step by step costs a tenth of what the labels do. */
  reserve(expected: number): void {
    const labels = Math.min(expected, MOST_RESERVED)
    let slots = this.#mask + 1
    while (labels * 3 > slots * 2) slots *= 2
    if (slots > this.#mask + 1) this.#rehash(slots)
    if (labels + 1 > this.#offsets.length) this.#offsets = grown(this.#offsets, labels + 1)
    const bytes = Math.ceil((labels * this.#offsets[this.size]!) / Math.max(1, this.size))
    if (bytes > this.#arena.length) this.#arena = grown(this.#arena, this.#arenaSize(bytes))
  }

  /** Copies of exactly what is in use, ready to be transferred. */
  pack(): PackedLabels {
    const hashes = new Uint32Array(this.size)
    for (let at = 0; at < this.#slots.length; at += 2) {
      const entry = this.#slots[at + 1]!
      if (entry !== 0) hashes[entry - 1] = this.#slots[at]!
    }
    return {
      bytes: this.#arena.slice(0, this.#offsets[this.size]!),
      offsets: this.#offsets.slice(0, this.size + 1),
      hashes,
    }
  }

  #add(bytes: Uint8Array, start: number, end: number, hash: number, slot: number): number {
    const code = this.size
    const from = this.#offsets[code]!
    const to = from + (end - start)
    if (to > this.#arena.length) this.#arena = grown(this.#arena, this.#arenaSize(to))
    if (code + 2 > this.#offsets.length) this.#offsets = grown(this.#offsets, this.#offsets.length * 2)
    const arena = this.#arena
    for (let i = start, o = from; i < end; i++, o++) arena[o] = bytes[i]!
    this.#offsets[code + 1] = to
    this.#slots[slot * 2] = hash
    this.#slots[slot * 2 + 1] = code + 1
    this.size = code + 1
    if (this.size * 3 > this.#mask * 2) this.#rehash((this.#mask + 1) * 2)
    return code
  }

  #arenaSize(needed: number): number {
    if (needed > MAX_ARENA) {
      throw readerFaults.tooManyValues()
    }
    return Math.min(MAX_ARENA, Math.max(needed, this.#arena.length * 2))
  }

  #rehash(size: number): void {
    const old = this.#slots
    const slots = new Int32Array(size * 2)
    const mask = size - 1
    for (let at = 0; at < old.length; at += 2) {
      if (old[at + 1] === 0) continue
      let slot = old[at]! & mask
      while (slots[slot * 2 + 1] !== 0) slot = (slot + 1) & mask
      slots[slot * 2] = old[at]!
      slots[slot * 2 + 1] = old[at + 1]!
    }
    this.#slots = slots
    this.#mask = mask
  }
}

function grown<T extends Uint8Array | Uint32Array>(array: T, length: number): T {
  const larger = array instanceof Uint8Array ? new Uint8Array(length) : new Uint32Array(length)
  larger.set(array)
  return larger as T
}
