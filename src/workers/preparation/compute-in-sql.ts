import { identifier, LINES, putting } from '../../preparation/sql-text'
import type { ComputeStep } from '../../preparation/steps/compute'
import type { DoStep } from './step'
import { sql } from './steps/sql'

/**
 * A column that an expression of DuckDB gives. It stands in two kinds of brackets, so that a text which closes one to go
 * on as a statement breaks at the other; an aggregate has nothing to stand beside.
 */
export const computeInSql: DoStep<ComputeStep> = (table, { as, expression, off }, context) => {
  const [cell, whole] = [`(\n${expression}\n)`, `[\n${expression}\n]`]
  const { columns } = table.info
  const put = putting({ columns, of: () => undefined }, as, cell)
  const query = `SELECT * EXCLUDE (${WHOLE}) FROM (SELECT ${put}, ${whole} AS ${WHOLE} FROM ${LINES})`
  return sql(table, { step: 'sql', query, ...(off && { off }) }, context)
}

const WHOLE = identifier('the expression as one')
