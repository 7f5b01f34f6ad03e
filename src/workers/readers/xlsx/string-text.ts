import { cellBytes } from '../cells/cell-text'
import { plainText } from './xml'

const encoder = new TextEncoder()
const AMPERSAND = 0x26
const CR = 0x0d
const UNDERSCORE = 0x5f
const X = 0x78

/** Characters that XML cannot hold are written `_x0007_`, and an underscore before such a thing as `_x005F_`. */
const unescaped = (text: string) =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))

function isPlain(bytes: Uint8Array, length: number): boolean {
  for (let at = 0; at < length; at++) {
    const byte = bytes[at]
    if (byte === AMPERSAND || byte === CR || (byte === UNDERSCORE && bytes[at + 1] === X)) return false
  }
  return true
}

/** Text out of a workbook as it stands in a cell of ours. */
export function stringCell(bytes: Uint8Array, length: number): Uint8Array {
  const text = isPlain(bytes, length)
    ? bytes.subarray(0, length)
    : encoder.encode(unescaped(plainText(bytes, 0, length)))
  return cellBytes(text)
}

/** Bytes of a text that comes in parts. */
export class Gathered {
  bytes = new Uint8Array(1 << 10)
  length = 0

  add(bytes: Uint8Array, start: number, end: number): void {
    const needed = this.length + end - start
    if (needed > this.bytes.length) {
      const larger = new Uint8Array(needed * 2)
      larger.set(this.bytes)
      this.bytes = larger
    }
    for (let at = start; at < end; at++) this.bytes[this.length++] = bytes[at]!
  }
}
