import type { TableShape } from './shape'

export const TARGET_KINDS = ['auto', 'number', 'binary', 'classes'] as const
export type AskedTargetKind = (typeof TARGET_KINDS)[number]

/** A row for each line: columns that may explain, and one that is to be explained. Columns are named, not mapped. */
export interface FeaturesWant {
  shape: 'features'
  target: string
  targetKind: AskedTargetKind
  /** The value that is a yes; null: the one that says so, or the rarer one. */
  positive: string | null
  /** Column of whose rows belong together; null: each row stands for itself. */
  unit: string | null
  /** Column within whose values units are compared. */
  strata: string | null
  /** These alone, whatever speaks against them; null: all that nothing speaks against. */
  include: readonly string[] | null
  exclude: readonly string[]
  /** Any two columns can be looked at as one. */
  products: boolean
}

export const features: TableShape<FeaturesWant> = {
  row: 'row',
  roles: () => [],
  withinReach: (want, { customer }) => ({ ...want, unit: want.unit ?? customer ?? null }),
}
