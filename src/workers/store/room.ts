import type { About, Change } from '../protocol/store'
import type { Folder } from './disk'
import { asFull } from './full'
import { decodeSlot, type Entry, encodeSlot, type Manifest, type Migrations, type Slot } from './manifest'
import { storeFaults } from './sentences'
import { writeAll, writeFile } from './write-file'

const SLOTS = ['manifest-0', 'manifest-1'] as const
type SlotName = (typeof SLOTS)[number]

interface Found {
  name: SlotName
  slot: Slot
}

/** What a folder keeps, as its newest whole manifest says. */
export interface RoomState {
  manifest: Manifest
  bytes: number
}

/** A workspace that nobody else writes in. */
export interface Room {
  state(): RoomState
  /** All of it or nothing, whatever happens meanwhile. */
  commit(change: Change & { removed?: number | null }): Promise<void>
}

async function slotsOf(folder: Folder, migrations?: Migrations): Promise<Found[]> {
  const found = await Promise.all(
    SLOTS.map(async (name) => {
      const file = await folder.read(name)
      const slot = file && decodeSlot(new Uint8Array(await file.arrayBuffer()), migrations)
      return slot ? [{ name, slot }] : []
    }),
  )
  return found.flat().sort((a, b) => b.slot.generation - a.slot.generation)
}

const bytesOf = ({ entries }: Manifest) => Object.values(entries).reduce((sum, { bytes }) => sum + bytes, 0)

function stateOf(slot: Slot): RoomState {
  if ('newer' in slot) throw storeFaults.newer(`format ${slot.newer}`)
  return { manifest: slot.manifest, bytes: bytesOf(slot.manifest) }
}

/** A look at a workspace, whoever writes in it; null where there is none. Throws where it is of a newer format. */
export async function lookAt(folder: Folder, migrations?: Migrations): Promise<RoomState | null> {
  const [newest] = await slotsOf(folder, migrations)
  return newest ? stateOf(newest.slot) : null
}

/** The bytes of an entry, whole and as they were written. */
export async function fileOf(folder: Folder, entry: Entry): Promise<Blob> {
  const file = await folder.read(entry.file)
  if (!file) throw storeFaults.notKept(entry.file)
  if (file.size !== entry.bytes) throw storeFaults.damaged(`${entry.file}: ${file.size} of ${entry.bytes} bytes`)
  return file
}

/**
 * The room of a workspace, to be held by one alone. What no manifest names is cleared away: it was on its way when the
 * page was closed, or was dropped and not yet removed.
 */
export async function openRoom(
  folder: Folder,
  first: About,
  newName: () => string,
  migrations?: Migrations,
): Promise<Room> {
  const found = await slotsOf(folder, migrations)
  const names = new Set(await folder.names())
  const isWhole = ({ slot }: Found) =>
    'newer' in slot || Object.values(slot.manifest.entries).every(({ file }) => names.has(file))
  const standing = found.find(isWhole) ?? found[0]
  let current: RoomState = standing ? stateOf(standing.slot) : { manifest: { about: first, entries: {} }, bytes: 0 }
  /** The slot that says what is kept; the other one is written next. */
  let holds: SlotName | undefined = standing?.name
  let generation = found[0]?.slot.generation ?? 0
  await sweep()

  function named(): Set<string> {
    return new Set([...SLOTS, ...Object.values(current.manifest.entries).map(({ file }) => file)])
  }

  async function sweep(): Promise<void> {
    const kept = named()
    for (const name of await folder.names()) if (!kept.has(name)) await folder.remove(name)
  }

  /** What could not be cleared away now is at the next start. */
  async function clear(files: readonly string[]): Promise<void> {
    for (const file of files) await folder.remove(file).catch(() => undefined)
  }

  async function writeSlot(name: SlotName, manifest: Manifest): Promise<void> {
    // Counted up in any case: a slot that was not written to its end, as far as we know, may be whole.
    generation++
    const file = await folder.open(name)
    try {
      writeAll(file, encodeSlot(generation, manifest), 0)
      file.flush()
    } finally {
      file.close()
    }
  }

  /** After a slot could not be written. Says whether it is sure that it will not be taken for a whole one. */
  async function unwrite(name: SlotName): Promise<boolean> {
    try {
      const file = await folder.open(name)
      try {
        file.write(new Uint8Array(8), { at: 0 })
        file.flush()
      } finally {
        file.close()
      }
      return true
    } catch {
      return false
    }
  }

  return {
    state: () => current,
    async commit({ put = {}, drop = [], about = current.manifest.about, removed }) {
      const made: string[] = []
      const entries: Record<string, Entry> = { ...current.manifest.entries }
      for (const key of drop) delete entries[key]
      const slot = holds === SLOTS[0] ? SLOTS[1] : SLOTS[0]
      let unsure = false
      try {
        for (const [key, content] of Object.entries(put)) {
          const name = newName()
          made.push(name)
          entries[key] = await writeFile(folder, name, content, about.changed)
        }
        const { removed: before, ...rest } = current.manifest
        const now = removed === undefined ? before : (removed ?? undefined)
        const manifest: Manifest = { ...rest, about, entries, ...(now === undefined ? {} : { removed: now }) }
        unsure = true
        await writeSlot(slot, manifest)
        const known = named()
        current = { manifest, bytes: bytesOf(manifest) }
        holds = slot
        const after = named()
        await clear([...known].filter((name) => !after.has(name)))
      } catch (cause) {
        if (!unsure || (await unwrite(slot))) await clear(made)
        throw asFull(cause)
      }
    },
  }
}
