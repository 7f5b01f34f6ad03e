import { ARENA_START, align, createMemory, growTo } from './control'
import { memoryFaults } from './sentences'

/** Where encoding writes its columns, so that kernels find them without a copy. */
export interface Arena {
  /** What goes into `BasketColumns.memory`: null without sharing, where every array is plain. */
  readonly memory: WebAssembly.Memory | null
  /** What goes into `BasketColumns.top`. */
  readonly top: number
  /** An array of zeros, 16-byte aligned; stays valid when the arena grows. */
  u32(length: number): Uint32Array<ArrayBufferLike>
  f64(length: number): Float64Array<ArrayBufferLike>
  /** Gives back the end of an array that became shorter than asked for; only the last one taken. */
  trim(array: Uint32Array<ArrayBufferLike>, length: number): Uint32Array<ArrayBufferLike>
}

export const outOfMemory = memoryFaults.full

/** An arena of about `bytes`; it grows beyond when asked to. */
export function createArena(bytes: number, shared: boolean): Arena {
  if (!shared) return plainArena()
  const memory = reserve(bytes)
  let top = ARENA_START
  function take(bytes: number): number {
    const address = top
    const end = align(address + bytes)
    if (!growTo(memory, end)) throw outOfMemory()
    top = end
    return address
  }
  return {
    memory,
    get top() {
      return top
    },
    u32(length) {
      const address = take(4 * length)
      return new Uint32Array(memory.buffer, address, length)
    },
    f64(length) {
      const address = take(8 * length)
      return new Float64Array(memory.buffer, address, length)
    },
    trim(array, length) {
      if (align(array.byteOffset + array.byteLength) === top) top = align(array.byteOffset + 4 * length)
      return array.subarray(0, length)
    },
  }
}

function reserve(bytes: number): WebAssembly.Memory {
  try {
    return createMemory(ARENA_START + bytes, true)
  } catch (error) {
    throw outOfMemory(error)
  }
}

function plainArena(): Arena {
  return {
    memory: null,
    top: 0,
    u32: (length) => new Uint32Array(length),
    f64: (length) => new Float64Array(length),
    trim: (array, length) => array.subarray(0, length),
  }
}
