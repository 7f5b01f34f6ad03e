import type { StoreApi } from '../../src/workers/protocol/store'
import { createStoreApi, type StoreParts } from '../../src/workers/store/api'
import type { Disk } from '../../src/workers/store/disk'
import { ownClaims } from './own-claims'

/** A store over a disk, as one tab has it. */
export function storeOver(disk: Disk, parts: Partial<StoreParts> = {}): StoreApi {
  let made = 0
  return createStoreApi({
    disk: async () => disk,
    claims: ownClaims(),
    space: async () => ({ used: 0, free: 0, persisted: false }),
    now: () => 1_700_000_000_000,
    newId: () => `f${(made++).toString().padStart(3, '0')}-${Math.random().toString(36).slice(2, 8)}`,
    ...parts,
  })
}

/** All that a store keeps, as one value. */
export async function contentOf(store: StoreApi): Promise<unknown> {
  const all = await store.list()
  const told = await Promise.all(
    all.map(async ({ id, about, removed }) => {
      if (removed) return { id, removed }
      const { entries } = await store.open(id, {})
      const read = await Promise.all(
        entries.map(async ({ key }) => [key, new TextDecoder().decode(await store.read(id, key))] as const),
      )
      await store.close(id)
      return { id, name: about.name, entries: Object.fromEntries(read.sort(([a], [b]) => (a < b ? -1 : 1))) }
    }),
  )
  return told.sort((a, b) => (a.id < b.id ? -1 : 1))
}
