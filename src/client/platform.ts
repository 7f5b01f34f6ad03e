import type { Platform } from './types'

declare const __VERSION__: string

// (module (func (result v128) i32.const 0 i8x16.splat i8x16.popcnt))
const SIMD_MODULE = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
])

const MOST_THREADS = 8

/** Looks once at what browser and page allow. `crossOriginIsolated` decides on sharing: a shared memory can be constructed without it, but not posted. */
export function probePlatform(threads?: number): Platform {
  const cores = navigator.hardwareConcurrency || 2
  return {
    isolated: globalThis.crossOriginIsolated === true,
    simd: WebAssembly.validate(SIMD_MODULE),
    threads: Math.max(1, Math.min(threads ?? cores, MOST_THREADS)),
    version: __VERSION__,
  }
}
