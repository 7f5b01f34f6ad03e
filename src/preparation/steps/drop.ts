import * as z from 'zod/mini'
import { foundIn, StepFault } from '../columns'
import { python } from '../python'
import { sparkStep } from '../spark/say'
import { identifier, LINES } from '../sql-text'
import { anyStep, named, type StepDefinition } from '../step'

const parameters = z.strictObject({
  step: z.literal('drop'),
  columns: z.array(named).check(z.minLength(1)),
  ...anyStep,
})

export type DropStep = z.infer<typeof parameters>

/** Columns that are not needed any more. */
export const drop: StepDefinition<DropStep> = {
  step: 'drop',
  parameters,
  leaves: ({ columns: dropped }, { columns }) => {
    for (const column of dropped) foundIn(columns, column)
    const left = columns.filter(({ name }) => !dropped.includes(name))
    if (left.length === 0) throw new StepFault('noColumnsLeft')
    return left
  },
  spark: ({ columns }, { names }) =>
    sparkStep(`lines = lines.drop(${columns.map((name) => python(names.of(name))).join(', ')})`),
  sql: ({ columns }) => `SELECT * EXCLUDE (${columns.map(identifier).join(', ')})\nFROM ${LINES}`,
}
