import type { Disk, Folder } from './disk'

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

function folderOf(directory: FileSystemDirectoryHandle): Folder {
  return {
    async names() {
      const names: string[] = []
      for await (const name of directory.keys()) names.push(name)
      return names
    },
    read: (name) => ifThere(async () => (await directory.getFileHandle(name)).getFile()),
    open: async (name) => (await directory.getFileHandle(name, { create: true })).createSyncAccessHandle(),
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
