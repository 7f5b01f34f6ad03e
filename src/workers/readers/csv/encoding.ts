import { csvFaults } from './sentences'

/** Bytes to look for a file's encoding; ASCII in the first megabyte says nothing of the rest. */
const PROBES = 16
const PROBE_BYTES = 1 << 16

const MULTI_BYTE = new Set([
  'utf-16le',
  'utf-16be',
  'shift_jis',
  'euc-jp',
  'iso-2022-jp',
  'euc-kr',
  'big5',
  'gbk',
  'gb18030',
  'replacement',
])

/** Whether bytes below 0x80 do not always stand for themselves, so that the file must be transcoded before a scan. */
export function needsTranscoding(encoding: string): boolean {
  return MULTI_BYTE.has(encoding)
}

/** The one name of an encoding, from any of the names people use. */
export function canonicalEncoding(label: string): string {
  const plain = label.trim().toLowerCase()
  const name =
    plain === 'latin-1' ? 'latin1' : plain === 'utf-16' ? 'utf-16le' : plain.replace(/^(cp|win)-?125/, 'windows-125')
  try {
    return new TextDecoder(name).encoding
  } catch (cause) {
    throw csvFaults.encodingUnknown({ encoding: label }, cause)
  }
}

export function isUtf8(bytes: Uint8Array, complete: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !complete })
    return true
  } catch {
    return false
  }
}

/** The encoding the first bytes speak for; undefined when they are all ASCII. */
export function detectEncoding(sample: Uint8Array, complete: boolean): string | undefined {
  const [a, b, c] = sample
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  const wide = utf16WithoutMark(sample)
  if (wide) return wide
  if (isAscii(sample)) return undefined
  return isUtf8(sample, complete) ? 'utf-8' : 'windows-1252'
}

/** Looks into the rest of a file whose beginning is ASCII. */
export async function probeEncoding(blob: Blob, from: number): Promise<string> {
  const step = (blob.size - from) / PROBES
  for (let probe = 0; probe < PROBES && from < blob.size; probe++) {
    const at = Math.floor(from + probe * step)
    const bytes = new Uint8Array(await blob.slice(at, at + PROBE_BYTES).arrayBuffer())
    if (isAscii(bytes)) continue
    // A probe may start in the middle of a character.
    let start = 0
    while (start < 3 && (bytes[start]! & 0xc0) === 0x80) start++
    return isUtf8(bytes.subarray(start), false) ? 'utf-8' : 'windows-1252'
  }
  return 'utf-8'
}

/** A zero in every other byte is how Western text looks in UTF-16. */
function utf16WithoutMark(sample: Uint8Array): string | undefined {
  const zeros = [0, 0]
  const length = Math.min(sample.length, 1 << 12) & ~1
  for (let at = 0; at < length; at++) if (sample[at] === 0) zeros[at & 1]!++
  const [even, odd] = zeros as [number, number]
  if (length < 4 || Math.max(even, odd) < length * 0.3 || Math.min(even, odd) > length * 0.05) return undefined
  return odd > even ? 'utf-16le' : 'utf-16be'
}

function isAscii(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at++) if (bytes[at]! >= 0x80) return false
  return true
}

/** UTF-8 of each byte of a single-byte encoding; undefined for UTF-8 itself. */
export function recodingTable(encoding: string): Uint8Array[] | undefined {
  if (encoding === 'utf-8' || needsTranscoding(encoding)) return undefined
  const made = recodingTables.get(encoding) ?? makeRecodingTable(encoding)
  recodingTables.set(encoding, made)
  return made
}

/** The byte a character is in a scan of text in this encoding; undefined where it is none or several. */
export function byteOf(character: string, encoding: string): number | undefined {
  if (character < '\u0080') return character.charCodeAt(0)
  const wanted = new TextEncoder().encode(character).join()
  const byte = recodingTable(encoding)?.findIndex((bytes) => bytes.join() === wanted) ?? -1
  return byte < 0 ? undefined : byte
}

const recodingTables = new Map<string, Uint8Array[]>()

function makeRecodingTable(encoding: string): Uint8Array[] {
  const decoder = new TextDecoder(encoding)
  const encoder = new TextEncoder()
  return Array.from({ length: 256 }, (_, byte) => encoder.encode(decoder.decode(Uint8Array.of(byte))))
}
