import { createStore, del, get, keys, set } from 'idb-keyval'

/** Handles to files on the analyst's disk, which only IndexedDB can hold. Where it may not, the file is asked for again. */
export interface Handles {
  keep(id: string, key: string, handle: FileSystemFileHandle): Promise<void>
  find(id: string, key: string): Promise<FileSystemFileHandle | undefined>
  /** Of workspaces that are no longer there. */
  sweep(ids: readonly string[]): Promise<void>
}

export function browserHandles(): Handles {
  const store = createStore('basketeer-handles', 'handles')
  const nameOf = (id: string, key: string) => `${id} ${key}`
  return {
    keep: (id, key, handle) => set(nameOf(id, key), handle, store),
    find: (id, key) => get<FileSystemFileHandle>(nameOf(id, key), store),
    async sweep(ids) {
      for (const name of await keys<string>(store)) if (!ids.includes(name.split(' ')[0]!)) await del(name, store)
    },
  }
}
