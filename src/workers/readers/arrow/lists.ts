import { type Data, DataType } from 'apache-arrow'
import { type BatchColumn, NULL_CODE } from '../batch'
import { offsetsOf } from './bytes'
import { isNull } from './cells'
import type { KeyColumn } from './keys'

function boundsOf(data: Data): ArrayLike<number> {
  if (!DataType.isFixedSizeList(data.type)) return offsetsOf(data)
  const { listSize } = data.type
  return Int32Array.from({ length: data.length + 1 }, (_, row) => row * listSize)
}

/** Items of each cell; null cells are empty and null items are left out. */
export function mapList(data: Data, keys: KeyColumn): BatchColumn {
  const bounds = boundsOf(data)
  const items = keys.encode(data.children[0]!)
  const offsets = new Uint32Array(data.length + 1)
  const codes = new Uint32Array(items.length)
  let kept = 0
  for (let row = 0; row < data.length; row++) {
    if (!isNull(data, row)) {
      for (let at = bounds[row]!; at < bounds[row + 1]!; at++) {
        if (items[at] !== NULL_CODE) codes[kept++] = items[at]!
      }
    }
    offsets[row + 1] = kept
  }
  return { as: 'list', offsets, codes: codes.slice(0, kept) }
}
