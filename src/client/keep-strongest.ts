import { CONTROL } from '../workers/memory/control'

/** Tells the kernels of a run that what they have found is enough; where they share no memory nobody can. */
export function keepStrongest(memory: WebAssembly.Memory | null): void {
  if (memory) Atomics.store(new Int32Array(memory.buffer, CONTROL.stopped, 1), 0, 1)
}
