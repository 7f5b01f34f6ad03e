import { Bytes } from './bytes'

const BLOCK = 1 << 16
const HASH_BITS = 14
const SHORTEST = 4

/** Raw Snappy, as Parquet has it: blocks of 64 KiB, what stood in one before is told by how far back. */
export function snappy(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const to = new Bytes(32 + bytes.length + Math.ceil(bytes.length / 6))
  to.varint(bytes.length)
  const seen = new Uint16Array(1 << HASH_BITS)
  for (let begin = 0; begin < bytes.length; begin += BLOCK) {
    seen.fill(0)
    block(bytes.subarray(begin, Math.min(bytes.length, begin + BLOCK)), seen, to)
  }
  return to.taken()
}

const wordAt = (bytes: Uint8Array, i: number) =>
  bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24)

function block(bytes: Uint8Array, seen: Uint16Array, to: Bytes): void {
  let literal = 0
  let i = 1
  let misses = 32
  while (i + SHORTEST <= bytes.length) {
    const word = wordAt(bytes, i)
    const slot = Math.imul(word, 0x1e35a7bd) >>> (32 - HASH_BITS)
    const before = seen[slot]!
    seen[slot] = i
    if (before >= i || wordAt(bytes, before) !== word) {
      // Where nothing comes again, steps get longer.
      i += misses++ >>> 5
      continue
    }
    misses = 32
    let length = SHORTEST
    while (i + length < bytes.length && bytes[before + length] === bytes[i + length]) length++
    literals(bytes.subarray(literal, i), to)
    copies(i - before, length, to)
    i += length
    literal = i
  }
  literals(bytes.subarray(literal), to)
}

function literals(bytes: Uint8Array, to: Bytes): void {
  if (bytes.length === 0) return
  const last = bytes.length - 1
  if (last < 60) to.push(last << 2)
  else if (last < 256) {
    to.push(60 << 2)
    to.push(last)
  } else {
    to.push(61 << 2)
    to.push(last & 255)
    to.push(last >>> 8)
  }
  to.add(bytes)
}

function copies(back: number, length: number, to: Bytes): void {
  for (let left = length; left > 0; ) {
    const now = Math.min(64, left)
    to.push(((now - 1) << 2) | 2)
    to.push(back & 255)
    to.push(back >>> 8)
    left -= now
  }
}
