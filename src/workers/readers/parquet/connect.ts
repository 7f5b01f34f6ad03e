import wasmUrl from 'parquet-wasm/esm/parquet_wasm_bg.wasm?url'
import { type HiredWorker, hire } from '../../life/hire'
import { createUnderWay } from '../../life/under-way'
import type { ParquetWorkerApi } from '../../parquet.worker'
import { type Remote, transfer, wrap } from '../../rpc'
import type { ParquetFooter, ParquetSlice } from './decoder'
import { parquetFaults } from './sentences'

/** A decoder that lives for one use; `close` gives its memory back. */
export interface ParquetDecoder {
  footer(file: Blob): Promise<ParquetFooter>
  /** Arrow IPC streams, one per batch. */
  decode(file: Blob, slice: ParquetSlice): AsyncIterable<Uint8Array>
  encode(ipc: Uint8Array): Promise<Uint8Array>
  close(): void
}

export type ConnectDecoder = () => ParquetDecoder

/** Batches decoded ahead of the one being mapped: enough to keep both threads busy. */
const AHEAD = 2

/** Whoever asks ahead looks at the failure only when its turn comes. */
function ahead<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined)
  return promise
}

let compiled: Promise<WebAssembly.Module> | undefined

function compile(): Promise<WebAssembly.Module> {
  compiled ??= WebAssembly.compileStreaming(fetch(wasmUrl)).catch((cause) => {
    compiled = undefined
    throw parquetFaults.notLoaded(cause)
  })
  return compiled
}

interface StartedWorker {
  worker: HiredWorker
  remote: Remote<ParquetWorkerApi>
  ready: Promise<unknown>
}

function startWorker(): StartedWorker {
  const worker = hire('parquet')
  const remote: Remote<ParquetWorkerApi> = wrap<ParquetWorkerApi>(worker.port)
  const ready = ahead(compile().then((module) => remote.start(module)))
  // One that could not be started is no spare.
  const forget = (): void => {
    if (spare?.worker === worker) spare = undefined
  }
  ready.catch(forget)
  worker.died.catch(forget)
  return { worker, remote, ready }
}

/** Started ahead and not used yet: a worker takes tens of milliseconds to come up, and a file needs several in turn. */
let spare: StartedWorker | undefined

/** Brings a parquet worker up before the first file is there. */
export function warmParquet(): void {
  spare ??= startWorker()
}

/** A parquet worker for one use; the compiled module is kept from one worker to the next. */
export const connectParquetWorker: ConnectDecoder = () => {
  const started = spare ?? startWorker()
  const { worker, remote, ready } = started
  spare = undefined
  /** Whole columns have passed through, and their memory stays with the worker. */
  let swollen = false
  let underWay = 0
  const calls = createUnderWay()
  worker.died.catch(calls.end)

  async function call<T>(action: () => Promise<T>): Promise<T> {
    underWay++
    // A panic inside the decoder leaves its promise pending for ever; only the worker's death tells.
    const result = await calls.until(ready.then(action))
    underWay--
    return result
  }

  return {
    footer: (file) => call(() => remote.footer(file)),
    async *decode(file, slice) {
      swollen ||= slice.limit === undefined
      await call(() => remote.decode(file, slice))
      const waiting: Promise<Uint8Array | null>[] = []
      try {
        for (;;) {
          while (waiting.length < AHEAD) waiting.push(ahead(call(() => remote.next())))
          const bytes = await waiting.shift()!
          if (bytes === null) return
          yield bytes
        }
      } finally {
        // A short look is soon over, and then the worker can be used again.
        if (!swollen) await Promise.allSettled(waiting)
      }
    },
    encode(ipc) {
      swollen = true
      return call(() => remote.encode(transfer(ipc, [ipc.buffer as ArrayBuffer])))
    },
    close() {
      // One that only looked is as good as new; one that failed or is still at it counts as under way for ever.
      if (!swollen && underWay === 0 && !spare) spare = started
      else worker.end()
      warmParquet()
    },
  }
}
