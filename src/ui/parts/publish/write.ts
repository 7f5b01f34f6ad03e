import { saveFile } from '../../base/components/save-file'
import type { PublishedFiles } from './collect'
import { publishedFaults } from './sentences'

type Picker = (options: { id: string; mode: 'readwrite' }) => Promise<FileSystemDirectoryHandle>

const picker = () => (globalThis as { showDirectoryPicker?: Picker }).showDirectoryPicker

/** Whether this browser may write a folder, with a press. */
export const writesFolders = (): boolean => picker() !== undefined

/** A name that every disk and address takes: `Spring sale!` is `spring-sale`. */
export function folderName(title: string): string {
  const plain = title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  return plain.slice(0, 60) || 'view'
}

/**
 * Into a folder of that name, within one that is chosen. What stood there stays until all that takes its place is written; the
 * last file, which names the others, takes it last. False where nobody chose.
 */
export async function writeFolder(name: string, files: PublishedFiles): Promise<boolean> {
  const parent = await picker()?.call(globalThis, { id: 'publish', mode: 'readwrite' }).catch(calledOff)
  if (!parent) return false
  const before = await parent.getDirectoryHandle(name).catch(() => null)
  const streams: FileSystemWritableFileStream[] = []
  try {
    const folder = before ?? (await parent.getDirectoryHandle(name, { create: true }))
    for (const { name: file, bytes } of files) {
      const handle = await folder.getFileHandle(file, { create: true })
      const stream = await handle.createWritable()
      streams.push(stream)
      await stream.write(bytes)
    }
    for (const stream of streams) await stream.close()
  } catch (cause) {
    await Promise.all(streams.map((stream) => stream.abort().catch(() => undefined)))
    // Half a folder would look like one.
    if (!before) await parent.removeEntry(name, { recursive: true }).catch(() => undefined)
    throw isFull(cause) ? publishedFaults.full(cause) : publishedFaults.unwritten(cause)
  }
  return true
}

const isFull = (cause: unknown) => cause instanceof DOMException && cause.name === 'QuotaExceededError'

function calledOff(error: unknown): undefined {
  if (error instanceof DOMException && error.name === 'AbortError') return undefined
  throw error
}

/** Large ones are packed as they are: packing them tighter would hold up the page. */
const PACKED_BYTES = 48 * 2 ** 20
/** The first day of all archives: equal views give equal files. */
const DAY = new Date(1980, 0, 1)

export async function saveZip(name: string, files: PublishedFiles): Promise<void> {
  const { zipSync } = await import('fflate')
  const total = files.reduce((sum, { bytes }) => sum + bytes.length, 0)
  const content = Object.fromEntries(files.map(({ name: file, bytes }) => [`${name}/${file}`, bytes]))
  const packed = zipSync(content, { level: total > PACKED_BYTES ? 0 : 6, mtime: DAY })
  saveFile(`${name}.zip`, new Blob([packed as Uint8Array<ArrayBuffer>], { type: 'application/zip' }))
}
