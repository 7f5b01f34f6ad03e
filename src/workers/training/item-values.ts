import type { Values } from './columns'
import type { Ids } from './types'

/**
 * What stands in files for items: their ids, in four bytes where all fit; of texts their places among all, from 1 on, with a
 * file beside that says which is which. The first is the 0 of padding, so an item of rank `r` stands at `r + 1`.
 */
export interface ItemValues {
  type: 'int32' | 'int64'
  values: Int32Array | BigInt64Array
  /** Texts that stand beside. */
  beside: readonly string[] | null
}

export function itemValuesOf(items: Ids): ItemValues {
  if (!(items instanceof BigInt64Array)) {
    return { type: 'int32', values: Int32Array.from({ length: items.length + 1 }, (_, i) => i), beside: items }
  }
  const values = new BigInt64Array(items.length + 1)
  values.set(items, 1)
  const narrow = values.every((id) => id === BigInt.asIntN(32, id))
  return narrow
    ? { type: 'int32', values: Int32Array.from(values, Number), beside: null }
    : { type: 'int64', values, beside: null }
}

/** Customers and rankings stand in files as they are. */
export function idColumn(ids: Ids): { type: 'int64' | 'utf8'; values: Values } {
  return ids instanceof BigInt64Array ? { type: 'int64', values: ids } : { type: 'utf8', values: ids }
}
