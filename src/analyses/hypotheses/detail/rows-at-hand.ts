import type { BasketColumns, FeatureColumn, FeatureTable } from '../../table-columns'
import type { Feature, FeatureMatrix, Target } from '../matrix'
import type { ReadMemory } from '../memory'
import { clustersOf } from '../run/confirm-sets'
import { confirmingUnits } from '../split'
import type { Clusters } from '../statistics/rows'

/** What is looked at closely, at most: more says the same and takes its time. */
const MOST_ROWS = 100_000

/** The rows of a run, read again without a kernel. */
export interface RowsAtHand {
  table: FeatureTable
  matrix: FeatureMatrix
  memory: ReadMemory
  confirming: Part
  searched: Part
}

/** Some of the rows, with what is to be explained in each. */
export interface Part {
  rows: Uint32Array
  y: Float64Array
  clusters: Clusters | undefined
}

/** The same rows confirm as in the run: units, seed and share say which. */
export function rowsAtHand(
  { features: table, featureNumbers, featureCodes, featureUnits, offsets }: BasketColumns,
  asked: { confirm: number; seed: number },
): RowsAtHand {
  if (!table) throw new Error('hypotheses are about a table of features')
  const rows = offsets.length - 1
  const numbers = featureNumbers ?? new Float64Array(0)
  const allCodes = featureCodes ?? new Uint32Array(0)
  // Units stand behind the codes.
  const memory: ReadMemory = {
    f64: (address, length) => numbers.subarray(address / 8, address / 8 + length),
    u32: (address, length) => {
      const at = address / 4
      return at < allCodes.length || !featureUnits
        ? allCodes.subarray(at, at + length)
        : featureUnits.subarray(at - allCodes.length - 1, at - allCodes.length - 1 + length)
    },
  }
  const addressOf = ({ kind, at }: { kind: string; at: number }) => (kind === 'number' ? 8 : 4) * at * rows
  const feature = (column: FeatureColumn, id: number): Feature => ({
    id,
    kind: column.kind,
    address: addressOf(column),
    levels: column.levels,
  })
  const target: Target = { kind: table.target.kind, levels: table.target.levels, address: addressOf(table.target) }
  const matrix: FeatureMatrix = {
    rows,
    features: table.columns.map(feature),
    target,
    units: featureUnits ? 4 * (allCodes.length + 1) : 0,
    unitCount: table.units || rows,
  }
  const values = target.kind === 'number' ? memory.f64(target.address, rows) : memory.u32(target.address, rows)
  const codes = values instanceof Uint32Array ? values : undefined
  const of = { units: matrix.unitCount, unitOf: featureUnits, codes, hashes: table.unitHashes }
  const { confirms } = confirmingUnits(of, asked)
  const all = Uint32Array.from({ length: rows }, (_, row) => row)
  const isConfirming = (row: number) => confirms[featureUnits ? (featureUnits[row] as number) : row] === 1
  const part = (some: Uint32Array): Part => {
    const own = thinned(some)
    return {
      rows: own,
      y: Float64Array.from(own, (row) => values[row] as number),
      clusters: clustersOf(memory, matrix, own),
    }
  }
  return {
    table,
    matrix,
    memory,
    confirming: part(all.filter(isConfirming)),
    searched: part(all.filter((row) => !isConfirming(row))),
  }
}

function thinned(rows: Uint32Array): Uint32Array {
  const step = Math.ceil(rows.length / MOST_ROWS)
  return step <= 1 ? rows : rows.filter((_, i) => i % step === 0)
}
