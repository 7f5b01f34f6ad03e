import { deflateRawSync, crc32 as nodeCrc32 } from 'node:zlib'

export interface Part {
  name: string
  content: string | Uint8Array
}

export interface ZipOptions {
  stored?: boolean
  /** Sizes behind the content instead of before it. */
  descriptors?: boolean
  /** Sizes and places in fields of 64 bits. */
  wide?: boolean
  comment?: string
}

const encoder = new TextEncoder()

function crcOf(bytes: Uint8Array): number {
  if (typeof nodeCrc32 === 'function') return nodeCrc32(bytes)
  let crc = ~0
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return ~crc >>> 0
}

function fields(...values: [bytes: 2 | 4 | 8, value: number][]): Uint8Array {
  const bytes = new Uint8Array(values.reduce((sum, [size]) => sum + size, 0))
  const view = new DataView(bytes.buffer)
  let at = 0
  for (const [size, value] of values) {
    if (size === 2) view.setUint16(at, value, true)
    else if (size === 4) view.setUint32(at, value, true)
    else view.setBigUint64(at, BigInt(value), true)
    at += size
  }
  return bytes
}

function concat(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

const FULL = 0xffffffff

/** An archive as other tools write it, in any of their ways. */
export function writeZip(parts: readonly Part[], options: ZipOptions = {}): Uint8Array<ArrayBuffer> {
  const { stored = false, descriptors = false, wide = false, comment = '' } = options
  const out: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let at = 0
  const push = (bytes: Uint8Array) => {
    out.push(bytes)
    at += bytes.length
  }
  for (const part of parts) {
    const name = encoder.encode(part.name)
    const content = typeof part.content === 'string' ? encoder.encode(part.content) : part.content
    const packed = stored ? content : new Uint8Array(deflateRawSync(content))
    const crc = crcOf(content)
    const method = stored ? 0 : 8
    const flags = descriptors ? 8 : 0
    const start = at
    const [size, length] = [content.length, packed.length]
    const extra = wide ? concat([fields([2, 1], [2, 24], [8, size], [8, length], [8, start])]) : new Uint8Array(0)
    const known: [4, number][] = descriptors
      ? [
          [4, 0],
          [4, 0],
          [4, 0],
        ]
      : [
          [4, crc],
          [4, length],
          [4, size],
        ]
    push(fields([4, 0x04034b50], [2, 20], [2, flags], [2, method], [2, 0], [2, 0], ...known, [2, name.length], [2, 0]))
    push(name)
    push(packed)
    if (descriptors) push(fields([4, 0x08074b50], [4, crc], [4, length], [4, size]))
    const told: [4, number][] = wide
      ? [
          [4, FULL],
          [4, FULL],
        ]
      : [
          [4, length],
          [4, size],
        ]
    directory.push(
      fields([4, 0x02014b50], [2, 45], [2, 20], [2, flags], [2, method], [2, 0], [2, 0], [4, crc], ...told),
      fields([2, name.length], [2, extra.length], [2, 0], [2, 0], [2, 0], [4, 0], [4, wide ? FULL : start]),
      name,
      extra,
    )
  }
  const begin = at
  const entries = concat(directory)
  push(entries)
  if (wide) {
    const end = at
    push(fields([4, 0x06064b50], [8, 44], [2, 45], [2, 45], [4, 0], [4, 0], [8, parts.length], [8, parts.length]))
    push(fields([8, entries.length], [8, begin]))
    push(fields([4, 0x07064b50], [4, 0], [8, end], [4, 1]))
  }
  const count: [2, number] = [2, wide ? 0xffff : parts.length]
  const where: [4, number][] = wide
    ? [
        [4, FULL],
        [4, FULL],
      ]
    : [
        [4, entries.length],
        [4, begin],
      ]
  push(fields([4, 0x06054b50], [2, 0], [2, 0], count, count, ...where, [2, comment.length]))
  push(encoder.encode(comment))
  return concat(out)
}
