import { BasketeerError, cancelledError } from '../../recipe/error'
import { outOfMemory } from '../memory/arena'
import { bufferOf, CONTROL } from '../memory/control'
import { isRefusal } from '../memory/refusal'
import { kernelFaults } from './sentences'

type Kernel = (...args: number[]) => number

/** One worker's view of a run: the wasm instance and the memory it works in. */
export interface KernelInstance {
  readonly memory: WebAssembly.Memory
  call(name: string, args: readonly number[]): number
  /** The export itself, for loops over many tasks. */
  kernel(name: string): Kernel
  control(): Int32Array
  u32(address: number, length: number): Uint32Array
  u8(address: number, length: number): Uint8Array
}

export function createInstance(module: WebAssembly.Module, memory: WebAssembly.Memory, worker: number): KernelInstance {
  const abort = () => {
    throw new Error('A kernel gave up.')
  }
  const { exports } = new WebAssembly.Instance(module, { env: { memory, abort } })
  const kernel = (name: string): Kernel => {
    const found = exports[name]
    if (typeof found !== 'function') throw new Error(`No kernel is called ${name}.`)
    return found as Kernel
  }
  kernel('enter')(worker)
  return {
    memory,
    kernel,
    call(name, args) {
      try {
        return kernel(name)(...args) >>> 0
      } catch (error) {
        throw whyItStopped(memory, error)
      }
    },
    control: () => new Int32Array(memory.buffer, 0, CONTROL.outputs / 4),
    u32: (address, length) => new Uint32Array(bufferOf(memory, address + 4 * length), address, length),
    u8: (address, length) => new Uint8Array(bufferOf(memory, address + length), address, length),
  }
}

/** A kernel leaves by a trap; the control words say whether it meant to. */
export function whyItStopped(memory: WebAssembly.Memory, cause: unknown): BasketeerError {
  if (cause instanceof BasketeerError) return cause
  const control = new Int32Array(memory.buffer, 0, CONTROL.outputs / 4)
  if (Atomics.load(control, CONTROL.exhausted / 4) || isRefusal(cause)) return outOfMemory(cause)
  if (Atomics.load(control, CONTROL.cancel / 4)) return cancelledError()
  return kernelFaults.crashed(cause)
}
