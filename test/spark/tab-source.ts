import type { SparkSource } from '../../src/export/spark/input'
import type { SourceInfo } from '../../src/workers/protocol/files'

/** A source as the exporter is handed it. */
export const sparkSource = (name: string, info: SourceInfo): SparkSource => ({
  name,
  files: info.files.map((file) => ({ ...file, format: info.format })),
  read: info.read,
  columns: info.columns.map(({ name: column, type, nulls, distinct, min, max, separator }) => ({
    name: column,
    type,
    says: { nulls, distinct, ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) },
    ...(separator === undefined ? {} : { separator }),
  })),
  ...(info.rowsExact ? { rows: info.rows } : {}),
  ...(info.skipped ? { skipped: info.skipped } : {}),
  ...(info.ragged ? { ragged: true } : {}),
})
