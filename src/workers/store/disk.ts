/** The little that the store asks of a file system; OPFS is one, tests have another that can be killed at every step. */
export interface Disk {
  folders(): Promise<string[]>
  /** Made where it is not there. */
  folder(name: string): Promise<Folder>
  /** With all that is in it; nothing where it is not there. */
  removeFolder(name: string): Promise<void>
}

export interface Folder {
  names(): Promise<string[]>
  /** As it is now; undefined where it is not there. */
  read(name: string): Promise<Blob | undefined>
  /** For writing by one alone; made where it is not there. */
  open(name: string): Promise<OpenFile>
  remove(name: string): Promise<void>
}

/** As a `FileSystemSyncAccessHandle`: what is not flushed may be lost, or be there in part. */
export interface OpenFile {
  write(bytes: Uint8Array<ArrayBuffer>, options: { at: number }): number
  truncate(size: number): void
  flush(): void
  close(): void
}
