import type { Watch } from '../cells/cell-text'
import { Gathered, stringCell } from './string-text'
import { scanXml } from './xml'
import { unpack, ZipBomb, type ZipEntry } from './zip'

/** Above this an array of bytes does not fit every browser. */
const MOST_BYTES = 2 ** 30

/** Texts by number, ready to stand in a cell; in one array, since there may be a million. */
export interface SharedStrings {
  bytes: Uint8Array
  /** Text n is `bytes[offsets[n]]` up to `bytes[offsets[n + 1]]`. */
  offsets: number[]
}

export async function readSharedStrings(blob: Blob, entry: ZipEntry | undefined, watch: Watch): Promise<SharedStrings> {
  const strings: SharedStrings = { bytes: new Uint8Array(1 << 16), offsets: [0] }
  if (!entry) return strings
  const text = new Gathered()
  let length = 0
  let inText = false
  /** Readings aloud of East Asian text are not part of it. */
  let phonetic = false

  function keep(): void {
    const cell = stringCell(text.bytes, text.length)
    if (length + cell.length > strings.bytes.length) {
      if (length + cell.length > MOST_BYTES) throw new ZipBomb('text without an end')
      const larger = new Uint8Array(Math.min(MOST_BYTES, (length + cell.length) * 2))
      larger.set(strings.bytes)
      strings.bytes = larger
    }
    strings.bytes.set(cell, length)
    length += cell.length
    strings.offsets.push(length)
    text.length = 0
  }

  await scanXml(unpack(blob, entry, watch), {
    open(name) {
      if (name === 't') inText = !phonetic
      else if (name === 'rPh') phonetic = true
    },
    text(bytes, start, end) {
      if (inText) text.add(bytes, start, end)
    },
    close(name) {
      if (name === 't') inText = false
      else if (name === 'rPh') phonetic = false
      else if (name === 'si') keep()
    },
  })
  return strings
}
