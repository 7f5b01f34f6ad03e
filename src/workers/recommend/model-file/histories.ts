import type { RecommendColumns } from '../../../analyses/recommend/types'
import type { BasketColumns } from '../../../analyses/table-columns'
import type { Pause } from '../../table/pause'
import { modelOf } from '../recommended'

export type Rows = Pick<BasketColumns, 'offsets' | 'items' | 'values' | 'itemCount'>

/** What each customer has, in the order of a result: places among the items of its model, rising. */
export interface Histories {
  offsets: Uint32Array
  items: Uint32Array
  /** Null where nothing says how much. */
  values: Float64Array | null
}

const ROWS_BETWEEN_PAUSES = 4096

export async function historiesOf(
  columns: RecommendColumns,
  rows: Rows,
  valued: boolean,
  pause: Pause,
): Promise<Histories> {
  const { customer, group } = columns
  const lengthOf = (row: number) => rows.offsets[row + 1]! - rows.offsets[row]!
  const offsets = new Uint32Array(columns.rows + 1)
  for (let i = 0; i < columns.rows; i++) offsets[i + 1] = offsets[i]! + lengthOf(customer[i]!)
  const items = new Uint32Array(offsets[columns.rows]!)
  const values = valued ? new Float64Array(items.length) : null
  const placeOf = new Uint32Array(rows.itemCount)
  let about = -1
  for (let i = 0; i < columns.rows; i++) {
    if (i % ROWS_BETWEEN_PAUSES === 0) await pause()
    if (group[i] !== about) {
      about = group[i]!
      numberItems(placeOf, columns, modelOf(columns, about))
    }
    const from = rows.offsets[customer[i]!]!
    const length = lengthOf(customer[i]!)
    // Place and entry in one number, which sorts without a call for each comparison.
    const keys = new Float64Array(length)
    for (let e = 0; e < length; e++) keys[e] = placeOf[rows.items[from + e]!]! * length + e
    keys.sort()
    for (const [e, key] of keys.entries()) {
      const to = offsets[i]! + e
      items[to] = Math.floor(key / length)
      if (values) values[to] = rows.values?.[from + (key % length)] ?? 1
    }
  }
  return { offsets, items, values }
}

function numberItems(placeOf: Uint32Array, { modelItems, modelItemStart }: RecommendColumns, model: number): void {
  const first = modelItemStart[model]!
  for (let at = first; at < modelItemStart[model + 1]!; at++) placeOf[modelItems[at]!] = at - first
}
