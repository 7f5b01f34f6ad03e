import { Bytes } from './bytes'

/** Bits that so many different values need. */
export function widthOf(values: number): number {
  return values <= 1 ? 0 : 32 - Math.clz32(values - 1)
}

/** Numbers below 2^width, packed without gaps, as Parquet's hybrid encoding has them: one run, filled up to eights. */
export function packed(values: Uint32Array | Uint8Array, width: number, to: Bytes): void {
  const eights = Math.ceil(values.length / 8)
  to.varint(eights * 2 + 1)
  const size = eights * width
  const bytes = to.reserve(size)
  let at = to.length
  bytes.fill(0, at, at + size)
  let held = 0
  let bits = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    held |= value << bits
    bits += width
    if (bits >= 32) {
      bytes[at++] = held
      bytes[at++] = held >>> 8
      bytes[at++] = held >>> 16
      bytes[at++] = held >>> 24
      bits -= 32
      // What did not fit; a shift by 32 would be none.
      held = bits === 0 ? 0 : value >>> (width - bits)
    }
  }
  for (; bits > 0; bits -= 8) {
    bytes[at++] = held
    held >>>= 8
  }
  to.length += size
}

/** The same number again and again. */
export function repeated(value: number, times: number, width: number, to: Bytes): void {
  to.varint(times * 2)
  for (let bits = 0; bits < width; bits += 8) to.push((value >>> bits) & 255)
}

/** Lists of at least so many elements are told as two runs each: fewer bytes than a bit for each element. */
const RUNS_PAY = 48

/** For lists of such lengths: 0 where one begins, 1 where it goes on; and 1 where there is an element, 0 for a list without. */
export function listLevels(lengths: Uint32Array): { entries: number; repetition: Uint8Array; definition: Uint8Array } {
  let entries = 0
  let elements = 0
  for (const length of lengths) {
    entries += Math.max(1, length)
    elements += length
  }
  const repetition = new Bytes(lengths.length * 6 + 64)
  if (elements >= RUNS_PAY * lengths.length) {
    for (const length of lengths) {
      repeated(0, 1, 1, repetition)
      if (length > 1) repeated(1, length - 1, 1, repetition)
    }
  } else {
    const bits = new Uint8Array(entries).fill(1)
    let at = 0
    for (const length of lengths) {
      bits[at] = 0
      at += Math.max(1, length)
    }
    packed(bits, 1, repetition)
  }
  return { entries, repetition: repetition.taken(), definition: definitionOf(lengths) }
}

/** Lists that have something in them next to each other are one run. */
function definitionOf(lengths: Uint32Array): Uint8Array {
  const definition = new Bytes(64)
  let run = 0
  let value = 1
  const flush = () => {
    if (run > 0) repeated(value, run, 1, definition)
    run = 0
  }
  for (const length of lengths) {
    if (Number(length > 0) !== value) {
      flush()
      value = 1 - value
    }
    run += Math.max(1, length)
  }
  flush()
  return definition.taken()
}
