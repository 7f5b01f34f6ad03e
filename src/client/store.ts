import { BasketeerError } from '../recipe/error'
import { startWorker } from '../workers/life/start-worker'
import type { OnStoreEvent, StoreApi } from '../workers/protocol/store'
import { proxy, wrap } from '../workers/rpc'
import { storeFaults } from '../workers/store/sentences'
import { createStanding, type Standing, type Store } from './standing-store'

export type { Store }

/** Null where the browser keeps nothing for this page: in private windows and frames of others it may refuse. */
export async function openStore(onEvent: OnStoreEvent): Promise<Store | null> {
  if (!navigator.storage?.getDirectory || !navigator.locks) return null
  return createStanding(() => startOne(onEvent), onEvent)
}

/** A worker that has the store, or none where storage is refused. */
async function startOne(onEvent: OnStoreEvent): Promise<Standing | null> {
  const worker = startWorker(
    () => new Worker(new URL('../workers/store.worker.ts', import.meta.url), { type: 'module', name: 'store' }),
  )
  worker.died.catch(() => undefined)
  try {
    const api = wrap<StoreApi>(await worker.up)
    if (await Promise.race([api.start(proxy(onEvent)), worker.died])) return { api, died: worker.died }
  } catch (cause) {
    throw cause instanceof BasketeerError ? cause : storeFaults.ended(cause)
  }
  worker.end()
  return null
}
