import * as z from 'zod/mini'
import { foundIn, StepFault } from '../columns'
import { python } from '../python'
import { sparkStep } from '../spark/say'
import { identifier, LINES } from '../sql-text'
import { anyStep, named, type StepDefinition } from '../step'

const parameters = z.strictObject({
  step: z.literal('rename'),
  column: named,
  to: named,
  ...anyStep,
})

export type RenameStep = z.infer<typeof parameters>

/** A column by another name. */
export const rename: StepDefinition<RenameStep> = {
  step: 'rename',
  parameters,
  leaves: ({ column, to }, { columns }) => {
    foundIn(columns, column)
    if (columns.some(({ name }) => name === to)) throw new StepFault('nameTaken', { column: to })
    return columns.map((each) => (each.name === column ? { ...each, name: to } : each))
  },
  spark: ({ column, to }, { names }) =>
    sparkStep(`lines = lines.withColumnRenamed(${python(names.of(column))}, ${python(names.of(to))})`),
  sql: ({ column, to }) => `SELECT * RENAME (${identifier(column)} AS ${identifier(to)})\nFROM ${LINES}`,
}
