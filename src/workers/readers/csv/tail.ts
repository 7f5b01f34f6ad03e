import { CR, LF } from './block'
import { openBytes } from './bytes'
import { needsTranscoding, recodingTable } from './encoding'

/** Bytes at the end of a file in which lines that sum it up are looked for. */
const TAIL = 1 << 14
/** The end of what is packed is known once all of it is unpacked: a second or less up to so many packed bytes. */
const MOST_PACKED = 1 << 24
const STRETCH = 1 << 20

/** The end of a file as text, from the beginning of a line on. */
export interface Tail {
  text: string
  /** Whether it begins with the first row of the table; else perhaps in the middle of a record. */
  whole: boolean
  /** Where so much of the text ends: in the file as it lies, or in what comes out of it. */
  placeOf(text: string): { inFile: number } | { unpacked: number }
}

/** Bytes that text takes in a scan. */
export const bytesOf = (text: string, encoding: string): number =>
  recodingTable(encoding) ? text.length : new TextEncoder().encode(text).length

/** A cut may be in the middle of a line, or of a character. */
const lineStartIn = (bytes: Uint8Array) => bytes.findIndex((byte) => byte === LF || byte === CR) + 1

/** The end of a file as far as it can be had without going through a large one; `dataStart` as in a dialect. */
export async function tailOf(
  name: string,
  file: Blob,
  dataStart: number,
  { encoding, gzip }: { encoding: string; gzip: boolean },
): Promise<Tail | null> {
  if (gzip) return file.size <= MOST_PACKED ? packedTail(name, file, dataStart, encoding) : null
  if (encoding.startsWith('utf-16')) return wideTail(file, encoding)
  if (needsTranscoding(encoding)) return null
  const from = Math.max(dataStart, file.size - TAIL)
  const bytes = new Uint8Array(await file.slice(from).arrayBuffer())
  return narrowTail(bytes, from, from === dataStart, encoding, (at) => ({ inFile: at }))
}

function narrowTail(
  bytes: Uint8Array,
  from: number,
  whole: boolean,
  encoding: string,
  place: (at: number) => ReturnType<Tail['placeOf']>,
): Tail {
  const lineStart = whole ? 0 : lineStartIn(bytes)
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes.subarray(lineStart))
  return { text, whole, placeOf: (some) => place(from + lineStart + bytesOf(some, encoding)) }
}

/** Two bytes a unit, from an even place on. */
async function wideTail(file: Blob, encoding: string): Promise<Tail> {
  const from = Math.max(0, file.size - 2 * TAIL) & ~1
  const units = new TextDecoder(encoding, { ignoreBOM: true }).decode(await file.slice(from).arrayBuffer())
  const lineStart = units.search(/[\r\n]/) + 1
  return {
    text: units.slice(lineStart),
    whole: false,
    placeOf: (some) => ({ inFile: from + 2 * (lineStart + some.length) }),
  }
}

async function packedTail(name: string, file: Blob, dataStart: number, encoding: string): Promise<Tail> {
  const source = openBytes(file, { name, encoding, gzip: true })
  let before = new Uint8Array(0)
  for (let at = 0; ; at += STRETCH) {
    const { bytes, length, last } = await source.read(at, STRETCH)
    const all = new Uint8Array(before.length + length)
    all.set(before)
    all.set(bytes.subarray(0, length), before.length)
    if (!last) {
      before = all.slice(-TAIL)
      continue
    }
    const end = at + length
    const from = Math.max(dataStart, end - TAIL)
    const rest = all.subarray(all.length - (end - from))
    const scanned = needsTranscoding(encoding) ? 'utf-8' : encoding
    return narrowTail(rest, from, from === dataStart, scanned, (place) => ({ unpacked: place }))
  }
}
