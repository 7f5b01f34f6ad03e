import * as z from 'zod/mini'
import { foundIn, withColumn } from '../columns'
import { free, identifier, numbered } from '../sql-text'
import { anyStep, named, type StepDefinition } from '../step'

const parameters = z.strictObject({
  step: z.literal('encode'),
  column: named,
  as: z.enum(['onehot', 'ordinal']),
  /** So many of the most frequent values get a column each; 20 where nothing is said. */
  most: z.optional(z.int().check(z.gte(1), z.lte(200))),
  ...anyStep,
})

export type EncodeStep = z.infer<typeof parameters>

/** Values as numbers: a column of 0 and 1 for each, or their place in order. */
export const encode: StepDefinition<EncodeStep> = {
  step: 'encode',
  parameters,
  // Which columns there are of 0 and 1 the values say.
  leaves: ({ column, as }, { columns }) => {
    const { name } = foundIn(columns, column)
    return as === 'ordinal' ? withColumn(columns, { name, type: 'integer' }) : undefined
  },
  // The names of the columns of 0 and 1 only the values say.
  sql: ({ column, as }, before) => {
    if (as === 'onehot') return null
    const cell = identifier(column)
    const line = free(before, 'line')
    return `SELECT * EXCLUDE (${line}) REPLACE (
  CASE WHEN ${cell} IS NOT NULL THEN dense_rank() OVER (PARTITION BY ${cell} IS NULL ORDER BY ${cell}) END AS ${cell}
)
FROM ${numbered(line)}
ORDER BY ${line}`
  },
}
