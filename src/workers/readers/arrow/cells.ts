import type { Data, Vector } from 'apache-arrow'

/** Batches come from IPC, so columns start at bit 0. */
export function isNull(data: Data, row: number): boolean {
  const bits = data.nullBitmap as Uint8Array
  return bits.length > 0 && ((bits[row >> 3]! >> (row & 7)) & 1) === 0
}

/** Where each cell of a dictionary column points. */
export function indicesOf(data: Data): Int32Array | Float64Array {
  const indices: Int32Array | BigInt64Array | BigUint64Array = data.values
  return indices instanceof BigInt64Array || indices instanceof BigUint64Array
    ? Float64Array.from(indices, Number)
    : indices
}

function sameBytes(left: ArrayBufferView | undefined, right: ArrayBufferView | undefined): boolean {
  if (!left || !right) return left === right
  if (left.byteLength !== right.byteLength) return false
  const a = new Uint8Array(left.buffer, left.byteOffset, left.byteLength)
  const b = new Uint8Array(right.buffer, right.byteOffset, right.byteLength)
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false
  return true
}

/** Each batch repeats its dictionary in buffers of its own: comparing bytes is far cheaper than decoding them. */
export function sameEntries(left: Vector, right: Vector): boolean {
  return (
    left.length === right.length &&
    left.data.length === right.data.length &&
    left.data.every((mine, chunk) => {
      const other = right.data[chunk]!
      return (
        sameBytes(mine.values, other.values) &&
        sameBytes(mine.valueOffsets, other.valueOffsets) &&
        sameBytes(mine.nullBitmap, other.nullBitmap) &&
        mine.variadicBuffers.length === 0
      )
    })
  )
}
