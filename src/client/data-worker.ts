import { BasketeerError, cancelledError } from '../recipe/error'
import { newId } from '../workers/new-id'
import type { DataApi } from '../workers/protocol/data-worker'
import { type Remote, releaseProxy, wrap } from '../workers/rpc'
import { deferred } from './deferred'

/** The data worker and what watches over it: calls that end when it dies or when their signal does. */
export interface DataWorker {
  /** Calls with a token the worker knows how to abort; rejects at once when `signal` aborts. */
  call<T>(work: (api: Remote<DataApi>, token: string) => Promise<T>, signal?: AbortSignal): Promise<T>
  terminate(): void
}

/** Starts the worker; `onCrash` is told once when it dies by itself. */
export function startDataWorker(options: { shared: boolean; threads: number }, onCrash: () => void): DataWorker {
  const worker = new Worker(new URL('../workers/data.worker.ts', import.meta.url), { type: 'module', name: 'data' })
  const api = wrap<DataApi>(worker)
  const dead = deferred<never>()
  dead.promise.catch(() => undefined)
  worker.addEventListener('error', (event) => {
    event.preventDefault()
    // What is left of it holds memory and may not be trusted any more.
    worker.terminate()
    dead.reject(
      new BasketeerError(
        'engine-crashed',
        'The part that reads your data stopped and was started anew. Your file and settings are kept; run it again.',
        event.message,
      ),
    )
    onCrash()
  })
  const extensionRepository = new URL('ext', document.baseURI).href
  const started = api.start({ ...options, extensionRepository })

  return {
    async call(work, signal) {
      if (signal?.aborted) throw cancelledError()
      const token = newId()
      const aborted = deferred<never>()
      const abort = () => {
        void api.abort(token)
        aborted.reject(cancelledError())
      }
      signal?.addEventListener('abort', abort, { once: true })
      try {
        const answer = started.then(() => work(api, token))
        return await Promise.race([answer, aborted.promise, dead.promise])
      } finally {
        signal?.removeEventListener('abort', abort)
      }
    },
    terminate() {
      api[releaseProxy]()
      worker.terminate()
      dead.reject(cancelledError())
    },
  }
}
