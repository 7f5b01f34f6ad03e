import * as z from 'zod/mini'
import { numbersIn, withColumn } from '../columns'
import { numberOf } from '../spark/column'
import { putting, sparkStep } from '../spark/say'
import { identifier, LINES } from '../sql-text'
import { inOneWay, type StepDefinition } from '../step'

const parameters = inOneWay('log', { by: z.enum(['log1p', 'sqrt']) })

export type LogStep = z.infer<typeof parameters>

/** The logarithm of one more than a number, or its root; what has none is missing. */
export const log: StepDefinition<LogStep> = {
  step: 'log',
  parameters,
  leaves: ({ column }, { columns }) => withColumn(columns, { name: numbersIn(columns, column).name, type: 'number' }),
  spark: ({ column, by }, before) => {
    const number = numberOf({ name: column }, before)
    const code = putting(before.names.of(column), `finite(F.${by}(${number}))`)
    return sparkStep(code, ['numbers'], by === 'sqrt' ? [] : ['last-digit'])
  },
  sql: ({ column, by }) => {
    const cell = identifier(column)
    const [least, value] = by === 'sqrt' ? [`>= 0`, `sqrt(${cell})`] : ['> -1', `ln(1 + ${cell})`]
    return `SELECT * REPLACE (CASE WHEN ${cell} ${least} THEN ${value} END AS ${cell})\nFROM ${LINES}`
  },
}
