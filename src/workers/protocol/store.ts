/** What the screen says to the store worker, and is told. */

/** What is known of a workspace before it is opened; the store keeps it and never reads it. */
export interface About {
  name: string
  /** Times in ms since 1970. */
  created: number
  changed: number
  /** What is in it, in the words of whoever keeps it. */
  facts: {
    sources: readonly { name: string; bytes: number }[]
    results: number
    stars: number
    notes: number
  }
}

/** A workspace as a list of them shows it. */
export interface WorkspaceInfo {
  id: string
  about: About
  bytes: number
  /** Put away; comes back where that is wanted in time. */
  removed?: true
  /** Kept by a newer version: can be seen and not opened. */
  newer?: true
  /** Some tab writes in it. */
  open?: true
}

export interface EntryInfo {
  key: string
  bytes: number
  /** When it was kept. */
  time: number
}

/** An open workspace. Whoever may only read it is told so. */
export interface OpenWorkspace {
  id: string
  mode: 'write' | 'read'
  about: About
  entries: EntryInfo[]
  /** What was asked for at once, by key; without what cannot be read. */
  first: Readonly<Record<string, Uint8Array<ArrayBuffer>>>
}

/** All of it is kept, or none of it. */
export interface Change {
  put?: Readonly<Record<string, Blob | Uint8Array<ArrayBuffer>>>
  drop?: readonly string[]
  about?: About
}

export interface Space {
  used: number
  free: number
  /** The browser has promised not to clear it by itself. */
  persisted: boolean
}

/** What a store tells whoever has a workspace open. `lost`: another tab has taken it over. */
export type OnStoreEvent = (event: { lost: string } | { changed: string }) => void

export interface StoreApi {
  /** False where the browser refuses storage: then nothing else may be asked. */
  start(onEvent: OnStoreEvent): Promise<boolean>
  /** Clears away what was put away a while ago, and what is left of what was never finished. */
  tidy(): Promise<void>
  list(): Promise<WorkspaceInfo[]>
  /**
   * For writing where no other tab does, else for reading. With a name for a new one, which is on the disk with its first
   * change; without, it has to be there. It may be asked behind `start` without waiting for that. `first` names entries that are wanted at once, those with a `/` at the end all that
   * begin so: each question on its own takes as long as the page is busy.
   */
  open(id: string, options: { take?: boolean; name?: string; first?: readonly string[] }): Promise<OpenWorkspace>
  close(id: string): Promise<void>
  read(id: string, key: string): Promise<Uint8Array<ArrayBuffer>>
  /** The same to be read when it is needed, for what is large. */
  file(id: string, key: string): Promise<Blob>
  /** Handles to originals, kept beside: where the browser holds none, there is none. */
  keepHandle(id: string, key: string, handle: FileSystemFileHandle): Promise<void>
  handle(id: string, key: string): Promise<FileSystemFileHandle | undefined>
  commit(id: string, change: Change): Promise<EntryInfo[]>
  entries(id: string): Promise<EntryInfo[]>
  /** Lets go of entries of a workspace that is not open elsewhere. */
  drop(id: string, keys: readonly string[]): Promise<void>
  rename(id: string, name: string): Promise<void>
  duplicate(id: string, name: string): Promise<string>
  remove(id: string): Promise<void>
  /** Takes `remove` back. */
  restore(id: string): Promise<void>
  /** Frees what a removed workspace holds; otherwise the next start does, a while later. */
  purge(id: string): Promise<void>
  /** A workspace as one file. */
  pack(id: string): Promise<Blob>
  unpack(file: Blob, name: string): Promise<string>
  space(): Promise<Space>
}
