import * as z from 'zod/mini'
import { foundIn } from '../columns'
import { filterSchema } from '../filter'
import { filterSpark } from '../filter-spark'
import { filterSql } from '../filter-sql'
import { sparkStep } from '../spark/say'
import { LINES } from '../sql-text'
import { anyStep, type StepDefinition } from '../step'

const parameters = z.strictObject({
  step: z.literal('condition'),
  where: z.array(filterSchema).check(z.minLength(1)),
  ...anyStep,
})

export type ConditionStep = z.infer<typeof parameters>

/** Only rows that meet all conditions go on. */
export const condition: StepDefinition<ConditionStep> = {
  step: 'condition',
  parameters,
  leaves: ({ where }, { columns }) => {
    for (const { column } of where) foundIn(columns, column)
    return columns
  },
  sql: ({ where }, { columns }) => {
    const all = where.map((filter) => filterSql(filter, foundIn(columns, filter.column)))
    return all.includes(null) ? null : `SELECT *\nFROM ${LINES}\nWHERE ${all.join('\n  AND ')}`
  },
  spark: ({ where }, before) => {
    const all = where.map((filter) => filterSpark(filter, foundIn(before.columns, filter.column), before))
    return sparkStep(
      all.map(({ code }) => `lines = lines.where(${code})`),
      all.flatMap(({ needs }) => needs),
    )
  },
}
