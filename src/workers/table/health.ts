import type { Role } from '../../recipe/schema'
import type { Health, OutsideMoney } from '../protocol/table'
import type { Reading } from '../readers/batch'

const EXACT_SIZES = 50
const TOP_ITEMS = 20
const UBIQUITOUS_SHARE = 0.5

/** How many baskets there are of each size; `histogram[k]` baskets hold k items. */
export function sizeHistogram(offsets: Uint32Array): Uint32Array {
  let largest = 0
  for (let r = 0; r + 1 < offsets.length; r++) largest = Math.max(largest, offsets[r + 1]! - offsets[r]!)
  const histogram = new Uint32Array(largest + 1)
  for (let r = 0; r + 1 < offsets.length; r++) histogram[offsets[r + 1]! - offsets[r]!]!++
  return histogram
}

function median(histogram: Uint32Array, baskets: number): number {
  const middle = (rank: number) => {
    let passed = 0
    for (let size = 0; size < histogram.length; size++) {
      passed += histogram[size]!
      if (passed > rank) return size
    }
    return 0
  }
  return (middle(Math.floor((baskets - 1) / 2)) + middle(Math.floor(baskets / 2))) / 2
}

function bins(histogram: Uint32Array): Health['basketSizes'] {
  const result: Health['basketSizes'] = []
  let from = histogram[0] === 0 ? 1 : 0
  while (from < histogram.length) {
    const to = from <= EXACT_SIZES ? from : (from - 1) * 2
    let baskets = 0
    for (let size = from; size <= Math.min(to, histogram.length - 1); size++) baskets += histogram[size]!
    result.push({ from, to, baskets })
    from = to + 1
  }
  return result
}

/** Everything the report needs that is gone once the rows are in their place. */
export interface HealthInput {
  reading: Reading
  seen: number
  valid: number
  /** A row without a basket and without an item counts under the basket, so that the parts add up to the whole. */
  nulls: { role: Role; column: string | undefined; rows: number }[]
  duplicates: number
  collisions: number
  outsideMoney?: OutsideMoney | undefined
  cappedBaskets: number
  droppedPairs?: number
  /** Before large baskets were left out. */
  sizes: Uint32Array
  baskets: number
  itemBaskets: Uint32Array
  itemLabels: readonly string[]
  groups: { label: string | null; baskets: number; rows: number }[]
  ignored: readonly string[]
}

export function healthOf(input: HealthInput): Health {
  const { sizes, baskets, itemBaskets, itemLabels, seen } = input
  const filtered = input.reading.filtered.count
  const sold = Array.from(itemBaskets.keys()).filter((id) => itemBaskets[id]! > 0)
  const byBaskets = sold.sort((a, b) => itemBaskets[b]! - itemBaskets[a]! || a - b)
  const everyBasket = sizes.reduce((sum, count) => sum + count, 0)
  return {
    rows: seen + filtered,
    validRows: input.valid,
    filteredRows: filtered,
    baskets,
    items: sold.length,
    duplicates: input.duplicates,
    nulls: input.nulls.filter(({ rows }) => rows > 0).map((at) => ({ ...at, column: at.column ?? '' })),
    unreadable: input.reading.unreadable,
    collisions: input.collisions,
    basketSizes: bins(sizes),
    largestBasket: everyBasket === 0 ? 0 : sizes.length - 1,
    medianBasket: everyBasket === 0 ? 0 : median(sizes, everyBasket),
    ubiquitous: byBaskets
      .filter((id) => itemBaskets[id]! >= baskets * UBIQUITOUS_SHARE)
      .map((id) => ({ label: itemLabels[id]!, share: itemBaskets[id]! / baskets })),
    topItems: byBaskets.slice(0, TOP_ITEMS).map((id) => ({ label: itemLabels[id]!, baskets: itemBaskets[id]! })),
    groups: input.groups,
    cappedBaskets: input.cappedBaskets,
    ...(input.outsideMoney ? { outsideMoney: input.outsideMoney } : {}),
    ...(input.droppedPairs ? { droppedPairs: input.droppedPairs } : {}),
    ...(input.ignored.length > 0 ? { ignoredColumns: [...input.ignored] } : {}),
  }
}
