import type { InputFile } from '../../../workers/protocol/files'
import { dataFiles, toInput } from './pick-files'

function readEntries(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  return new Promise((resolve, reject) => reader.readEntries(resolve, reject))
}

async function filesBelow(entry: FileSystemEntry): Promise<InputFile[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject))
    return [{ name: entry.fullPath.replace(/^\//, ''), file }]
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const found: InputFile[] = []
  // A reader gives at most a hundred entries at a time, and none at the end.
  for (let part = await readEntries(reader); part.length > 0; part = await readEntries(reader)) {
    for (const below of part) found.push(...(await filesBelow(below)))
  }
  return found
}

/** Files and the files of folders in a drop. Entries must be taken before the first await: the browser forgets them. */
export async function droppedFiles(transfer: DataTransfer): Promise<InputFile[]> {
  const originals = [...transfer.items].map(originalOf)
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null)
  if (entries.length === 0) return toInput(transfer.files)
  const found = (await Promise.all(entries.map(filesBelow))).flat()
  if (entries.some((entry) => entry.isDirectory)) return dataFiles(found)
  const handles = await Promise.all(originals.map(soon))
  return found.map((input) => {
    const handle = handles.find((each) => each?.name === input.name)
    return handle ? { ...input, handle } : input
  })
}

/** What a script drops gives no handle and never says so; nobody is to wait for it. */
const HANDLE_MS = 250

const soon = <T>(promise: Promise<T>): Promise<T | undefined> =>
  Promise.race([promise, new Promise<undefined>((resolve) => setTimeout(resolve, HANDLE_MS, undefined))])

/** A handle by which the file is found again on another day, where the browser gives one. */
async function originalOf(item: DataTransferItem): Promise<FileSystemFileHandle | undefined> {
  const giving = item as DataTransferItem & { getAsFileSystemHandle?(): Promise<FileSystemHandle | null> }
  try {
    const handle = await giving.getAsFileSystemHandle?.()
    return handle instanceof FileSystemFileHandle ? handle : undefined
  } catch {
    return undefined
  }
}
