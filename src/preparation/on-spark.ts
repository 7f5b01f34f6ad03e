import type { Before, Column } from './columns'
import type { PythonValue } from './python'
import type { SafeNames } from './safe-names'

/** Why an answer from Spark may not be that of the tab, row by row: a code, of which the screen and the notebooks make a sentence. */
export const DIFFERENCES = [
  'sql-dialect',
  'sums-in-other-order',
  'trained-anew',
  'tastes-for-ranking',
  'tastes-trained-anew',
  'ranking-left-out',
  'model-brought-along',
  'ties-by-line',
  'text-of-numbers',
  'last-digit',
  'no-draws',
  'no-breeding',
] as const
export type Difference = (typeof DIFFERENCES)[number]

/** What a step finds on Spark: `lines`, a DataFrame whose columns have safe names, and `_line`, which orders its rows. */
export interface SparkBefore extends Before {
  /** What columns of `lines` are called, those that a step makes too. */
  names: SafeNames
  /** Another table: the Python that names its DataFrame (it has `_line` as well), and what its columns are called there. */
  table(source: string): { frame: string; columns: readonly Column[]; names: SafeNames }
  /** How texts of the lines are read as numbers and dates, where a recipe or its files say so. */
  read?: { decimal?: '.' | ',' | undefined; dateFormat?: string | undefined; timeZone?: string | undefined } | undefined
  /** What the tab fitted for this step (quartiles, means, categories …), where it fitted anything. */
  fitted?: Readonly<Record<string, PythonValue>> | undefined
}

/** A step in Python. */
export interface SparkStep {
  /**
   * Statements that make `lines` anew of `lines`, and keep `_line`. There are `F`, `T` and `Window` of pyspark.sql, `spark`,
   * and `REFIT`, which says that fitted values are to be found anew.
   */
  code: string
  /** Python files (`./x.py?raw`) whose functions it calls; each stands once in a notebook, before all steps. */
  needs?: readonly string[]
  /** Where it leaves one row for each entity: the columns that name it. */
  entity?: readonly string[]
  differs?: readonly Difference[]
}
