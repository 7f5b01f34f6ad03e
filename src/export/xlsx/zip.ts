import { Deflate } from 'fflate'
import { crc32 } from '../crc32'

/** Text is packed in pieces of this many characters. */
const PIECE = 1 << 18
/** Every byte of a file hangs on what is in it: the browsers' own streams pack each in their own way. */
const LEVEL = 4
/** 1980-01-01, the first day of all archives: equal tables give equal files. */
const DAY = 0x0021
const VERSION = 20
const DEFLATED = 8
const UTF_8 = 0x0800

interface Entry {
  name: Uint8Array
  crc: number
  size: number
  packed: Uint8Array[]
  length: number
  at: number
}

type Field = [bytes: 2 | 4, value: number]

function fields(...values: Field[]): Uint8Array {
  const bytes = new Uint8Array(values.reduce((sum, [size]) => sum + size, 0))
  const view = new DataView(bytes.buffer)
  let at = 0
  for (const [size, value] of values) {
    if (size === 2) view.setUint16(at, value, true)
    else view.setUint32(at, value, true)
    at += size
  }
  return bytes
}

/** What a header in front of an entry and its line in the directory have in common. */
const common = ({ crc, length, size, name }: Entry): Field[] => [
  [2, VERSION],
  [2, UTF_8],
  [2, DEFLATED],
  [2, 0],
  [2, DAY],
  [4, crc],
  [4, length],
  [4, size],
  [2, name.length],
  [2, 0],
]

/** An archive that is written entry by entry; of an entry only what it packs to is held. */
export function createZip() {
  const encoder = new TextEncoder()
  const entries: Entry[] = []

  return {
    async add(name: string, write: (add: (text: string) => void) => void | Promise<void>): Promise<void> {
      const entry: Entry = { name: encoder.encode(name), crc: 0, size: 0, packed: [], length: 0, at: 0 }
      const deflate = new Deflate({ level: LEVEL }, (chunk) => {
        entry.packed.push(chunk)
        entry.length += chunk.length
      })
      let pending = ''
      const push = (end: boolean) => {
        const bytes = encoder.encode(pending)
        pending = ''
        entry.crc = crc32(bytes, entry.crc)
        entry.size += bytes.length
        deflate.push(bytes, end)
      }
      await write((text) => {
        pending += text
        if (pending.length > PIECE) push(false)
      })
      push(true)
      entries.push(entry)
    },
    finish(): Uint8Array<ArrayBuffer> {
      const parts: Uint8Array[] = []
      let at = 0
      const put = (bytes: Uint8Array) => {
        parts.push(bytes)
        at += bytes.length
      }
      for (const entry of entries) {
        entry.at = at
        put(fields([4, 0x04034b50], ...common(entry)))
        put(entry.name)
        for (const piece of entry.packed) put(piece)
      }
      const begin = at
      for (const entry of entries) {
        put(fields([4, 0x02014b50], [2, VERSION], ...common(entry), [2, 0], [2, 0], [2, 0], [4, 0], [4, entry.at]))
        put(entry.name)
      }
      const count: Field = [2, entries.length]
      put(fields([4, 0x06054b50], [2, 0], [2, 0], count, count, [4, at - begin], [4, begin], [2, 0]))
      const bytes = new Uint8Array(at)
      let to = 0
      for (const part of parts) {
        bytes.set(part, to)
        to += part.length
      }
      return bytes
    },
  }
}
