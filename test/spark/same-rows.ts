import type { Cell, Rows } from './rows'

export interface Tolerances {
  /** Columns that tell rows apart; all that are no fractions where nothing is said. */
  keys?: readonly string[]
  /** By how much of themselves numbers may differ, in all columns or in some. */
  within?: number
  columns?: Readonly<Record<string, number>>
}

const WITHIN = 1e-12

const isFraction = (value: Cell): boolean =>
  (typeof value === 'number' && !Number.isInteger(value)) || (Array.isArray(value) && value.some(isFraction))

/** JSON, which has no whole numbers of any length and nothing that is no number. */
const told = (value: Cell | undefined): string =>
  JSON.stringify(value, (_, each) =>
    typeof each === 'bigint' || (typeof each === 'number' && !Number.isFinite(each)) ? `number ${each}` : each,
  ) ?? 'nothing'

/** Whether two cells are the same: numbers as near as they have to be, all else to the letter. */
function same(one: Cell | undefined, other: Cell | undefined, within: number): boolean {
  if (typeof one === 'number' && typeof other === 'number') {
    if (Object.is(one, other) || one === other) return true
    if (!Number.isFinite(one) || !Number.isFinite(other)) return false
    if (Number.isInteger(one) && Number.isInteger(other) && within <= WITHIN) return false
    // Scores are about 1 at most: what a case allows them is no share of what is almost nothing.
    return Math.abs(one - other) <= within * Math.max(Math.abs(one), Math.abs(other), within > WITHIN ? 1 : 0)
  }
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((each, at) => same(each, other[at], within))
  }
  return told(one) === told(other)
}

/** Rows in an order that both sides have: by what tells them apart, and by the rest where that is not enough. */
function ordered({ columns, rows }: Rows, order: readonly string[], keys: readonly string[]): (readonly Cell[])[] {
  const places = order.map((name) => columns.indexOf(name))
  const first = keys.map((name) => columns.indexOf(name))
  const keyed = rows.map((row) => ({
    row: places.map((at) => row[at]!),
    key: told(first.map((at) => row[at]!)),
    rest: row,
  }))
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : told(a.rest) < told(b.rest) ? -1 : 1))
  return keyed.map(({ row }) => row)
}

/** The first thing in which Spark's rows are not those of the tab; null where there is none. */
export function difference(tab: Rows, spark: Rows, tolerances: Tolerances = {}): string | null {
  const { within = WITHIN, columns = {} } = tolerances
  const names = [...tab.columns].sort()
  if (told(names) !== told([...spark.columns].sort())) {
    return `the tab has the columns ${tab.columns.join(', ')}; Spark has ${spark.columns.join(', ')}`
  }
  const exact = tab.columns.filter(
    (_, at) => ![tab, spark].some(({ rows }) => rows.some((row) => isFraction(row[at]!))),
  )
  const keys = tolerances.keys ?? exact
  const [ours, theirs] = [tab, spark].map((side) => ordered(side, tab.columns, keys)) as [Cell[][], Cell[][]]
  for (let row = 0; row < Math.max(ours.length, theirs.length); row++) {
    const [one, other] = [ours[row], theirs[row]]
    if (one && other) {
      const at = tab.columns.findIndex((name, place) => !same(one[place], other[place], columns[name] ?? within))
      if (at < 0) continue
      const name = tab.columns[at]!
      return `of ${ours.length} rows here and ${theirs.length} there, number ${row + 1} by ${keys.join(', ')} differs in ${name}: the tab has ${told(one[at])}, Spark ${told(other[at])}\ntab:   ${told(one)}\nSpark: ${told(other)}`
    }
    return `the tab has ${ours.length} rows, Spark ${theirs.length}: ${one ? `Spark lacks ${told(one)}` : `the tab lacks ${told(other)}`}`
  }
  return null
}

/** Throws where Spark's rows are not those of the tab, row by row in every column. */
export function sameRows(tab: Rows, spark: Rows, tolerances?: Tolerances): void {
  const found = difference(tab, spark, tolerances)
  if (found !== null) throw new Error(found)
}
