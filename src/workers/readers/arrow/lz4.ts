import { CompressionType, compressionRegistry } from 'apache-arrow'

// The LZ4 frame format 1.6.3: https://github.com/lz4/lz4/blob/dev/doc/lz4_Frame_format.md
const MAGIC = 0x184d2204
const CONTENT_SIZE = 0x08
const BLOCK_CHECKSUM = 0x10
const DICTIONARY_ID = 0x01
const STORED = 0x80000000

/** Output that grows; sequences copy from what stands before them. */
class Output {
  bytes: Uint8Array<ArrayBuffer>
  length = 0

  constructor(capacity: number) {
    this.bytes = new Uint8Array(capacity)
  }

  reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return
    const wider = new Uint8Array(Math.max(this.bytes.length * 2, this.length + more))
    wider.set(this.bytes.subarray(0, this.length))
    this.bytes = wider
  }

  append(source: Uint8Array): void {
    this.reserve(source.length)
    this.bytes.set(source, this.length)
    this.length += source.length
  }

  repeat(distance: number, count: number): void {
    this.reserve(count)
    const { bytes } = this
    // Source and target may overlap: then the bytes written first are read again.
    if (distance >= count) bytes.copyWithin(this.length, this.length - distance, this.length - distance + count)
    else for (let at = this.length; at < this.length + count; at++) bytes[at] = bytes[at - distance]!
    this.length += count
  }
}

function decodeBlock(block: Uint8Array, out: Output): void {
  let at = 0
  const extended = (length: number): number => {
    let total = length
    if (length !== 15) return total
    for (let more = 255; more === 255; total += more) more = block[at++]!
    return total
  }
  while (at < block.length) {
    const token = block[at++]!
    const literals = extended(token >> 4)
    out.append(block.subarray(at, at + literals))
    at += literals
    // The last sequence of a block has no match.
    if (at >= block.length) return
    const distance = block[at]! | (block[at + 1]! << 8)
    at += 2
    if (distance === 0 || distance > out.length) throw new Error('LZ4: a match points before the start')
    out.repeat(distance, extended(token & 15) + 4)
  }
}

/** Decodes one LZ4 frame, the form in which Arrow and Feather files compress buffers by default. */
export function decodeLz4Frame(frame: Uint8Array): Uint8Array<ArrayBuffer> {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength)
  if (view.getUint32(0, true) !== MAGIC) throw new Error('LZ4: not a frame')
  const flags = view.getUint8(4)
  const sized = (flags & CONTENT_SIZE) !== 0
  const out = new Output(sized ? Number(view.getBigUint64(6, true)) : frame.length * 4)
  let at = 7 + (sized ? 8 : 0) + (flags & DICTIONARY_ID ? 4 : 0)
  for (;;) {
    const size = view.getUint32(at, true)
    at += 4
    if (size === 0) return out.bytes.subarray(0, out.length)
    const length = size & ~STORED
    const block = frame.subarray(at, at + length)
    if (size & STORED) out.append(block)
    else decodeBlock(block, out)
    at += length + (flags & BLOCK_CHECKSUM ? 4 : 0)
  }
}

/** Teaches apache-arrow, which brings no codec, to read LZ4. */
export function registerLz4(): void {
  compressionRegistry.set(CompressionType.LZ4_FRAME, { decode: decodeLz4Frame })
}
