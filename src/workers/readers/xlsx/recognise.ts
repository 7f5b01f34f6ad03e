import type { Sentence } from '../../../recipe/sentence'
import { refusals } from '../sentences'
import { readDirectory, unpack, type ZipEntry } from './zip'

const CONTAINER_HEAD = 512
/** Names in a container stand in entries of 128 bytes, the first of them together. */
const CONTAINER_NAMES = 1 << 13

const quiet = { signal: new AbortController().signal, onBytes: () => undefined }

async function typeOf(file: Blob, entry: ZipEntry | undefined): Promise<string> {
  if (!entry || entry.size > 200) return ''
  let text = ''
  for await (const chunk of unpack(file, entry, quiet)) text += new TextDecoder().decode(chunk)
  return text
}

/** What a zip archive is: a workbook, or why it cannot be read. A damaged one is for its reader to tell. */
export async function recogniseZip(file: Blob): Promise<'xlsx' | (() => Sentence)> {
  const entries = await readDirectory(file).catch(() => undefined)
  if (!entries) return (await mentionsWorkbook(file)) ? 'xlsx' : refusals.damagedZip
  if (entries.has('xl/workbook.bin')) return refusals.xlsb
  const type = await typeOf(file, entries.get('mimetype')).catch(() => '')
  if (type.includes('opendocument.spreadsheet')) return refusals.ods
  if (entries.has('xl/workbook.xml')) return 'xlsx'
  const names = [...entries.keys()]
  if (names.some((name) => name.startsWith('word/') || name.startsWith('ppt/')) || type.includes('opendocument')) {
    return refusals.document
  }
  return names.includes('[content_types].xml') && names.some((name) => name.endsWith('workbook.xml'))
    ? 'xlsx'
    : refusals.zip
}

/** Without its end an archive still names what it holds at its beginning. */
async function mentionsWorkbook(file: Blob): Promise<boolean> {
  const text = new TextDecoder('latin1').decode(await file.slice(0, 1 << 16).arrayBuffer())
  return text.includes('[Content_Types].xml') || text.includes('xl/') || text.includes('_rels/.rels')
}

const utf16 = (text: string) => [...text].flatMap((letter) => [letter, '\0']).join('')

/** What a container of Office is: a workbook of old, or one behind a password. */
export async function recogniseContainer(file: Blob): Promise<() => Sentence> {
  if (file.size < CONTAINER_HEAD) return refusals.container
  const head = new DataView(await file.slice(0, CONTAINER_HEAD).arrayBuffer())
  const sector = 2 ** Math.min(12, head.getUint16(30, true))
  const at = (head.getUint32(48, true) + 1) * sector
  const names = new TextDecoder('latin1').decode(await file.slice(at, at + CONTAINER_NAMES).arrayBuffer())
  if (names.includes(utf16('EncryptedPackage'))) return refusals.locked
  if (names.includes(utf16('Workbook')) || names.includes(utf16('Book\0'))) return refusals.xls
  return names.includes(utf16('WordDocument')) ? refusals.document : refusals.container
}
