import type { Sentence } from '../../recipe/sentence'
import type { FileFormat } from '../protocol/files'
import { refusals } from './sentences'

/** Bytes at the beginning that are enough to tell any of these. */
export const HEAD_BYTES = 512
/** Bytes at the end: a magic, and a byte behind it in ORC. */
export const TAIL_BYTES = 4

/** `zip` and `container` are told by more than their beginning. */
export type Recognised = FileFormat | 'gzip' | 'zip' | 'container' | (() => Sentence)

interface Signature {
  /** Latin-1. */
  magic: string
  at?: number
  /** Some magics are words that a header may begin with as well; such files end with it, too. */
  endsWith?: string
  is: Recognised
}

const archive = (what: string) => () => refusals.archive({ what })
const picture = (what: string) => () => refusals.picture({ what })
const binary = (what: string) => () => refusals.binary({ what })

const SIGNATURES: readonly Signature[] = [
  { magic: 'PAR1', is: 'parquet' },
  { magic: 'PARE', endsWith: 'PARE', is: refusals.encrypted },
  { magic: 'ARROW1', is: 'arrow' },
  // Continuation marker of an IPC stream.
  { magic: '\xff\xff\xff\xff', is: 'arrow' },
  { magic: '\x1f\x8b', is: 'gzip' },
  { magic: 'PK\x03\x04', is: 'zip' },
  { magic: 'PK\x05\x06', is: 'zip' },
  { magic: '\xd0\xcf\x11\xe0', is: 'container' },
  { magic: '\x28\xb5\x2f\xfd', is: archive('zstd') },
  { magic: '7z\xbc\xaf', is: archive('7z') },
  { magic: '\xfd7zXZ\0', is: archive('xz') },
  { magic: '\x04\x22\x4d\x18', is: archive('lz4') },
  { magic: 'Rar!\x1a\x07', is: archive('RAR') },
  ...Array.from('123456789', (level) => ({ magic: `BZh${level}1AY&SY`, is: archive('bzip2') })),
  { magic: 'ustar', at: 257, is: archive('tar') },
  { magic: 'ORC', endsWith: 'ORC?', is: binary('an ORC file') },
  { magic: 'Obj\x01', is: binary('an Avro file') },
  { magic: 'FEA1', endsWith: 'FEA1', is: binary('a Feather file from before Arrow') },
  { magic: 'SQLite format 3\0', is: refusals.sqlite },
  { magic: 'DUCK', at: 8, is: refusals.duckdb },
  { magic: '\x89HDF\r\n', is: binary('an HDF5 file') },
  { magic: '\x93NUMPY', is: binary('a NumPy file') },
  { magic: '%PDF-', is: binary('a PDF document') },
  { magic: '\x89PNG\r\n', is: picture('PNG') },
  { magic: '\xff\xd8\xff', is: picture('JPEG') },
  { magic: 'GIF87a', is: picture('GIF') },
  { magic: 'GIF89a', is: picture('GIF') },
  { magic: 'WEBP', at: 8, is: picture('WebP') },
  { magic: '\x7fELF', is: refusals.program },
  { magic: 'MZ\x90\0', is: refusals.program },
  { magic: '\xff\xfe\0\0', is: refusals.utf32 },
  { magic: '\0\0\xfe\xff', is: refusals.utf32 },
]

/** How text begins that is no lines of cells. A list of lists or of objects is JSON; a mere bracket may open a cell. */
const TEXTS: readonly [RegExp, Recognised][] = [
  [/^\s*\[\s*[[{]/, 'json'],
  [/^\s*\{\s*"(?:[^"\\]|\\.)*"\s*:/, 'json'],
  [/^\s*\{\s*\}\s*\{/, 'json'],
  [/^\s*<(?:!doctype html|html|head|body)[\s>]/i, refusals.html],
  [/^\s*<(?:\?xml|svg)[\s>]/i, refusals.xml],
]

/** What a file is by its first and last bytes; what bears no signature is text in rows. */
export function recognise(head: Uint8Array, tail: Uint8Array): Recognised {
  const start = latin1(head)
  const end = latin1(tail)
  const found = SIGNATURES.find(({ magic, at = 0, endsWith }) => {
    if (!start.startsWith(magic, at)) return false
    return (
      endsWith === undefined ||
      endsWith === end ||
      (endsWith.endsWith('?') && endsWith.slice(0, -1) === end.slice(0, -1))
    )
  })
  if (found) return found.is
  if (isUtf32(head)) return refusals.utf32
  const text = textOf(head)
  return TEXTS.find(([begins]) => begins.test(text))?.[1] ?? 'csv'
}

const latin1 = (bytes: Uint8Array) => String.fromCharCode(...bytes)

/** Without a mark: of four bytes three are zero, the same three in the whole beginning. */
function isUtf32(head: Uint8Array): boolean {
  const length = Math.min(head.length, 64) & ~3
  const zeros = [0, 0, 0, 0]
  for (let at = 0; at < length; at++) if (head[at] === 0) zeros[at & 3]!++
  const [first, second, third, fourth] = zeros.map((count) => count === length / 4)
  return length >= 8 && second === true && third === true && first !== fourth
}

/** Text in UTF-8 or UTF-16 as far as its beginning can be told by. */
function textOf(head: Uint8Array): string {
  const wide =
    head[0] === 0xff && head[1] === 0xfe ? 'utf-16le' : head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(wide).decode(head)
}
