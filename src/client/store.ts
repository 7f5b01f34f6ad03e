import { BasketeerError } from '../recipe/error'
import { startWorker } from '../workers/life/start-worker'
import type { OnStoreEvent, StoreApi } from '../workers/protocol/store'
import { proxy, type Remote, wrap } from '../workers/rpc'
import { storeFaults } from '../workers/store/sentences'

/** What this browser keeps. */
export type Store = Pick<Remote<StoreApi>, Exclude<keyof StoreApi, 'start'>>

/** Null where the browser keeps nothing for this page: in private windows and frames of others it may refuse. */
export async function openStore(onEvent: OnStoreEvent): Promise<Store | null> {
  if (!navigator.storage?.getDirectory || !navigator.locks) return null
  const worker = startWorker(
    () => new Worker(new URL('../workers/store.worker.ts', import.meta.url), { type: 'module', name: 'store' }),
  )
  const ended = worker.died.catch((cause: unknown) => {
    throw cause instanceof BasketeerError ? cause : storeFaults.refused(cause)
  })
  ended.catch(() => undefined)
  const store = wrap<StoreApi>(await worker.up)
  if (await store.start(proxy(onEvent))) return store
  worker.end()
  return null
}
