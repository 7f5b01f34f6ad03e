import type { BasketColumns } from '../../analyses/table-columns'
import { createMemory } from './control'

/** Columns in a memory of their own, without what kernels took behind them in the old one. That never shrinks. */
export function moveColumns(columns: BasketColumns): BasketColumns {
  const { memory, top } = columns
  if (!memory) return columns
  const fresh = createMemory(top, true)
  new Uint8Array(fresh.buffer).set(new Uint8Array(memory.buffer, 0, top))
  const moved = Object.entries(columns).map(([name, value]: [string, unknown]) => {
    if (value instanceof Uint32Array) return [name, place(Uint32Array, value)]
    return [name, value instanceof Float64Array ? place(Float64Array, value) : value]
  })

  type Words = Uint32Array | Float64Array
  function place(Type: new (buffer: ArrayBufferLike, at: number, length: number) => Words, old: Words): Words {
    return old.buffer instanceof SharedArrayBuffer ? new Type(fresh.buffer, old.byteOffset, old.length) : old
  }
  return { ...columns, ...Object.fromEntries(moved), memory: fresh }
}
