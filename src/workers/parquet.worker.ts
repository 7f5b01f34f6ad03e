import * as library from 'parquet-wasm/esm'
import { serveHired } from './life/announce'
import {
  decodeParquet,
  encodeParquet,
  type ParquetFooter,
  type ParquetSlice,
  readFooter,
} from './readers/parquet/decoder'
import { transfer } from './rpc'

let batches: AsyncGenerator<Uint8Array> | undefined

function handOver(bytes: Uint8Array): Uint8Array {
  return transfer(bytes, [bytes.buffer as ArrayBuffer])
}

/** parquet-wasm never gives memory back, so this worker lives for one use and is then terminated. */
const api = {
  /** The compiled module comes from the caller, which keeps it from one worker to the next. */
  async start(module: WebAssembly.Module): Promise<void> {
    await library.default({ module_or_path: module })
  },

  footer(file: Blob): Promise<ParquetFooter> {
    return readFooter(library, file)
  },

  decode(file: Blob, slice: ParquetSlice): void {
    batches = decodeParquet(library, file, slice)
  },

  /** The next batch as Arrow IPC stream; calls may be made ahead, they are answered in order. */
  async next(): Promise<Uint8Array | null> {
    const step = await batches?.next()
    return step === undefined || step.done ? null : handOver(step.value)
  },

  encode(ipc: Uint8Array): Uint8Array {
    return handOver(encodeParquet(library, ipc))
  },
}

export type ParquetWorkerApi = typeof api

serveHired(api)
