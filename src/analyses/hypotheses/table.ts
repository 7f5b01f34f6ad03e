import type { KernelInput } from '../kernel-context'
import type { FeatureColumn, FeatureTable } from '../table-columns'
import type { Feature, FeatureMatrix, Target } from './matrix'

export interface TableMatrix extends FeatureMatrix {
  /** u32 × rows, or 0. */
  strata: number
  /** Of each unit what its label decides; else the number of its row does. */
  unitHashes: Uint32Array | undefined
}

/** A table of features as the search sees it; a feature's id is its place among the columns. */
export function matrixOf({ rows, features }: KernelInput): TableMatrix & { table: FeatureTable } {
  if (features === undefined) throw new Error('hypotheses are about a table of features')
  const { table, numbers, codes, units, strata } = features
  const addressOf = ({ kind, at }: { kind: string; at: number }) =>
    kind === 'number' ? numbers + 8 * at * rows : codes + 4 * at * rows
  const feature = (column: FeatureColumn, id: number): Feature => ({
    id,
    kind: column.kind,
    address: addressOf(column),
    levels: column.levels,
  })
  const { kind, levels } = table.target
  const target: Target = { kind, address: addressOf(table.target), levels }
  const { unitHashes } = table
  const made = { rows, features: table.columns.map(feature), target, units, unitCount: table.units || rows }
  return { ...made, table, strata, unitHashes }
}
