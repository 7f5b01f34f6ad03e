import type { ListColumn } from '../../analyses/result-table'
import { type Failures, failRows } from './failures'
import { identity, sortByKey } from './radix'
import { integerRanks, listRanks } from './ranks'
import type { StoredRows } from './stored'

/** By row: the row of the same group that says it the other way round, or -1. */
type Partners = Int32Array

const known = new WeakMap<StoredRows, Partners>()

/** Both lists as one, so that equal sides have equal ranks wherever they stand. */
function joined(a: ListColumn, b: ListColumn, rows: number): ListColumn {
  const offsets = new Uint32Array(2 * rows + 1)
  offsets.set(a.offsets.subarray(0, rows + 1))
  const shift = a.offsets[rows]!
  for (let row = 0; row < rows; row++) offsets[rows + row + 1] = shift + b.offsets[row + 1]!
  const items = new Uint32Array(offsets[2 * rows]!)
  items.set(a.items.subarray(0, shift))
  items.set(b.items.subarray(0, b.offsets[rows]), shift)
  return { ...a, offsets, items }
}

function findPartners(result: StoredRows, a: ListColumn, b: ListColumn): Partners {
  const { rows, group, context } = result
  const { rank, distinct } = listRanks(joined(a, b, rows), context.ranks.labelRank)
  const low = Uint32Array.from({ length: rows }, (_, row) => Math.min(rank[row]!, rank[rows + row]!))
  const high = Uint32Array.from({ length: rows }, (_, row) => Math.max(rank[row]!, rank[rows + row]!))
  const of = group ? integerRanks(group.codes) : { rank: new Uint32Array(rows), distinct: 1 }
  let order = sortByKey(identity(rows), high, distinct)
  order = sortByKey(order, low, distinct)
  order = sortByKey(order, of.rank, of.distinct)
  const partners = new Int32Array(rows).fill(-1)
  for (let i = 1; i < rows; i++) {
    const [one, other] = [order[i - 1]!, order[i]!]
    if (low[one] !== low[other] || high[one] !== high[other] || of.rank[one] !== of.rank[other]) continue
    partners[one] = other
    partners[other] = one
  }
  return partners
}

/** Rows of two sides, each with the row that has them changed over. Other rows have no other way round. */
function partnersOf(result: StoredRows): Partners {
  const [a, b] = result.lists
  const found = known.get(result) ?? (a && b ? findPartners(result, a, b) : new Int32Array(result.rows).fill(-1))
  known.set(result, found)
  return found
}

/** Of two rows that say the same both ways and that both pass, the surer one stays; the first where they are alike. */
export function fold(failures: Failures, result: StoredRows): void {
  const partners = partnersOf(result)
  const surer = result.numbers.find(({ name }) => name === 'confidence')?.values ?? new Float64Array(result.rows)
  const passes = failures.failed.map((failed) => (failed === 0 ? 1 : 0))
  const stands = (row: number, other: number) =>
    surer[row]! > surer[other]! || (surer[row] === surer[other] && row < other)
  failRows(failures, 'folded', (row) => {
    const other = partners[row]!
    return other < 0 || passes[row] === 0 || passes[other] === 0 || stands(row, other)
  })
}
