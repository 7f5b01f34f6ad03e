import * as z from 'zod/mini'
import { compileExpression } from '../expression/compile'
import { anyStep, named, type StepDefinition, withColumn } from '../step'

const parameters = z.strictObject({
  step: z.literal('compute'),
  /** What the column is called; one of that name is replaced. */
  as: named,
  /** In the grammar of `preparation/expression`. */
  expression: z.string().check(z.minLength(1), z.maxLength(4000)),
  ...anyStep,
})

export type ComputeStep = z.infer<typeof parameters>

/** A column that is computed of others, line by line. */
export const compute: StepDefinition<ComputeStep> = {
  step: 'compute',
  parameters,
  leaves: ({ as, expression }, { columns }) => {
    const { type } = compileExpression(expression, new Map(columns.map(({ name, type }) => [name, type])))
    return withColumn(columns, { name: as, type: type === 'null' ? 'text' : type })
  },
}
