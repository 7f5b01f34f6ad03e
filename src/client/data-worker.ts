import { BasketeerError, cancelledError } from '../recipe/error'
import { startWorker } from '../workers/life/start-worker'
import { newId } from '../workers/new-id'
import type { DataApi } from '../workers/protocol/data-worker'
import { type Remote, releaseProxy, wrap } from '../workers/rpc'
import { deferred } from './deferred'
import { createHeartbeat, type Heartbeat } from './heartbeat'
import { answerHirings } from './hirings'
import { clientFaults } from './sentences'

/** The data worker and what watches over it: calls that end when it dies or when their signal does. */
export interface DataWorker {
  /** Calls with a token the worker knows how to abort; rejects at once when `signal` aborts. */
  call<T>(work: (api: Remote<DataApi>, token: string) => Promise<T>, signal?: AbortSignal): Promise<T>
  terminate(): void
}

/** What there is once the worker is up. */
interface Standing {
  api: Remote<DataApi>
  heartbeat: Heartbeat
  endHirings(): void
}

function stopped(cause: unknown): BasketeerError {
  return clientFaults.readerCrashed(cause)
}

/** Starts the worker; `onCrash` is told once when it never comes up, dies by itself or falls silent. */
export function startDataWorker(
  options: { shared: boolean; threads: number },
  onCrash: (why: BasketeerError) => void,
): DataWorker {
  const worker = startWorker(
    () => new Worker(new URL('../workers/data.worker.ts', import.meta.url), { type: 'module', name: 'data' }),
  )
  const extensionRepository = new URL('ext', document.baseURI).href
  /** Ends the calls under way. A promise that they all raced with would hold what each was answered until it settles. */
  const underWay = new Set<(reason: BasketeerError) => void>()
  let ended: BasketeerError | undefined
  let standing: Standing | undefined

  function end(reason: BasketeerError): void {
    standing?.heartbeat.stop()
    standing?.endHirings()
    worker.end()
    ended ??= reason
    for (const stop of underWay) stop(reason)
  }

  function crash(cause: unknown): void {
    const why = cause instanceof BasketeerError ? cause : stopped(cause)
    end(why)
    onCrash(why)
  }
  worker.died.catch(crash)

  const started = worker.up.then(async (endpoint) => {
    const api = wrap<DataApi>(endpoint)
    const heartbeat = createHeartbeat(endpoint, () => crash('it gave no sign of life while calls were under way'))
    standing = { api, heartbeat, endHirings: answerHirings(endpoint) }
    await heartbeat.during(api.start({ ...options, extensionRepository }))
    return standing
  })
  started.catch(() => undefined)

  return {
    async call(work, signal) {
      if (signal?.aborted) throw cancelledError()
      if (ended) throw ended
      const token = newId()
      const over = deferred<never>()
      const abort = () => {
        void standing?.api.abort(token)
        over.reject(cancelledError())
      }
      underWay.add(over.reject)
      signal?.addEventListener('abort', abort, { once: true })
      try {
        const answer = started.then(({ api, heartbeat }) => {
          if (signal?.aborted) throw cancelledError()
          return heartbeat.during(work(api, token))
        })
        return await Promise.race([answer, over.promise])
      } finally {
        underWay.delete(over.reject)
        signal?.removeEventListener('abort', abort)
      }
    },
    terminate() {
      standing?.api[releaseProxy]()
      end(cancelledError())
    },
  }
}
