import type { ListColumn, NumbersColumn, TableColumn } from '../../analyses/result-table'
import { identity, sortByKey } from './radix'

/** Place of each row's value among the distinct values of its column. Rows without a value (NaN) have `distinct`. */
export interface Ranks {
  rank: Uint32Array
  distinct: number
}

/** Numbers the rows of a sorted order; rows for which `differs` is false share a rank. */
function denseRanks(rows: number, order: Uint32Array, differs: (a: number, b: number) => boolean): Ranks {
  const rank = new Uint32Array(rows)
  let distinct = 0
  for (let i = 0; i < order.length; i++) {
    if (i === 0 || differs(order[i - 1]!, order[i]!)) distinct++
    rank[order[i]!] = distinct - 1
  }
  return { rank, distinct }
}

/** Ranks of f64 values: their bits, with the sign turned round, sort as unsigned integers do. */
export function numberRanks(values: Float64Array): Ranks {
  const n = values.length
  const high = new Uint32Array(n)
  const low = new Uint32Array(n)
  const value = new Float64Array(1)
  const half = new Uint32Array(value.buffer)
  const present = new Uint32Array(n)
  let count = 0
  for (let i = 0; i < n; i++) {
    // + 0 makes −0 and 0 one value.
    const number = values[i]! + 0
    if (Number.isNaN(number)) continue
    present[count++] = i
    value[0] = number
    const negative = half[1]! >>> 31 === 1
    high[i] = negative ? ~half[1]! : half[1]! ^ 0x80000000
    low[i] = negative ? ~half[0]! : half[0]!
  }
  const bound = 2 ** 32
  const order = sortByKey(sortByKey(present.subarray(0, count), low, bound), high, bound)
  const ranks = denseRanks(n, order, (a, b) => high[a] !== high[b] || low[a] !== low[b])
  if (count < n) for (let i = 0; i < n; i++) if (Number.isNaN(values[i]!)) ranks.rank[i] = ranks.distinct
  return ranks
}

export function integerRanks(values: Uint32Array): Ranks {
  return denseRanks(
    values.length,
    sortByKey(identity(values.length), values, 2 ** 32),
    (a, b) => values[a] !== values[b],
  )
}

/**
 * Ranks of item lists, compared item by item by label, a shorter list before its continuations. A radix sort from the
 * last position to the first, which each list joins at its own end: time is the number of items, not rows × longest.
 */
export function listRanks({ offsets, items }: ListColumn, labelRank: Uint32Array): Ranks {
  const rows = offsets.length - 1
  const lengths = Uint32Array.from({ length: rows }, (_, row) => offsets[row + 1]! - offsets[row]!)
  const longest = lengths.reduce((a, b) => Math.max(a, b), 0)
  const byLength = sortByKey(identity(rows), lengths, longest + 1)
  const key = new Uint32Array(rows)
  let order: Uint32Array = new Uint32Array(0)
  let end = rows
  for (let length = longest; length > 0; length--) {
    let begin = end
    while (begin > 0 && lengths[byLength[begin - 1]!] === length) begin--
    const joined = new Uint32Array(end - begin + order.length)
    joined.set(byLength.subarray(begin, end))
    joined.set(order, end - begin)
    for (let i = 0; i < joined.length; i++) key[joined[i]!] = labelRank[items[offsets[joined[i]!]! + length - 1]!]!
    order = sortByKey(joined, key, labelRank.length)
    end = begin
  }
  const sorted = new Uint32Array(rows)
  sorted.set(byLength.subarray(0, end))
  sorted.set(order, end)
  return denseRanks(rows, sorted, (a, b) => {
    if (lengths[a] !== lengths[b]) return true
    for (let i = 0; i < lengths[a]!; i++) if (items[offsets[a]! + i] !== items[offsets[b]! + i]) return true
    return false
  })
}

/** Lists of numbers are ordered by what they add up to: a path by its time. */
function totalRanks({ offsets, values }: NumbersColumn): Ranks {
  const totals = new Float64Array(offsets.length - 1)
  for (let row = 0; row < totals.length; row++)
    for (let i = offsets[row]!; i < offsets[row + 1]!; i++) totals[row]! += values[i]!
  return numberRanks(totals)
}

/** Ranks of any column; labels by code point. */
export function ranksOf(column: TableColumn, labelRank: Uint32Array, groupRank: Uint32Array): Ranks {
  switch (column.type) {
    case 'utf8':
      return integerRanks(Uint32Array.from(column.codes, (code) => (column.rank ?? groupRank)[code]!))
    case 'list':
      return listRanks(column, labelRank)
    case 'numbers':
      return totalRanks(column)
    case 'bool':
      return integerRanks(Uint32Array.from(column.values))
    case 'i32':
      return integerRanks(column.values)
    case 'f64':
      return numberRanks(column.values)
  }
}
