import { cancelledError } from '../../recipe/error'
import type { ReadOptions } from '../../recipe/schema'
import type { Sentence } from '../../recipe/sentence'
import type { FileFormat, InputFile } from '../protocol/files'
import { openArrow } from './arrow/open'
import type { ReadProgress, Source } from './batch'
import { openCsv } from './csv/open'
import { gunzipped } from './gunzip'
import type { Held } from './held'
import type { Opener } from './opener'
import { openParquet } from './parquet/open'
import { readerFaults, refusals } from './sentences'
import { HEAD_BYTES, type Recognised, recognise, TAIL_BYTES } from './signatures'
import { stamped } from './stamp'

const NAMES: Record<FileFormat, string> = {
  csv: 'CSV',
  xlsx: 'Excel',
  json: 'JSON',
  parquet: 'Parquet',
  arrow: 'Arrow',
}

/** Tells a file by its first and last bytes; what bears no signature is text. */
export async function sniffFormat({ name, file, format }: InputFile): Promise<FileFormat> {
  if (file.size === 0) throw readerFaults.empty({ name })
  const end = Math.max(0, file.size - TAIL_BYTES)
  const whole = recognise(await bytesOf(file.slice(0, HEAD_BYTES)), await bytesOf(file.slice(end)))
  const found = whole === 'gzip' ? await sniffPacked(file) : await sniffWhole(whole, file)
  if (typeof found === 'function') throw readerFaults.refused({ name, why: found() })
  if (format !== undefined && format !== found) {
    throw readerFaults.otherFormat({ name, announced: NAMES[format], found: NAMES[found] })
  }
  return found
}

const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer())

/** Office files are told by what is in them. */
async function sniffWhole(found: Exclude<Recognised, 'gzip'>, file: Blob): Promise<FileFormat | (() => Sentence)> {
  if (found !== 'zip' && found !== 'container') return found
  const { recogniseZip, recogniseContainer } = await import('./xlsx/recognise')
  return found === 'zip' ? recogniseZip(file) : recogniseContainer(file)
}

/** Of packed files only text is read, which is unpacked on the way. */
async function sniffPacked(file: Blob): Promise<'csv' | 'json' | (() => Sentence)> {
  const found = recognise(await unpackedHead(file), new Uint8Array(0))
  if (typeof found === 'function' || found === 'json') return found
  return found === 'gzip' || found === 'csv' ? 'csv' : refusals.packed
}

/** The beginning of what is packed; as much as there is where the packing is damaged, which its reader will tell. */
async function unpackedHead(file: Blob): Promise<Uint8Array> {
  const reader = gunzipped(file.stream()).getReader()
  try {
    const { value } = await reader.read()
    return value?.subarray(0, HEAD_BYTES) ?? new Uint8Array(0)
  } catch {
    return new Uint8Array(0)
  } finally {
    await reader.cancel().catch(() => undefined)
  }
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
 * Opens files of one format and shape as one table; takes only a look at them, but for cells that have to become text. `openers` know what looks like a table
 * and is more.
 */
export async function openSource(
  input: InputFile[],
  read: ReadOptions | undefined,
  signal: AbortSignal,
  openers: readonly Opener[] = [],
  onProgress: (p: ReadProgress) => void = () => undefined,
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
    case 'xlsx':
      return (await import('./xlsx/open')).openXlsx(files, read, signal, onProgress)
    case 'json':
      return (await import('./json/open')).openJson(files, read, signal, onProgress)
    default:
      return openCsv(files, read, signal)
  }
}
