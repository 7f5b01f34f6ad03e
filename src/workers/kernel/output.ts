import type { OutputChunk } from '../../analyses/kernel-context'
import { CONTROL } from '../memory/control'
import type { KernelInstance } from './instance'

/** Next chunk, end of the records, end of the room: see `wasm/lib/output.ts`. */
const HEADER_BYTES = 16

/** What workers wrote in the last phase: each one's chain of chunks. */
export function outputOf(instance: KernelInstance, worker: number): OutputChunk[] {
  const chunks: OutputChunk[] = []
  let chunk = instance.u32(CONTROL.outputs + 4 * worker, 1)[0] as number
  while (chunk !== 0) {
    const [next, end] = instance.u32(chunk, 2) as unknown as [number, number]
    const address = chunk + HEADER_BYTES
    if (end > address) chunks.push({ address, bytes: end - address })
    chunk = next
  }
  return chunks
}
