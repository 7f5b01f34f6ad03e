import { itemsAt, labelsAt, type StoredResult } from '../result/stored'
import { kMeans, type SparseVectors } from './k-means'
import { type RuleSides, sidesOf } from './sides'
import type { GroupedMatrix } from './types'

/** Columns beyond this cannot be read; the consequents with most rules are kept. */
const MAX_CONSEQUENTS = 40
const NO_RULE = 0xffffffff

interface Rules {
  rows: Uint32Array
  /** Places of each rule's antecedent set and consequent set among those of the matrix. */
  antecedent: Uint32Array
  consequent: Uint32Array
  antecedents: number
  /** A row that holds the set. */
  antecedentRow: Uint32Array
  consequentRow: Uint32Array
}

/** Numbers the distinct values of `rank` over the rows: by falling number of rows, then by label. */
function numbered(rows: Uint32Array, rank: Uint32Array, most: number) {
  const seen = new Map<number, { rank: number; row: number; rows: number }>()
  for (const row of rows) {
    const known = seen.get(rank[row]!)
    if (known) known.rows++
    else seen.set(rank[row]!, { rank: rank[row]!, row, rows: 1 })
  }
  const kept = [...seen.values()].sort((a, b) => b.rows - a.rows || a.rank - b.rank).slice(0, most)
  return { place: new Map(kept.map((set, i) => [set.rank, i])), row: Uint32Array.from(kept, (set) => set.row) }
}

function rulesOf(result: StoredResult, sides: RuleSides, matching: Uint32Array): Rules {
  const antecedentRank = result.ranks(sides.antecedents).rank
  const consequentRank = result.ranks(sides.consequents).rank
  const consequents = numbered(matching, consequentRank, MAX_CONSEQUENTS)
  const rows = matching.filter((row) => consequents.place.has(consequentRank[row]!))
  const antecedents = numbered(rows, antecedentRank, Number.POSITIVE_INFINITY)
  return {
    rows,
    antecedent: rows.map((row) => antecedents.place.get(antecedentRank[row]!)!),
    consequent: rows.map((row) => consequents.place.get(consequentRank[row]!)!),
    antecedents: antecedents.row.length,
    antecedentRow: antecedents.row,
    consequentRow: consequents.row,
  }
}

/** log2 lift of each antecedent set by consequent, the mean where groups repeat a rule; no rule is 0, independence. */
function liftVectors(rules: Rules, lift: Float64Array): SparseVectors {
  const dimensions = rules.consequentRow.length
  const sums = new Map<number, { sum: number; n: number }>()
  for (const [i, row] of rules.rows.entries()) {
    const cell = rules.antecedent[i]! * dimensions + rules.consequent[i]!
    const entry = sums.get(cell) ?? { sum: 0, n: 0 }
    // Lift 0 and ∞ are as far from independence as counts can say; 2^±20 stands for them.
    entry.sum += Math.max(-20, Math.min(20, Math.log2(lift[row]!)))
    entry.n++
    sums.set(cell, entry)
  }
  const cells = [...sums.keys()].sort((a, b) => a - b)
  const offsets = new Uint32Array(rules.antecedents + 1)
  for (const cell of cells) offsets[Math.floor(cell / dimensions) + 1]!++
  for (let v = 0; v < rules.antecedents; v++) offsets[v + 1]! += offsets[v]!
  return {
    offsets,
    places: Uint32Array.from(cells, (cell) => cell % dimensions),
    values: Float64Array.from(cells, (cell) => sums.get(cell)!.sum / sums.get(cell)!.n),
    dimensions,
  }
}

function median(values: number[]): number {
  const sorted = Float64Array.from(values).sort()
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** Items by how much they make a cluster what it is: frequent in it, and more frequent than elsewhere. */
function characteristicItems(inCluster: Map<number, number>, overall: Map<number, number>, labelRank: Uint32Array) {
  const score = (item: number) => inCluster.get(item)! ** 2 / overall.get(item)!
  return [...inCluster.keys()].sort((a, b) => score(b) - score(a) || labelRank[a]! - labelRank[b]!)
}

function countItems(counts: Map<number, number>, items: Uint32Array): void {
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1)
}

/** Renumbers clusters by falling number of rules and drops empty ones. */
function rankClusters(cluster: Uint32Array, rules: Rules): { of: Uint32Array; sizes: number[] } {
  const sizes = new Map<number, number>()
  for (const a of rules.antecedent) sizes.set(cluster[a]!, (sizes.get(cluster[a]!) ?? 0) + 1)
  const order = [...sizes].sort((a, b) => b[1] - a[1] || a[0] - b[0])
  const place = new Map(order.map(([c], i) => [c, i]))
  return { of: cluster.map((c) => place.get(c)!), sizes: order.map(([, size]) => size) }
}

/**
 * Antecedent sets that lead to the same consequents in one row: the grouped matrix of Hahsler and Karpienko (2017).
 * Sets are clustered by k-means on their lift by consequent; a cell is the median lift and support of its rules.
 */
export function groupedMatrixOf(result: StoredResult, matching: Uint32Array, clusters: number): GroupedMatrix {
  const sides = sidesOf(result)
  const { context } = result
  const { lift, support } = sides.metrics
  const rules = rulesOf(result, sides, matching)
  const k = Math.max(1, Math.min(clusters, rules.antecedents))
  const { of, sizes } = rankClusters(kMeans(liftVectors(rules, lift), k), rules)

  const overall = new Map<number, number>()
  const inCluster = sizes.map(() => new Map<number, number>())
  for (const [a, row] of rules.antecedentRow.entries()) {
    const items = itemsAt(sides.antecedents, row)
    countItems(overall, items)
    countItems(inCluster[of[a]!]!, items)
  }

  const width = rules.consequentRow.length
  const cell = rules.rows.map((_, i) => of[rules.antecedent[i]!]! * width + rules.consequent[i]!)
  const cellRows: number[][] = Array.from({ length: sizes.length * width }, () => [])
  for (const [i, row] of rules.rows.entries()) cellRows[cell[i]!]!.push(row)
  const middleOf = (values: Float64Array) =>
    Float64Array.from(cellRows, (rows) => (rows.length === 0 ? Number.NaN : median(rows.map((row) => values[row]!))))

  return {
    clusters: inCluster.map((counts, c) => {
      const items = characteristicItems(counts, overall, context.ranks.labelRank).map((item) => context.itemLabel(item))
      const more = items.length > 2 ? ` +${items.length - 2}` : ''
      return { label: `${items.slice(0, 2).join(', ')}${more}`, rules: sizes[c]!, items: items.slice(0, 12) }
    }),
    consequents: Array.from(rules.consequentRow, (row) => labelsAt(sides.consequents, row).join(', ')),
    lift: middleOf(lift),
    support: middleOf(support),
    rules: Uint32Array.from(cellRows, (rows) => rows.length),
    index: Uint32Array.from(cellRows, (rows) =>
      rows.reduce((best, row) => (best === NO_RULE || lift[row]! > lift[best]! ? row : best), NO_RULE),
    ),
    omittedRules: matching.length - rules.rows.length,
    members: { row: rules.rows, cell },
  }
}
