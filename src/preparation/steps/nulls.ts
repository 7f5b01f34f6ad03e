import * as z from 'zod/mini'
import { type Column, foundIn, numbersIn, withColumn } from '../columns'
import { asText, identifier, isNumeric, LINES, numberLiteral, textLiteral } from '../sql-text'
import { anyStep, named, type StepDefinition } from '../step'

const parameters = z.strictObject({
  step: z.literal('nulls'),
  column: named,
  with: z.enum(['median', 'mean', 'mode', 'constant', 'drop']),
  /** The constant. */
  value: z.optional(z.union([z.string(), z.number()])),
  ...anyStep,
})

export type NullsStep = z.infer<typeof parameters>

function putInPlace({ with: by, value }: NullsStep, column: Column, cell: string): string | null {
  if (by === 'constant') {
    if (isNumeric(column)) return Number.isFinite(Number(value)) ? numberLiteral(Number(value)) : null
    return column.type === 'text' ? textLiteral(String(value)) : null
  }
  if (by === 'median') return `(SELECT quantile_cont(CAST(${cell} AS DOUBLE), 0.5) FROM ${LINES})`
  if (by === 'mean') return `(SELECT avg(${cell}) FROM ${LINES})`
  const text = asText(column)
  return (
    text &&
    `(SELECT ${cell} FROM ${LINES} WHERE ${cell} IS NOT NULL GROUP BY ${cell} ORDER BY count(*) DESC, ${text} LIMIT 1)`
  )
}

/** What takes the place of missing values, or that their rows are left out. */
export const nulls: StepDefinition<NullsStep> = {
  step: 'nulls',
  parameters,
  leaves: (step, { columns }) => {
    const ofNumbers = step.with === 'median' || step.with === 'mean'
    const { name, type } = ofNumbers ? numbersIn(columns, step.column) : foundIn(columns, step.column)
    return withColumn(columns, { name, type: ofNumbers ? 'number' : type })
  },
  sql: (step, { columns }) => {
    const column = foundIn(columns, step.column)
    const cell = identifier(column.name)
    if (step.with === 'drop') return `SELECT *\nFROM ${LINES}\nWHERE ${cell} IS NOT NULL`
    const put = putInPlace(step, column, cell)
    return put === null ? null : `SELECT * REPLACE (coalesce(${cell}, ${put}) AS ${cell})\nFROM ${LINES}`
  },
}
