import type { Arena } from '../memory/arena'

/** Takes the items of all baskets in the order of the file. */
export interface ItemSink {
  /** Room for the next `length` items; `commit` says how many were written. */
  next(length: number): Uint32Array
  commit(used: number): void
  length(): number
  /** What all of them take. */
  bytes(): number
}

export interface DirectSink extends ItemSink {
  end(): Uint32Array
}

/** A multiple of the arena's alignment, so that one step follows the other without a gap. */
const STEP = 1 << 20

/**
 * Straight into the memory of the run, which grows as items arrive: no second copy when the order of the file will do.
 * Nothing else may be taken from the arena before `end`.
 */
export function createDirectSink(arena: Arena, memory: WebAssembly.Memory): DirectSink {
  const address = arena.u32(STEP).byteOffset
  let room = STEP
  let length = 0
  return {
    next(more) {
      while (length + more > room) {
        arena.u32(STEP)
        room += STEP
      }
      return new Uint32Array(memory.buffer, address + 4 * length, more)
    },
    commit(used) {
      length += used
    },
    length: () => length,
    bytes: () => 4 * room,
    end: () => arena.trim(new Uint32Array(memory.buffer, address, room), length),
  }
}

export interface Chunks<Numbers> {
  chunks: Numbers[]
  next(length: number): Numbers
  commit(used: number): void
  length(): number
  bytes(): number
}

export type ChunkSink = Chunks<Uint32Array>

function createChunks<Numbers extends { byteLength: number; subarray(from: number, to: number): Numbers }>(
  make: (length: number) => Numbers,
): Chunks<Numbers> {
  const chunks: Numbers[] = []
  let open = make(0)
  let length = 0
  let bytes = 0
  return {
    chunks,
    next(more) {
      open = make(more)
      return open
    },
    commit(used) {
      length += used
      if (used === 0) return
      bytes += open.byteLength
      chunks.push(open.subarray(0, used))
    },
    length: () => length,
    bytes: () => bytes,
  }
}

/** Into chunks that are given back one by one while the rows are put in their final order. */
export function createChunkSink(): ChunkSink {
  return createChunks<Uint32Array>((length) => new Uint32Array(length))
}

/** The same for numbers that stand beside the items. */
export function createNumberSink(): Chunks<Float64Array> {
  return createChunks<Float64Array>((length) => new Float64Array(length))
}

/** Gives the bytes of a chunk back at once; the collector of garbage would wait until the copying is over. */
export function release(chunk: Uint32Array | Float64Array): void {
  const buffer = chunk.buffer as ArrayBuffer & { transfer?(length: number): ArrayBuffer }
  buffer.transfer?.(0)
}
