import * as z from 'zod/mini'
import { type Column, foundIn, withColumn } from '../columns'
import type { SparkBefore } from '../on-spark'
import { python } from '../python'
import { cellOf, numberOf, type Said, textOf } from '../spark/column'
import { putting, sparkStep } from '../spark/say'
import { momentsRead } from '../spark/time'
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

/** Texts are read as files are; what has a type already is not read again, but for numbers that are written otherwise. */
function readAs({ to, dateFormat, decimal }: TypeStep, from: Column, before: SparkBefore): Said {
  const text = textOf(from, before)
  if (to === 'text') return text
  if (to === 'boolean') {
    if (from.type === 'boolean') return { code: cellOf(from, before), needs: [] }
    return isNumeric(from)
      ? { code: `(${cellOf(from, before)} != 0)`, needs: [] }
      : { code: `read_flag(${text.code})`, needs: [...text.needs, 'reading'] }
  }
  if (to === 'date' || to === 'timestamp') {
    const moments = isTime(from)
      ? { code: cellOf(from, before), needs: [] }
      : momentsRead(text, { ...before.read, ...(dateFormat === undefined ? {} : { dateFormat }) })
    return { ...moments, code: `${moments.code}.cast("${to}")` }
  }
  const number: Said =
    isNumeric(from) && decimal === undefined
      ? { code: numberOf(from, before), needs: [] }
      : {
          code: `read_number(${text.code}, ${python(decimal ?? before.read?.decimal ?? null)})`,
          needs: [...text.needs, 'reading'],
        }
  if (to === 'number') return number
  return { code: `whole_part(${number.code}).try_cast("bigint")`, needs: [...number.needs, 'numbers'] }
}

/** A column read as another type; what does not fit is missing. */
export const type: StepDefinition<TypeStep> = {
  step: 'type',
  parameters,
  leaves: ({ column, to }, { columns }) => withColumn(columns, { name: foundIn(columns, column).name, type: to }),
  spark: (step, before) => {
    const from = foundIn(before.columns, step.column)
    const { code, needs } = readAs(step, from, before)
    // What stood in a file may be written otherwise.
    const again = from.type !== 'text' && from.type !== step.to && (step.to === 'text' || step.decimal !== undefined)
    return sparkStep(putting(before.names.of(step.column), code), needs, again ? ['text-of-numbers'] : [])
  },
  // Texts are read in more ways than SQL knows.
  sql: ({ column, to }, { columns }) => {
    const from = foundIn(columns, column)
    const cell = identifier(column)
    const as = retyped(from, to, cell)
    return as === null ? null : `SELECT * REPLACE (${as} AS ${cell})\nFROM ${LINES}`
  },
}
