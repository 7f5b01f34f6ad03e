import type { Disk, Folder, OpenFile } from '../../src/workers/store/disk'

/** What is on the disk for sure, and what was written since and may be there in part. */
interface Stored {
  safe: Uint8Array<ArrayBuffer>
  /** Null: cut to a length. */
  pending: ({ at: number; bytes: Uint8Array<ArrayBuffer> } | { size: number })[]
  open: boolean
}

const BLOCK = 512

export class Killed extends Error {}

function written(bytes: Uint8Array<ArrayBuffer>, at: number, more: Uint8Array): Uint8Array<ArrayBuffer> {
  const result = new Uint8Array(Math.max(bytes.length, at + more.length))
  result.set(bytes)
  result.set(more, at)
  return result
}

function applied(file: Stored): Uint8Array<ArrayBuffer> {
  return file.pending.reduce(
    (bytes, each) =>
      'size' in each
        ? written(new Uint8Array(each.size), 0, bytes.subarray(0, each.size))
        : written(bytes, each.at, each.bytes),
    file.safe,
  )
}

/** A file system in memory that can be killed at every step, and be full at every write. */
export class KillableDisk implements Disk {
  #folders = new Map<string, Map<string, Stored>>()
  /** Steps that change something, so far. */
  steps = 0
  writes = 0
  /** The page dies within this step, counted from zero. */
  killAt = Number.POSITIVE_INFINITY
  /** This write and all behind it find no room. */
  fullAt = Number.POSITIVE_INFINITY
  constructor(readonly random: () => number = Math.random) {}

  #step(): boolean {
    if (this.steps > this.killAt) throw new Killed()
    return this.steps++ === this.killAt
  }

  folders = async () => [...this.#folders.keys()]
  async removeFolder(name: string): Promise<void> {
    const files = this.#folders.get(name)
    if (!files) return
    // One file after the other, in no order: half of a folder may stay.
    for (const each of [...files.keys()].sort(() => this.random() - 0.5)) {
      if (this.#step()) throw new Killed()
      files.delete(each)
    }
    if (this.#step()) throw new Killed()
    this.#folders.delete(name)
  }
  async folder(name: string): Promise<Folder> {
    const files = this.#folders.get(name) ?? new Map<string, Stored>()
    this.#folders.set(name, files)
    return {
      names: async () => [...files.keys()],
      read: async (file) => {
        const found = files.get(file)
        return found && new Blob([applied(found)])
      },
      open: async (file) => {
        const dies = this.#step()
        const found = files.get(file) ?? { safe: new Uint8Array(), pending: [], open: false }
        if (!dies || this.random() < 0.5) files.set(file, found)
        if (dies) throw new Killed()
        if (found.open) throw new DOMException('another handle', 'NoModificationAllowedError')
        found.open = true
        return this.#opened(found)
      },
      remove: async (file) => {
        if (!this.#step() || this.random() < 0.5) files.delete(file)
        if (this.steps > this.killAt) throw new Killed()
      },
    }
  }

  #opened(file: Stored): OpenFile {
    return {
      write: (bytes, { at }) => {
        const dies = this.#step()
        const grows = at + bytes.length > applied(file).length
        if (grows && this.writes++ >= this.fullAt) {
          // Some of it may still find room.
          const some = Math.floor(bytes.length * this.random())
          file.pending.push({ at, bytes: bytes.slice(0, some) })
          throw new DOMException('no room', 'QuotaExceededError')
        }
        const taken = dies ? Math.floor(bytes.length * this.random()) : bytes.length
        file.pending.push({ at, bytes: bytes.slice(0, taken) })
        if (dies) throw new Killed()
        return taken
      },
      truncate: (size) => {
        const dies = this.#step()
        file.pending.push({ size })
        if (dies) throw new Killed()
      },
      flush: () => {
        const dies = this.#step()
        if (!dies || this.random() < 0.5) {
          file.safe = applied(file)
          file.pending = []
        }
        if (dies) throw new Killed()
      },
      close: () => {
        file.open = false
      },
    }
  }

  /** As the next start finds it: of what was not flushed all, nothing, or some blocks are there. */
  afterCrash(): KillableDisk {
    const next = new KillableDisk(this.random)
    for (const [name, files] of this.#folders) {
      const kept = new Map<string, Stored>()
      for (const [file, stored] of files) kept.set(file, { safe: this.#torn(stored), pending: [], open: false })
      next.#folders.set(name, kept)
    }
    return next
  }

  #torn(file: Stored): Uint8Array<ArrayBuffer> {
    const fate = this.random()
    if (fate < 0.3) return file.safe
    const whole = applied(file)
    if (fate < 0.6) return whole
    const result = new Uint8Array(whole.length)
    result.set(file.safe.subarray(0, whole.length))
    for (let at = 0; at < whole.length; at += BLOCK) {
      if (this.random() < 0.5) result.set(whole.subarray(at, at + BLOCK), at)
    }
    return result
  }

  /** Names by folder. */
  image(): Record<string, string[]> {
    return Object.fromEntries([...this.#folders].map(([name, files]) => [name, [...files.keys()].sort()]))
  }
}
