import type { ResultColumn } from '../../analyses/analysis'
import { literals } from './literals'
import { notebook, plainWords } from './notebook'
import type { ProjectPlace } from './plan'
import goldCheck from './python/gold_check.py?raw'
import goldWrite from './python/gold_write.py?raw'
import resultTable from './python/result_table.py?raw'
import setup from './python/setup.py?raw'

/** A result as it is exported: its columns by the names they have there. */
export interface ExportedResult {
  kind: string
  title?: string
  columns: readonly Pick<ResultColumn, 'name' | 'type'>[]
  rows: number
  /** Columns that tell its rows apart. */
  keys?: readonly string[]
}

export const resultFile = ({ kind }: Pick<ExportedResult, 'kind'>): string => `table_${kind}.parquet`

/** A notebook that makes a Delta table of a result that was found in the browser and exported as Parquet. */
export function resultNotebook(result: ExportedResult, place: ProjectPlace): string {
  const { kind, title = kind, columns, rows, keys = [] } = result
  return notebook([
    {
      says: `# ${plainWords(title)}\n\nMakes the Delta table \`table_${kind}\` of what was found in the browser: upload \`${resultFile(result)}\` into the volume \`landing\` beforehand.`,
    },
    { python: `${literals({ CATALOG: place.catalog, SCHEMA: place.schema })}\n\n${setup}` },
    {
      python: `${literals({
        FILE: resultFile(result),
        COLUMNS: new Map(columns.map(({ name, type }) => [name, type])),
        KEYS: keys,
      })}\n\n${resultTable}`,
    },
    { python: `${literals({ TABLE: `table_${kind}`, SAYS: title, SAID: {} })}\n\n${goldWrite}` },
    {
      python: `${literals({ ROWS: rows })}\n\n${goldCheck}\nassert rows == ROWS, f"{rows} rows of {TABLE}, and the result has {ROWS}"`,
    },
  ])
}
