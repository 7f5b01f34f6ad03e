import type { PlainError } from '../../recipe/error'

/** Lead to helper, over a port of their own. */
export type ToHelper =
  | { type: 'open'; module: WebAssembly.Module; worker: number; memory: WebAssembly.Memory | null }
  | { type: 'phase'; phase: HelperPhase }
  | { type: 'close' }

export interface HelperPhase {
  run: string
  tasks: number
  args: readonly number[]
  order: Uint32Array | null
  /** Only without shared memory: what to do on which copies of the lead's memory. */
  own: { tasks: Uint32Array; copies: MemoryCopy[]; top: number } | null
}

export interface MemoryCopy {
  address: number
  bytes: Uint8Array
}

/** Helper to lead: one answer to each `open` and `phase`. */
export type FromHelper =
  | { type: 'done'; output: Uint8Array[]; memoryBytes: number }
  | { type: 'failed'; error: PlainError }
