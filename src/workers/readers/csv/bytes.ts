import { gunzipped } from '../gunzip'
import { type Block, LF } from './block'
import { needsTranscoding } from './encoding'
import { csvFaults } from './sentences'

/** A file as bytes whose ASCII stands for itself: as it lies, unpacked or transcoded. */
export interface ByteSource {
  /** `size` bytes from a position, fewer only at the end. Going back is cheap only where the file lies plain. */
  read(at: number, size: number): Promise<Block>
  /** Bytes on disk that lie before a position last read. */
  consumed(position: number): number
}

interface Packing {
  name: string
  encoding: string
  gzip: boolean
  /** Of what comes out no more is read than up to here. */
  end?: number | undefined
}

/** Whether a file can only be read from its beginning. */
export function isSequential({ encoding, gzip }: { encoding: string; gzip: boolean }): boolean {
  return gzip || needsTranscoding(encoding)
}

export function openBytes(blob: Blob, packing: Packing): ByteSource {
  return isSequential(packing) ? sequentialSource(blob, packing) : plainSource(blob, packing.name)
}

const SPARE = 2

function plainSource(blob: Blob, name: string): ByteSource {
  return {
    async read(at, size) {
      const buffer = await blob
        .slice(at, at + size + SPARE)
        .arrayBuffer()
        .catch((cause: unknown) => {
          throw csvFaults.changed({ name }, cause)
        })
      // Before the end the two line feeds take the place of bytes that will be read again; no copy is needed.
      const last = at + size >= blob.size
      return withLineFeeds(new Uint8Array(buffer), last ? buffer.byteLength : size, last)
    },
    consumed: (position) => Math.min(position, blob.size),
  }
}

function withLineFeeds(bytes: Uint8Array, length: number, last: boolean): Block {
  let block = bytes
  if (bytes.length < length + SPARE) {
    block = new Uint8Array(length + SPARE)
    block.set(bytes)
  }
  block[length] = LF
  block[length + 1] = LF
  return { bytes: block, length, last }
}

function sequentialSource(blob: Blob, packing: Packing): ByteSource {
  const { end = Number.POSITIVE_INFINITY } = packing
  let taken = 0
  let reader = openStream()
  /** Blocks from `windowStart` on that have come out of the stream. */
  let window: Uint8Array[] = []
  let windowStart = 0
  let windowEnd = 0
  let ended = false

  function openStream(): ReadableStreamDefaultReader<Uint8Array> {
    taken = 0
    return unpacked(blob, packing, (bytes) => {
      taken += bytes
    }).getReader()
  }

  async function pull(): Promise<void> {
    const next = await reader.read().catch((cause: unknown) => {
      const { name, encoding, gzip } = packing
      throw gzip ? csvFaults.damagedArchive({ name }, cause) : csvFaults.otherEncoding({ name, encoding }, cause)
    })
    if (next.done) {
      ended = true
      return
    }
    const block = next.value.subarray(0, end - windowEnd)
    window.push(block)
    windowEnd += block.length
    ended = windowEnd === end
  }

  function dropBefore(position: number): void {
    let gone = 0
    while (gone < window.length && windowStart + window[gone]!.length <= position) windowStart += window[gone++]!.length
    window = window.slice(gone)
  }

  return {
    async read(at, size) {
      if (at < windowStart) {
        await reader.cancel()
        reader = openStream()
        window = []
        windowStart = 0
        windowEnd = 0
        ended = false
      }
      dropBefore(at)
      while (!ended && windowEnd < at + size) {
        await pull()
        dropBefore(at)
      }
      const length = Math.max(0, Math.min(size, windowEnd - at))
      const bytes = new Uint8Array(length + SPARE)
      let from = windowStart
      for (const block of window) {
        const part = block.subarray(Math.max(0, at - from), Math.max(0, at + length - from))
        bytes.set(part, Math.max(0, from - at))
        from += block.length
      }
      return withLineFeeds(bytes, length, ended && at + length >= windowEnd)
    },
    consumed: () => Math.min(taken, blob.size),
  }
}

function unpacked(blob: Blob, packing: Packing, onBytes: (bytes: number) => void): ReadableStream<Uint8Array> {
  const counter = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      onBytes(chunk.length)
      controller.enqueue(chunk)
    },
  })
  const counted = blob.stream().pipeThrough(counter)
  const plain = packing.gzip ? gunzipped(counted) : counted
  if (!needsTranscoding(packing.encoding)) return plain
  return plain
    .pipeThrough(new TextDecoderStream(packing.encoding, { fatal: true }))
    .pipeThrough(new TextEncoderStream())
}
