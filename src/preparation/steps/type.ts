import * as z from 'zod/mini'
import { type Column, foundIn, withColumn } from '../columns'
import { asText, identifier, isNumeric, isTime, LINES } from '../sql-text'
import { anyStep, named, type StepDefinition } from '../step'

const parameters = z.strictObject({
  step: z.literal('type'),
  column: named,
  to: z.enum(['text', 'integer', 'number', 'boolean', 'date', 'timestamp']),
  /** How dates are written, as in `read`. */
  dateFormat: z.optional(z.string()),
  decimal: z.optional(z.enum(['.', ','])),
  ...anyStep,
})

export type TypeStep = z.infer<typeof parameters>

function retyped(from: Column, to: TypeStep['to'], cell: string): string | null {
  if (to === 'text') return asText(from)
  if (isTime(from)) return to === 'date' || to === 'timestamp' ? `CAST(${cell} AS ${to.toUpperCase()})` : null
  if (!isNumeric(from)) return null
  if (to === 'number') return `CAST(${cell} AS DOUBLE)`
  return to === 'integer' ? `trunc(${cell})` : null
}

/** A column read as another type; what does not fit is missing. */
export const type: StepDefinition<TypeStep> = {
  step: 'type',
  parameters,
  leaves: ({ column, to }, { columns }) => withColumn(columns, { name: foundIn(columns, column).name, type: to }),
  // Texts are read in more ways than SQL knows.
  sql: ({ column, to }, { columns }) => {
    const from = foundIn(columns, column)
    const cell = identifier(column)
    const as = retyped(from, to, cell)
    return as === null ? null : `SELECT * REPLACE (${as} AS ${cell})\nFROM ${LINES}`
  },
}
