/**
 * Where the control words stand in the first page of every kernel memory; `wasm/lib/control.ts` has the same list.
 * Words that different workers write often are a cache line apart.
 */
export const CONTROL = {
  /** Next place in the order of tasks. */
  next: 64,
  /** 1 when the run is to end; kernels poll it. */
  cancel: 128,
  /** Tasks done in this phase. */
  done: 192,
  /** First free byte of the memory. */
  top: 256,
  /** 1 when memory could not grow. */
  exhausted: 320,
  /** The minimum count to which `limit`, or the wish to stop, has risen so far. */
  threshold: 384,
  /** 1 when what was found so far is enough: kernels then keep the most frequent and raise the threshold to these. */
  stopped: 448,
  /** First output chunk of worker w is at `outputs + 4 * w`. */
  outputs: 1024,
} as const

/** First byte that may be given away. */
export const ARENA_START = 4096

const PAGE = 65536
/** One page below 4 GiB: addresses and lengths stay in u32. */
const MAX_PAGES = 65535

export const align = (bytes: number) => Math.ceil(bytes / 16) * 16

/** A view that stays right when another worker has grown the memory. */
export function bufferOf(memory: WebAssembly.Memory, end: number): ArrayBufferLike {
  if (memory.buffer.byteLength < end) memory.grow(0)
  return memory.buffer
}

/** Bytes of a memory, growth by other workers included. */
export function sizeOf(memory: WebAssembly.Memory): number {
  memory.grow(0)
  return memory.buffer.byteLength
}

/** Bytes that kernels took behind columns in the memory of these. */
export function spareOf({ memory, top }: { memory: WebAssembly.Memory | null; top: number }): number {
  return memory ? sizeOf(memory) - top : 0
}

export function createMemory(bytes: number, shared: boolean): WebAssembly.Memory {
  const initial = Math.min(MAX_PAGES, Math.max(16, Math.ceil(bytes / PAGE)))
  return new WebAssembly.Memory({ initial, maximum: MAX_PAGES, shared })
}

/** Makes the memory reach `end`; false when it cannot. */
export function growTo(memory: WebAssembly.Memory, end: number): boolean {
  const missing = Math.ceil((end - memory.buffer.byteLength) / PAGE)
  if (missing <= 0) return true
  const pages = memory.buffer.byteLength / PAGE
  if (pages + missing > MAX_PAGES) return false
  // Growing ahead keeps the number of growths small; only touched pages cost anything.
  for (const ahead of [Math.min(1024, pages, MAX_PAGES - pages - missing), 0]) {
    try {
      memory.grow(missing + ahead)
      return true
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
    }
  }
  return false
}
