import { BasketeerError } from '../recipe/error'
import { startWorker } from '../workers/life/start-worker'
import type { OnStoreEvent, OpenWorkspace, StoreApi } from '../workers/protocol/store'
import { proxy, type Remote, wrap } from '../workers/rpc'
import { storeFaults } from '../workers/store/sentences'
import { createStanding, type Standing, type Store } from './standing-store'

export type { Store }

/** A workspace that will be wanted as soon as the store is up, and which of its entries with it. */
interface Ahead {
  id: string
  first: readonly string[]
}

/** A worker that was asked before it was up: what it is told waits until it listens. */
interface Asked {
  api: Remote<StoreApi>
  started: Promise<boolean>
  opened?: { id: string; answer: Promise<OpenWorkspace> }
}

let ahead: { standing: Promise<Standing | null>; listen(onEvent: OnStoreEvent): void } | undefined

const mayKeep = () => navigator.storage?.getDirectory !== undefined && navigator.locks !== undefined

/** Starts the store and opens a workspace before anybody has the time to: a page that is being drawn answers nobody. */
export function openAhead(wanted: Ahead): void {
  if (!mayKeep()) return
  const missed: Parameters<OnStoreEvent>[0][] = []
  let tell: OnStoreEvent = (event) => void missed.push(event)
  const standing = startOne((event) => tell(event), wanted)
  // Whoever needs it is told.
  standing.catch(() => undefined)
  ahead = {
    standing,
    listen(onEvent) {
      tell = onEvent
      for (const event of missed) onEvent(event)
    },
  }
}

/** Null where the browser keeps nothing for this page: in private windows and frames of others it may refuse. */
export async function openStore(onEvent: OnStoreEvent): Promise<Store | null> {
  if (!mayKeep()) return null
  return createStanding(() => {
    const early = ahead
    ahead = undefined
    early?.listen(onEvent)
    return early?.standing ?? startOne(onEvent)
  }, onEvent)
}

/** A worker that has the store, or none where storage is refused. */
async function startOne(onEvent: OnStoreEvent, wanted?: Ahead): Promise<Standing | null> {
  const asked = new Map<Worker, Asked>()
  const worker = startWorker(() => {
    const made = new Worker(new URL('../workers/store.worker.ts', import.meta.url), { type: 'module', name: 'store' })
    asked.set(made, ask(made, onEvent, wanted))
    return made
  })
  worker.died.catch(() => undefined)
  try {
    const found = asked.get(await worker.up)!
    if (await Promise.race([found.started, worker.died])) return { api: withAhead(found), died: worker.died }
  } catch (cause) {
    throw cause instanceof BasketeerError ? cause : storeFaults.ended(cause)
  }
  worker.end()
  return null
}

function ask(worker: Worker, onEvent: OnStoreEvent, wanted: Ahead | undefined): Asked {
  const api = wrap<StoreApi>(worker)
  const started = api.start(proxy(onEvent))
  started.catch(() => undefined)
  if (!wanted) return { api, started }
  const { id, first } = wanted
  const answer = api.open(id, { first })
  answer.catch(() => undefined)
  return { api, started, opened: { id, answer } }
}

/** Who opens it first has the answer that was asked for ahead. */
function withAhead({ api, opened }: Asked): Store {
  let left = opened
  return new Proxy({} as Store, {
    get(_, name) {
      if (name === 'then') return undefined
      if (name !== 'open' || !left) return api[name as keyof Store]
      return (id: string, options: { take?: boolean; name?: string; first?: readonly string[] }) => {
        const early = left
        left = undefined
        return early?.id === id && !options.take ? early.answer : api.open(id, options)
      }
    },
  })
}
