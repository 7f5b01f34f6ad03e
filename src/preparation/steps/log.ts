import * as z from 'zod/mini'
import { numbersIn, withColumn } from '../columns'
import { identifier, LINES } from '../sql-text'
import { inOneWay, type StepDefinition } from '../step'

const parameters = inOneWay('log', { by: z.enum(['log1p', 'sqrt']) })

export type LogStep = z.infer<typeof parameters>

/** The logarithm of one more than a number, or its root; what has none is missing. */
export const log: StepDefinition<LogStep> = {
  step: 'log',
  parameters,
  leaves: ({ column }, { columns }) => withColumn(columns, { name: numbersIn(columns, column).name, type: 'number' }),
  sql: ({ column, by }) => {
    const cell = identifier(column)
    const [least, value] = by === 'sqrt' ? [`>= 0`, `sqrt(${cell})`] : ['> -1', `ln(1 + ${cell})`]
    return `SELECT * REPLACE (CASE WHEN ${cell} ${least} THEN ${value} END AS ${cell})\nFROM ${LINES}`
  },
}
