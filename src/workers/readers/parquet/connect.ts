import wasmUrl from 'parquet-wasm/esm/parquet_wasm_bg.wasm?url'
import { BasketeerError } from '../../../recipe/error'
import type { ParquetWorkerApi } from '../../parquet.worker'
import { type Remote, transfer, wrap } from '../../rpc'
import type { ParquetFooter, ParquetSlice } from './decoder'

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
    throw new BasketeerError(
      'engine-crashed',
      'The Parquet reader could not be loaded. Check the connection to this site and try again.',
      cause,
    )
  })
  return compiled
}

/** Starts a parquet worker; the compiled module is kept from one worker to the next. */
export const connectParquetWorker: ConnectDecoder = () => {
  const worker = new Worker(new URL('../../parquet.worker.ts', import.meta.url), { type: 'module' })
  const remote: Remote<ParquetWorkerApi> = wrap<ParquetWorkerApi>(worker)
  // A panic inside the decoder leaves its promise pending for ever; only the worker's error event tells.
  const crashed = ahead(
    new Promise<never>((_, reject) => {
      worker.addEventListener('error', (event) => {
        event.preventDefault()
        reject(new Error(event.message))
      })
    }),
  )
  const ready = ahead(compile().then((module) => remote.start(module)))
  function call<T>(action: () => Promise<T>): Promise<T> {
    return Promise.race([ready.then(action), crashed])
  }

  return {
    footer: (file) => call(() => remote.footer(file)),
    async *decode(file, slice) {
      await call(() => remote.decode(file, slice))
      const waiting: Promise<Uint8Array | null>[] = []
      for (;;) {
        while (waiting.length < AHEAD) waiting.push(ahead(call(() => remote.next())))
        const bytes = await waiting.shift()!
        if (bytes === null) return
        yield bytes
      }
    },
    encode: (ipc) => call(() => remote.encode(transfer(ipc, [ipc.buffer as ArrayBuffer]))),
    close: () => worker.terminate(),
  }
}
