import * as z from 'zod/mini'
import { anyStep, foundIn, named, type StepDefinition, withColumn } from '../step'

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
}
