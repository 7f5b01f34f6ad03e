import { BasketeerError } from '../../../recipe/error'
import { hire } from '../../life/hire'
import { createUnderWay } from '../../life/under-way'
import { type Remote, releaseProxy, wrap } from '../../rpc'
import { createScanner, type Scanner } from './scanner'
import { csvFaults } from './sentences'
import type { Piece, ScanSpec, ScanTask } from './spec'

/** Below this a worker takes longer to start than the file to read. */
const WORKER_PAYS = 1 << 22

/** What a scan worker answers to. */
export interface ScanApi {
  start(spec: ScanSpec): void
  scan(task: ScanTask): Promise<Piece>
}

/** Scanners that share the work of one pass. Tasks of a sequential file must all name the same `lane`. */
export interface ScanPool {
  readonly lanes: number
  start(spec: ScanSpec): Promise<void>
  scan(task: ScanTask, lane?: number): Promise<Piece>
  /** Ends at once whatever is running; what was asked for is never answered. */
  close(): void
}

/** Scans in the calling thread, which gets to breathe before each piece. */
export function createInlinePool(): ScanPool {
  let scanner: Scanner | undefined
  let closed = false
  let tail: Promise<unknown> = Promise.resolve()
  const checkAborted = () => {
    if (closed) throw csvFaults.closedInReading()
  }
  return {
    lanes: 1,
    start(spec) {
      scanner = createScanner(spec)
      return Promise.resolve()
    },
    scan(task) {
      const piece = tail.then(async () => {
        await new Promise((resolve) => setTimeout(resolve))
        checkAborted()
        return scanner!.scan(task, checkAborted)
      })
      tail = piece.catch(() => undefined)
      return piece
    },
    close() {
      closed = true
    },
  }
}

/** Scans in workers, each with one task in hand and one whose bytes are already on their way. */
export function createWorkerPool(lanes: number): ScanPool {
  const workers = Array.from({ length: lanes }, createLane)
  return {
    lanes,
    async start(spec) {
      await Promise.all(workers.map((worker) => worker.call((api) => api.start(spec))))
    },
    scan(task, lane) {
      const worker = lane === undefined ? workers.reduce((a, b) => (b.load < a.load ? b : a)) : workers[lane]!
      return worker.call((api) => api.scan(task))
    },
    close() {
      for (const worker of workers) worker.close()
    },
  }
}

function createLane() {
  const worker = hire('csv')
  const api: Remote<ScanApi> = wrap<ScanApi>(worker.port)
  const underWay = createUnderWay()
  worker.died.catch((cause: unknown) => {
    underWay.end(cause instanceof BasketeerError && cause.code !== 'internal' ? cause : csvFaults.crashed(cause))
  })
  const lane = {
    load: 0,
    async call<T>(ask: (api: Remote<ScanApi>) => Promise<T>): Promise<T> {
      lane.load++
      try {
        return await underWay.until(ask(api))
      } finally {
        lane.load--
      }
    },
    close() {
      api[releaseProxy]()
      worker.end()
    },
  }
  return lane
}

/** As many workers as pay off: scanning is bound by memory and by the one thread that merges. */
export function createPool(bytes: number): ScanPool {
  const cores = globalThis.navigator?.hardwareConcurrency ?? 2
  if (typeof Worker === 'undefined' || bytes < WORKER_PAYS) return createInlinePool()
  return createWorkerPool(Math.max(1, Math.min(4, cores)))
}
