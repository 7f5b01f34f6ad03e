import type { BasketColumns } from '../analyses/table-columns'

/** The buffers of plain columns, to be handed over instead of copied. */
export function buffersOfTable(input: BasketColumns): ArrayBuffer[] {
  const arrays = Object.values(input).filter((value) => ArrayBuffer.isView(value))
  return [...new Set(arrays.map((array) => array.buffer as ArrayBuffer))]
}
