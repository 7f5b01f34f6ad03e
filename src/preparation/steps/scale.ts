import * as z from 'zod/mini'
import { numbersIn, withColumn } from '../columns'
import { python } from '../python'
import { numberOf } from '../spark/column'
import { figuresSaid, fitted, putting, sparkStep } from '../spark/say'
import { identifier, LINES } from '../sql-text'
import { inOneWay, type StepDefinition } from '../step'

const parameters = inOneWay('scale', { to: z.enum(['standard', 'range']) })

export type ScaleStep = z.infer<typeof parameters>

/** Numbers of mean 0 and deviation 1 (of the sample), or from 0 to 1. */
export const scale: StepDefinition<ScaleStep> = {
  step: 'scale',
  parameters,
  leaves: ({ column }, { columns }) => withColumn(columns, { name: numbersIn(columns, column).name, type: 'number' }),
  spark: ({ column, to }, before) => {
    const [safe, number] = [before.names.of(column), numberOf({ name: column }, before)]
    const [names, from, by] =
      to === 'standard'
        ? (['mean, deviation', 'spread_of', 'deviation'] as const)
        : (['low, high', 'range_of', 'high - low'] as const)
    const [one = '', other = ''] = names.split(', ')
    const known = figuresSaid(before.fitted?.[one], before.fitted?.[other])
    return sparkStep(
      [fitted(names, known, `${from}(lines, ${python(safe)})`), putting(safe, `scaled(${number}, ${one}, ${by})`)],
      ['fitting'],
      known === undefined && to === 'standard' ? ['sums-in-other-order'] : [],
    )
  },
  sql: ({ column, to }) => {
    const cell = identifier(column)
    const number = `CAST(${cell} AS DOUBLE)`
    const [from, by] =
      to === 'standard'
        ? [`avg(${number})`, `stddev_samp(${number})`]
        : [`min(${number})`, `max(${number}) - min(${number})`]
    return `WITH fitted AS (SELECT ${from} AS zero, coalesce(${by}, 0) AS one FROM ${LINES})
SELECT * REPLACE (
  CASE WHEN ${cell} IS NULL THEN NULL WHEN (SELECT one FROM fitted) = 0 THEN 0
  ELSE (${cell} - (SELECT zero FROM fitted)) / (SELECT one FROM fitted) END AS ${cell}
)
FROM ${LINES}`
  },
}
