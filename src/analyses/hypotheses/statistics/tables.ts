import { fisherTest } from '../../exact'
import { logNormalBoth, type Tested, testedChiSquare } from './distributions'
import { log } from './elementary'
import { testFaults } from './sentences'

/** Counts, row by row; rows and columns without any are no levels and left out. */
export type Counts = readonly (readonly number[])[]

export interface Association extends Tested {
  /** Pearson's χ² whatever was tested. */
  chiSquare: number
  /** Cramér's V, and without its bias (Bergsma 2013). */
  v: number
  vCorrected: number
  /** Least expected count: below 5 the χ² is not to be trusted. */
  leastExpected: number
}

interface Margins {
  cells: number[][]
  rows: number[]
  columns: number[]
  n: number
}

function marginsOf(counts: Counts): Margins {
  const present = counts.filter((row) => row.some((count) => count > 0))
  const width = present[0]?.length ?? 0
  const used = Array.from({ length: width }, (_, c) => c).filter((c) => present.some((row) => row[c]! > 0))
  const cells = present.map((row) => used.map((c) => row[c]!))
  const rows = cells.map((row) => row.reduce((sum, count) => sum + count, 0))
  const columns = used.map((_, c) => cells.reduce((sum, row) => sum + row[c]!, 0))
  return { cells, rows, columns, n: rows.reduce((sum, count) => sum + count, 0) }
}

/** Are rows and columns independent? Pearson's χ², with Yates' correction, or G. One level on a side: 0, p = 1. */
export function independence(counts: Counts, way: 'pearson' | 'yates' | 'g' = 'pearson'): Association {
  const { cells, rows, columns, n } = marginsOf(counts)
  if (n === 0) throw testFaults.emptyGroup()
  const [r, c] = [rows.length, columns.length]
  const df = (r - 1) * (c - 1)
  let [chiSquare, statistic, leastExpected] = [0, 0, Number.POSITIVE_INFINITY]
  for (const [i, row] of cells.entries())
    for (const [j, count] of row.entries()) {
      const expected = (rows[i]! * columns[j]!) / n
      const apart = count - expected
      leastExpected = Math.min(leastExpected, expected)
      chiSquare += (apart * apart) / expected
      if (way === 'yates') {
        const less = df === 1 ? Math.max(0, Math.abs(apart) - 0.5) : apart
        statistic += (less * less) / expected
      } else if (way === 'g' && count > 0) statistic += 2 * count * log(count / expected)
    }
  if (way === 'pearson') statistic = chiSquare
  if (df === 0) return { ...testedChiSquare(0, 1), df: 0, chiSquare: 0, v: 0, vCorrected: 0, leastExpected }
  const phi2 = chiSquare / n
  const [rCorrected, cCorrected] = [r - ((r - 1) * (r - 1)) / (n - 1), c - ((c - 1) * (c - 1)) / (n - 1)]
  const most = Math.min(rCorrected, cCorrected) - 1
  return {
    ...testedChiSquare(Math.max(0, statistic), df),
    chiSquare,
    v: Math.sqrt(phi2 / Math.min(r - 1, c - 1)),
    vCorrected: most > 0 ? Math.sqrt(Math.max(0, phi2 - df / (n - 1)) / most) : 0,
    leastExpected,
  }
}

/** Of the table [[a, b], [c, d]], two-sided; 1 where a margin is empty. */
export function fisherExact(a: number, b: number, c: number, d: number): Tested & { oddsRatio: number } {
  const empty = a + b === 0 || c + d === 0
  const p = empty ? 1 : fisherTest({ count: a, of: a + b }, { count: c, of: c + d })
  const oddsRatio = (a * d) / (b * c)
  // Where p is too small for a number, what Pearson's χ² says of the order has to do.
  const logP =
    p > 0
      ? log(p)
      : Math.min(
          -708,
          logNormalBoth(
            Math.sqrt(
              independence([
                [a, b],
                [c, d],
              ]).chiSquare,
            ),
          ),
        )
  return { statistic: oddsRatio, df: 1, df2: Number.POSITIVE_INFINITY, p, logP, oddsRatio }
}
