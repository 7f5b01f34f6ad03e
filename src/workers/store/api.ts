import type {
  About,
  Change,
  EntryInfo,
  OnStoreEvent,
  OpenWorkspace,
  Space,
  StoreApi,
  WorkspaceInfo,
} from '../protocol/store'
import { checksum } from './checksum'
import type { Claim, Claims } from './claims'
import type { Disk, Folder } from './disk'
import type { Handles } from './handles'
import type { Entry, Migrations } from './manifest'
import { packed, unpacked } from './packed'
import { fileOf, lookAt, openRoom, type Room, type RoomState } from './room'
import { storeFaults } from './sentences'

/** Whoever put a workspace away may want it back for so long. */
const BACK_FOR_MS = 5 * 60_000

export interface StoreParts {
  /** Rejects where storage is refused. */
  disk(): Promise<Disk>
  claims(askedToLeave: (id: string) => Promise<void>): Claims
  space(): Promise<Space>
  handles?: Handles
  now(): number
  newId(): string
  migrations?: Migrations
}

interface Writing {
  room: Room
  claim: Claim
  /** Changes come one after the other. */
  last: Promise<unknown>
}

const entriesOf = ({ manifest }: RoomState): EntryInfo[] =>
  Object.entries(manifest.entries).map(([key, { bytes, time }]) => ({ key, bytes, time }))

/** All that touches what this browser keeps. */
export function createStoreApi({
  disk: openDisk,
  claims: createClaims,
  space,
  handles,
  now,
  newId,
  migrations,
}: StoreParts): StoreApi {
  const writing = new Map<string, Writing>()
  const claims = createClaims(async (id) => void (await writing.get(id)?.last))
  let tell: OnStoreEvent = () => undefined
  let standing: Disk | undefined
  /** Whoever asks at once need not wait for an answer. */
  let starting: Promise<boolean> = Promise.resolve(false)

  function disk(): Disk {
    if (standing) return standing
    throw storeFaults.refused()
  }

  const newAbout = (name: string): About => ({
    name,
    created: now(),
    changed: now(),
    facts: { sources: [], results: 0, stars: 0, notes: 0 },
  })

  async function folder(id: string): Promise<Folder> {
    if (!(await disk().folders()).includes(id)) throw storeFaults.notThere(id)
    return disk().folder(id)
  }

  async function state(id: string): Promise<RoomState> {
    const own = writing.get(id)
    if (own) return own.room.state()
    const found = await lookAt(await folder(id), migrations)
    if (!found) throw storeFaults.notThere(id)
    return found
  }

  function lost(id: string): void {
    writing.delete(id)
    tell({ lost: id })
  }

  async function write(id: string, { take, name }: { take: boolean; name: string }): Promise<Writing | null> {
    const claim = await claims.claim(id, { take, onLost: () => lost(id) })
    if (!claim) return null
    try {
      const room = await openRoom(await disk().folder(id), newAbout(name), newId, migrations)
      const opened = { room, claim, last: Promise.resolve() }
      writing.set(id, opened)
      return opened
    } catch (error) {
      claim.release()
      throw error
    }
  }

  /** Work on a workspace that may be open here, and is not open for writing anywhere else. */
  async function during<T>(id: string, work: (room: Room) => Promise<T>): Promise<T> {
    const own = writing.get(id)
    const held = own ?? (await write(id, { take: false, name: '' }))
    if (!held) throw storeFaults.inUse()
    const result = held.last.catch(() => undefined).then(() => work(held.room))
    held.last = result
    try {
      return await result
    } finally {
      if (!own) await close(id)
    }
  }

  async function close(id: string): Promise<void> {
    const held = writing.get(id)
    writing.delete(id)
    await held?.last.catch(() => undefined)
    held?.claim.release()
  }

  /** With this both slots say that it is removed: whatever is left of the folder is cleared at the next start. */
  async function purge(id: string): Promise<void> {
    await during(id, async (room) => {
      const { removed, entries } = room.state().manifest
      if (removed === undefined) return
      await room.commit({ drop: Object.keys(entries) })
      await disk().removeFolder(id)
    })
  }

  /** A folder nobody writes in that holds no workspace, or one that was put away a while ago. */
  async function clearLeft(id: string): Promise<void> {
    const found = await lookAt(await disk().folder(id), migrations)
    if (found && (found.manifest.removed ?? now()) > now() - BACK_FOR_MS) return
    if (found) return purge(id)
    const claim = await claims.claim(id, { take: false, onLost: () => undefined })
    if (!claim) return
    try {
      if (!(await lookAt(await disk().folder(id), migrations))) await disk().removeFolder(id)
    } finally {
      claim.release()
    }
  }

  async function entry(id: string, key: string): Promise<Entry> {
    const found = (await state(id)).manifest.entries[key]
    if (!found) throw storeFaults.notKept(key)
    return found
  }

  /** A reader may come while the writer puts another file in its place. */
  async function file(id: string, key: string): Promise<Blob> {
    const at = await folder(id)
    try {
      return await fileOf(at, await entry(id, key))
    } catch {
      return fileOf(at, await entry(id, key))
    }
  }

  async function read(id: string, key: string): Promise<Uint8Array<ArrayBuffer>> {
    const { checksum: expected } = await entry(id, key)
    const bytes = new Uint8Array(await (await file(id, key)).arrayBuffer())
    if (checksum(bytes) !== expected) throw storeFaults.damaged(key)
    return bytes
  }

  /** Whoever needs what cannot be read asks for it by itself, and is told why. */
  async function firstOf(id: string, found: RoomState, wanted: readonly string[]): Promise<OpenWorkspace['first']> {
    const keys = Object.keys(found.manifest.entries).filter((key) =>
      wanted.some((each) => (each.endsWith('/') ? key.startsWith(each) : key === each)),
    )
    const all = await Promise.all(
      keys.map((key) =>
        read(id, key).then(
          (bytes) => [[key, bytes] as const],
          () => [],
        ),
      ),
    )
    return Object.fromEntries(all.flat())
  }

  async function copied(from: Folder | Blob, name: string): Promise<string> {
    const id = newId()
    const made = await write(id, { take: false, name })
    if (!made) throw storeFaults.inUse()
    try {
      const { about, put } = from instanceof Blob ? await unpacked(from) : await contentOf(from)
      await made.room.commit({ put, about: { ...about, name: name || about.name, changed: now() } })
      return id
    } finally {
      await close(id)
    }
  }

  async function contentOf(from: Folder): Promise<{ about: About; put: Record<string, Blob> }> {
    const found = await lookAt(from, migrations)
    if (!found) throw storeFaults.notThere()
    const files = await Promise.all(
      Object.entries(found.manifest.entries).map(async ([key, each]) => [key, await fileOf(from, each)] as const),
    )
    return { about: found.manifest.about, put: Object.fromEntries(files) }
  }

  async function info(id: string, held: ReadonlySet<string>): Promise<WorkspaceInfo[]> {
    const open = held.has(id) ? ({ open: true } as const) : {}
    try {
      const found = await lookAt(await disk().folder(id), migrations)
      if (!found) return []
      const { about, removed } = found.manifest
      return [{ id, about, bytes: found.bytes, ...open, ...(removed === undefined ? {} : { removed: true as const }) }]
    } catch {
      return [{ id, about: newAbout(''), bytes: 0, ...open, newer: true }]
    }
  }

  return {
    start(onEvent) {
      tell = onEvent
      starting = openDisk().then(
        (opened) => {
          standing = opened
          return true
        },
        () => false,
      )
      return starting
    },
    async tidy() {
      // What cannot be cleared now is another time.
      for (const id of await disk().folders()) await clearLeft(id).catch(() => undefined)
      await handles?.sweep(await disk().folders()).catch(() => undefined)
    },
    async list() {
      const held = await claims.held()
      const all = await Promise.all((await disk().folders()).map((id) => info(id, held)))
      return all.flat().sort((a, b) => b.about.changed - a.about.changed)
    },
    async open(id, { take = false, name, first = [] }): Promise<OpenWorkspace> {
      await starting
      if (name === undefined && (await state(id)).manifest.removed !== undefined) throw storeFaults.notThere(id)
      const held = writing.get(id) ?? (await write(id, { take, name: name ?? '' }))
      const found = held ? held.room.state() : await state(id)
      return {
        id,
        mode: held ? 'write' : 'read',
        about: found.manifest.about,
        entries: entriesOf(found),
        first: await firstOf(id, found, first),
      }
    },
    close,
    read,
    file,
    keepHandle: async (id, key, handle) => handles?.keep(id, key, handle),
    handle: async (id, key) => handles?.find(id, key),
    async commit(id, change: Change) {
      if (!writing.has(id)) throw storeFaults.readingOnly()
      return during(id, async (room) => {
        await room.commit(change)
        return entriesOf(room.state())
      })
    },
    entries: async (id) => entriesOf(await state(id)),
    drop: (id, keys) => during(id, (room) => room.commit({ drop: keys })),
    rename: (id, name) => during(id, (room) => room.commit({ about: { ...room.state().manifest.about, name } })),
    duplicate: async (id, name) => copied(await folder(id), name),
    remove: (id) => during(id, (room) => room.commit({ removed: now() })),
    restore: (id) => during(id, (room) => room.commit({ removed: null })),
    purge,
    async pack(id) {
      const { about, put } = await contentOf(await folder(id))
      return packed(about, put)
    },
    unpack: copied,
    space,
  }
}
