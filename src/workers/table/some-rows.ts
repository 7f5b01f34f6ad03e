import type { BasketColumns } from '../../analyses/table-columns'

/**
 * Rows with about so many entries in all, evenly over the order of their labels, so that it does not matter how a file is
 * sorted; all of them where they have no more. Plain copies of one group, whoever runs on them.
 */
export function someRows(input: BasketColumns, mostEntries: number): BasketColumns {
  const { offsets, items, values, times, rowRank, labelRank, itemCount } = input
  const rows = offsets.length - 1
  const places = rowRank ?? Uint32Array.from({ length: rows }, (_, row) => row)
  const wanted = Math.max(1, Math.floor(rows * Math.min(1, mostEntries / Math.max(1, items.length))))
  const lotOf = (place: number) => Math.floor((place * wanted) / rows)
  const kept = Uint32Array.from(places.keys()).filter((row) => {
    const place = places[row]!
    return place === 0 || lotOf(place) !== lotOf(place - 1)
  })
  const starts = new Uint32Array(kept.length + 1)
  for (const [i, row] of kept.entries()) starts[i + 1] = starts[i]! + offsets[row + 1]! - offsets[row]!
  const some = <T extends Uint32Array | Float64Array>(all: T, into: T): T => {
    for (const [i, row] of kept.entries()) into.set(all.subarray(offsets[row], offsets[row + 1]), starts[i])
    return into
  }
  const length = starts.at(-1)!
  return {
    memory: null,
    top: 0,
    groupStart: Uint32Array.of(0, kept.length),
    groupBaskets: Uint32Array.of(kept.length),
    offsets: starts,
    items: some(items, new Uint32Array(length)),
    ...(values && { values: some(values, new Float64Array(length)) }),
    ...(times && { times: some(times, new Float64Array(length)) }),
    itemCount,
    labelRank: labelRank.slice(),
    groupRank: Uint32Array.of(0),
    rowRank: placesOf(kept.map((row) => places[row]!)),
  }
}

/** Where each number stands among them. */
function placesOf(numbers: Uint32Array): Uint32Array {
  const result = new Uint32Array(numbers.length)
  const order = Uint32Array.from(numbers.keys()).sort((a, b) => numbers[a]! - numbers[b]!)
  for (const [place, at] of order.entries()) result[at] = place
  return result
}
