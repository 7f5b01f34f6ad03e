import type { Disk, Folder, OpenFile } from './disk'

const ROOT = 'workspaces'

const isGone = (error: unknown): boolean => error instanceof DOMException && error.name === 'NotFoundError'

async function ifThere<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    if (isGone(error)) return undefined
    throw error
  }
}

/**
 * Chromium never settles the promise of a file whose handle was collected as garbage while it was being opened (measured with
 * 156: each time), and whoever waits for it waits for ever.
 */
const opening = new Set<FileSystemFileHandle>()

async function open(handle: FileSystemFileHandle): Promise<OpenFile> {
  opening.add(handle)
  try {
    return await handle.createSyncAccessHandle()
  } finally {
    opening.delete(handle)
  }
}

function folderOf(directory: FileSystemDirectoryHandle): Folder {
  return {
    async names() {
      const names: string[] = []
      for await (const name of directory.keys()) names.push(name)
      return names
    },
    read: (name) => ifThere(async () => (await directory.getFileHandle(name)).getFile()),
    open: async (name) => open(await directory.getFileHandle(name, { create: true })),
    remove: async (name) => void (await ifThere(() => directory.removeEntry(name))),
  }
}

/** The private file system of this origin. Throws where the browser refuses it. */
export async function opfsDisk(): Promise<Disk> {
  const origin = await navigator.storage.getDirectory()
  const root = await origin.getDirectoryHandle(ROOT, { create: true })
  return {
    async folders() {
      const names: string[] = []
      for await (const [name, { kind }] of root.entries()) if (kind === 'directory') names.push(name)
      return names
    },
    folder: async (name) => folderOf(await root.getDirectoryHandle(name, { create: true })),
    removeFolder: async (name) => void (await ifThere(() => root.removeEntry(name, { recursive: true }))),
  }
}
