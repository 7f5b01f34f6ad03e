import * as z from 'zod/mini'
import { withColumn } from '../columns'
import { compileExpression } from '../expression/compile'
import { expressionSpark } from '../expression/spark'
import { expressionSql } from '../expression/sql'
import { computedInSql } from '../spark/query'
import { putting as puttingOnSpark, sparkStep } from '../spark/say'
import { LINES, putting } from '../sql-text'
import { anyStep, named, type StepDefinition } from '../step'

const parameters = z.strictObject({
  step: z.literal('compute'),
  /** What the column is called; one of that name is replaced. */
  as: named,
  /** In the grammar of `preparation/expression`, where nothing else is said. */
  expression: z.string().check(z.minLength(1), z.maxLength(4000)),
  /** `sql`: an expression of DuckDB over the columns of one row. */
  language: z.optional(z.enum(['sql'])),
  ...anyStep,
})

export type ComputeStep = z.infer<typeof parameters>

/** A column that is computed of others, line by line. */
export const compute: StepDefinition<ComputeStep> = {
  step: 'compute',
  parameters,
  leaves: ({ as, expression, language }, { columns }) => {
    // What it gives only the database knows.
    if (language === 'sql') return undefined
    const { type } = compileExpression(expression, new Map(columns.map(({ name, type }) => [name, type])))
    return withColumn(columns, { name: as, type: type === 'null' ? 'text' : type })
  },
  spark: (step, before) => {
    if (step.language === 'sql') return computedInSql(step, before)
    const { code, type, needs, differs } = expressionSpark(step.expression, before)
    const cells: Partial<Record<typeof type, string>> = {
      text: `as_cell(${code})`,
      null: `${code}.cast("string")`,
      integer: `${code}.try_cast("bigint")`,
    }
    return sparkStep(
      puttingOnSpark(before.names.of(step.as), cells[type] ?? code),
      type === 'text' ? [...needs, 'texts'] : needs,
      differs,
    )
  },
  sql: ({ as, expression, language }, before) => {
    const cell = language === 'sql' ? `(\n${expression}\n)` : expressionSql(expression, before.columns)
    return cell === null ? null : `SELECT ${putting(before, as, cell)}\nFROM ${LINES}`
  },
}
