import { openStore, type Store } from '../../client/store'
import { newId } from '../../workers/new-id'
import type { Change } from '../../workers/protocol/store'
import { type Known, ofJobs } from '../parts/workspace/collect'
import { restoreJobs } from '../parts/workspace/reopen'
import type { CommandContext } from '../run/commands/command'
import { embed } from './words'

/** Begins the names of what frames keep. */
const FRAME = 'frame-'
/** A dashboard asks all day: of older jobs nothing is kept. */
const MOST_JOBS = 20
/** A frame nobody has loaded for so long does not come back. */
const FORGOTTEN_MS = 7 * 24 * 3_600_000
/** A change waits so long for more of its kind. */
const SOON_MS = 200

/** Where a frame stands in its page: pages of others may be asked for this much. */
function placeInPage(of: Window): string {
  if (of.parent === of) return ''
  const at = Array.from({ length: of.parent.length }, (_, i) => of.parent[i]).indexOf(of)
  return `${placeInPage(of.parent)}/${at}`
}

/**
 * The same for a frame and what it is after a reload. Frames of a page share the storage of their tab, so it goes by place, name,
 * address and host.
 */
function workspaceOfFrame(): string {
  const key = ['basketeer', placeInPage(window), window.name, location.search, document.referrer].join(' ')
  const known = sessionStorage.getItem(key) ?? `${FRAME}${newId()}`
  sessionStorage.setItem(key, known)
  return known
}

async function forget(store: Store, own: string): Promise<void> {
  const old = Date.now() - FORGOTTEN_MS
  for (const { id, about, open } of await store.list()) {
    if (!id.startsWith(FRAME) || id === own || open || about.changed > old) continue
    await store.remove(id)
    await store.purge(id)
  }
}

/** Keeps jobs of a frame and their results; resolves when those of before a reload are there. */
export async function keepJobs(context: CommandContext): Promise<void> {
  const { engine } = context
  const store = await openStore(() => undefined)
  if (!store) return
  const id = workspaceOfFrame()
  const host = document.referrer ? new URL(document.referrer).host : location.host
  const opened = await store.open(id, { name: embed.keptOf(host) })
  const known: Known = {
    saved: new Map(),
    entries: new Set(opened.entries.map(({ key }) => key)),
    sources: new Map(),
  }
  await restoreJobs({ ...context, store, opened, known })
  void forget(store, id).catch(() => undefined)
  if (opened.mode === 'read') return

  async function save(on: Store): Promise<void> {
    const jobs = engine.getState().jobs
    const change: Required<Pick<Change, 'drop'>> & { put: Record<string, Blob | Uint8Array<ArrayBuffer>> } = {
      put: {},
      drop: [],
    }
    const saved: [string, unknown][] = []
    await ofJobs({ engine, known }, { change, saved }, jobs.slice(-MOST_JOBS))
    const older = jobs.slice(0, -MOST_JOBS).flatMap(({ jobId }) => [`job/${jobId}`, `result/${jobId}`])
    change.drop = [...change.drop, ...older.filter((key) => known.entries.has(key))]
    if (Object.keys(change.put).length === 0 && change.drop.length === 0) return
    const results = jobs.filter(({ state }) => state === 'succeeded').length
    const about = { ...opened.about, changed: Date.now(), facts: { sources: [], results, stars: 0, notes: 0 } }
    const entries = await on.commit(id, { ...change, about })
    known.entries = new Set(entries.map(({ key }) => key))
    for (const [key, token] of saved) known.saved.set(key, token)
  }

  let last = Promise.resolve()
  let waits = false
  let seen = ''
  engine.subscribe(() => {
    const now = engine
      .getState()
      .jobs.map(({ jobId, state, parts }) => `${jobId} ${state} ${parts}`)
      .join()
    if (now === seen) return
    seen = now
    if (waits) return
    waits = true
    setTimeout(() => {
      waits = false
      // A frame goes on where nothing more is kept: what it answers it has in memory.
      last = last.then(() => save(store)).catch(() => undefined)
    }, SOON_MS)
  })
}
