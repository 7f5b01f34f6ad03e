import { cancelledError } from '../../recipe/error'
import type { ReadOptions } from '../../recipe/schema'
import type { FileFormat, InputFile } from '../protocol/files'
import { openArrow } from './arrow/open'
import type { Source } from './batch'
import { openCsv } from './csv/open'
import type { Held } from './held'
import type { Opener } from './opener'
import { openParquet } from './parquet/open'
import { readerFaults, refusals } from './sentences'
import { stamped } from './stamp'

const SNIFFED = 16

interface Signature {
  starts: number[]
  /** What the file turns out to be. */
  format: FileFormat | 'encrypted' | 'spreadsheet' | 'archive' | 'binary'
}

const SIGNATURES: Signature[] = [
  { starts: [0x50, 0x41, 0x52, 0x31], format: 'parquet' }, // PAR1
  { starts: [0x50, 0x41, 0x52, 0x45], format: 'encrypted' }, // PARE
  { starts: [0x41, 0x52, 0x52, 0x4f, 0x57, 0x31], format: 'arrow' }, // ARROW1
  { starts: [0xff, 0xff, 0xff, 0xff], format: 'arrow' }, // continuation marker of an IPC stream
  { starts: [0x1f, 0x8b], format: 'csv' }, // gzip, which only text comes in
  { starts: [0x50, 0x4b, 0x03, 0x04], format: 'spreadsheet' }, // xlsx and ods are zip files
  { starts: [0xd0, 0xcf, 0x11, 0xe0], format: 'spreadsheet' }, // xls
  { starts: [0x28, 0xb5, 0x2f, 0xfd], format: 'archive' }, // zstd
  { starts: [0x37, 0x7a, 0xbc, 0xaf], format: 'archive' }, // 7z
  { starts: [0x42, 0x5a, 0x68], format: 'archive' }, // bzip2
  { starts: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], format: 'binary' }, // SQLite
  { starts: [0x25, 0x50, 0x44, 0x46], format: 'binary' }, // PDF
  { starts: [0x46, 0x45, 0x41, 0x31], format: 'binary' }, // FEA1, Feather before it was Arrow
]

const NAMES: Record<FileFormat, string> = { csv: 'CSV', parquet: 'Parquet', arrow: 'Arrow' }

/** Tells a file by its first bytes; what bears no signature is text. */
export async function sniffFormat({ name, file, format }: InputFile): Promise<FileFormat> {
  if (file.size === 0) throw readerFaults.empty({ name })
  const head = new Uint8Array(await file.slice(0, SNIFFED).arrayBuffer())
  const found = SIGNATURES.find(({ starts }) => starts.every((byte, at) => head[at] === byte))?.format ?? 'csv'
  if (!(found in NAMES)) {
    throw readerFaults.refused({ name, why: refusals[found as Exclude<Signature['format'], FileFormat>]() })
  }
  if (format !== undefined && format !== found) {
    throw readerFaults.otherFormat({ name, announced: NAMES[format], found: NAMES[found as FileFormat] })
  }
  return found as FileFormat
}

/** A file that an analysis wrote for itself; undefined where they are all tables. */
async function openHeld(
  files: InputFile[],
  openers: readonly Opener[],
  signal: AbortSignal,
): Promise<Source | undefined> {
  for (const opener of openers) {
    for (const file of files) {
      const held = await opener.read(file, signal)
      if (!held) continue
      if (files.length === 1) return opener.source(held, file, signal)
      throw opener.refusals.beside(file.name)
    }
  }
  return undefined
}

/** A file that has to be one of the opener's own. */
export async function readHeld(opener: Opener, file: InputFile, signal: AbortSignal): Promise<Held> {
  const held = (await sniffFormat(file)) === opener.format ? await opener.read(file, signal) : undefined
  if (held) return held
  throw opener.refusals.another(file.name)
}

/**
 * Opens files of one format and shape as one table; takes only a look at them. `openers` know what looks like a table
 * and is more.
 */
export async function openSource(
  input: InputFile[],
  read: ReadOptions | undefined,
  signal: AbortSignal,
  openers: readonly Opener[] = [],
): Promise<Source> {
  if (input.length === 0) {
    throw readerFaults.noFile()
  }
  const formats = new Map<FileFormat, string>()
  for (const file of input) {
    if (signal.aborted) throw cancelledError()
    formats.set(await sniffFormat(file), file.name)
  }
  if (formats.size > 1) {
    throw readerFaults.severalFormats({
      names: [...formats.values()],
      formats: [...formats.keys()].map((kind) => NAMES[kind]),
    })
  }
  const [format] = formats.keys()
  const files = await Promise.all(input.map(stamped))
  const own = await openHeld(
    files,
    openers.filter((opener) => opener.format === format),
    signal,
  )
  if (own) return own
  switch (format) {
    case 'parquet':
      return openParquet(files, signal)
    case 'arrow':
      return openArrow(files, signal)
    default:
      return openCsv(files, read, signal)
  }
}
