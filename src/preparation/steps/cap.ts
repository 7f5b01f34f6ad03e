import * as z from 'zod/mini'
import { numbersIn, withColumn } from '../columns'
import { python } from '../python'
import { numberOf } from '../spark/column'
import { figureSaid, figuresSaid, fitted, putting, sparkStep } from '../spark/say'
import { identifier, LINES, numberLiteral } from '../sql-text'
import { anyStep, named, type StepDefinition } from '../step'

const parameters = z.strictObject({
  step: z.literal('cap'),
  column: named,
  /** How many interquartile ranges beyond the quartiles a value may lie; 1.5 where nothing is said. */
  factor: z.optional(z.number().check(z.gte(0))),
  ...anyStep,
})

export type CapStep = z.infer<typeof parameters>

/** Values far outside the middle half are moved to its fences. */
export const cap: StepDefinition<CapStep> = {
  step: 'cap',
  parameters,
  leaves: ({ column }, { columns }) => withColumn(columns, { name: numbersIn(columns, column).name, type: 'number' }),
  spark: ({ column, factor = 1.5 }, before) => {
    const [safe, number] = [before.names.of(column), numberOf({ name: column }, before)]
    const name = python(safe)
    const known = figuresSaid(before.fitted?.['low'], before.fitted?.['high'])
    return sparkStep(
      [
        fitted('low, high', known, `fences_of(lines, ${name}, ${figureSaid(factor)})`),
        `capped = F.least(F.greatest(${number}, F.lit(low)), F.lit(high))`,
        putting(safe, `F.when(F.col(${name}).isNotNull(), capped).cast(like(lines, ${name}, low, high))`),
      ],
      ['fitting'],
    )
  },
  sql: ({ column, factor = 1.5 }) => {
    const cell = identifier(column)
    const by = numberLiteral(factor)
    return `WITH fences AS (
  SELECT q1 - ${by} * (q3 - q1) AS low, q3 + ${by} * (q3 - q1) AS high
  FROM (SELECT quantile_cont(CAST(${cell} AS DOUBLE), 0.25) AS q1, quantile_cont(CAST(${cell} AS DOUBLE), 0.75) AS q3 FROM ${LINES})
)
SELECT * REPLACE (
  CASE WHEN ${cell} IS NOT NULL THEN least(greatest(${cell}, (SELECT low FROM fences)), (SELECT high FROM fences)) END AS ${cell}
)
FROM ${LINES}`
  },
}
