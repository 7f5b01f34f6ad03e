import * as z from 'zod/mini'
import { foundIn } from '../columns'
import { python } from '../python'
import { sparkStep } from '../spark/say'
import { free, identifier, numbered } from '../sql-text'
import { anyStep, named, type StepDefinition } from '../step'

const parameters = z.strictObject({
  step: z.literal('dedupe'),
  /** Columns that rows must share to be one; all where nothing is said. */
  by: z.optional(z.array(named).check(z.minLength(1))),
  ...anyStep,
})

export type DedupeStep = z.infer<typeof parameters>

/** Of rows that say the same, the first stays. */
export const dedupe: StepDefinition<DedupeStep> = {
  step: 'dedupe',
  parameters,
  leaves: ({ by = [] }, { columns }) => {
    for (const column of by) foundIn(columns, column)
    return columns
  },
  spark: ({ by }, { columns, names }) => {
    const keys = (by ?? columns.map(({ name }) => name)).map((name) => python(names.of(name)))
    return sparkStep([
      `alike = Window.partitionBy(${keys.join(', ')}).orderBy("_line")`,
      'lines = lines.withColumn("_place", F.row_number().over(alike)).where(F.col("_place") == 1).drop("_place")',
    ])
  },
  sql: ({ by }, before) => {
    const line = free(before, 'line')
    const keys = (by ?? before.columns.map(({ name }) => name)).map(identifier)
    return `SELECT * EXCLUDE (${line})
FROM ${numbered(line)}
QUALIFY row_number() OVER (PARTITION BY ${keys.join(', ')} ORDER BY ${line}) = 1
ORDER BY ${line}`
  },
}
