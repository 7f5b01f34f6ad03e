import type { Store } from '../../../client/store'
import { newId } from '../../../workers/new-id'
import type { Seat } from './seat'

const PREFIX = 'frame-'
const DAY_MS = 24 * 60 * 60_000

/** The workspace of a frame without a name is its tab's: nobody else is shown it. */
export const isOfFrame = (id: string): boolean => id.startsWith(PREFIX)

/** What frames of tabs that are gone have left behind. */
export async function sweepFrames(store: Store): Promise<void> {
  for (const { id, open, about } of await store.list()) {
    if (!isOfFrame(id) || open || about.changed > Date.now() - DAY_MS) continue
    await store.remove(id)
    await store.purge(id)
  }
}

async function hashOf(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return [...bytes.subarray(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** A frame that its host gave a name has the same workspace in every tab, another one a workspace for each tab. */
export async function frameSeat({ name, named }: { name: string; named: string | null }): Promise<Seat> {
  const rest = { files: false, keepAddress: false, tells: false, soonMs: 0 }
  if (named !== null) {
    const id = `named-${await hashOf(name)}`
    return { ...rest, before: id, fresh: () => ({ id, name: named }), note: () => undefined }
  }
  const key = `basketeer-${PREFIX}${name}`
  return {
    ...rest,
    before: sessionStorage.getItem(key),
    fresh: () => ({ id: PREFIX + newId() }),
    note: (id) => (id === null ? sessionStorage.removeItem(key) : sessionStorage.setItem(key, id)),
  }
}
