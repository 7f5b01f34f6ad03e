import * as z from 'zod/mini'
import { foundIn, withColumn } from '../columns'
import { python } from '../python'
import { sparkStep } from '../spark/say'
import { msOf } from '../spark/time'
import { asText, free, identifier, LINES, numberLiteral } from '../sql-text'
import { anyStep, named, type StepDefinition } from '../step'

const parameters = z.strictObject({
  step: z.literal('session'),
  as: named,
  /** Whose visits they are, and when each line was. */
  by: named,
  time: named,
  /** A pause longer than this ends a visit. */
  minutes: z.number().check(z.gt(0), z.lte(525_600)),
  ...anyStep,
})

export type SessionStep = z.infer<typeof parameters>

/** Visits: lines of one customer between which there is no long pause, counted per customer in order of time. */
export const session: StepDefinition<SessionStep> = {
  step: 'session',
  parameters,
  leaves: ({ as, by, time }, { columns }) => {
    foundIn(columns, by)
    foundIn(columns, time)
    return withColumn(columns, { name: as, type: 'text' })
  },
  spark: ({ as, by, time, minutes }, before) => {
    const at = msOf(foundIn(before.columns, time), before)
    const [name, who] = [as, by].map((each) => python(before.names.of(each)))
    const pause = python(minutes * 60_000)
    return sparkStep(`lines = with_visits(lines, ${name}, ${who}, ${at.code}, pause=${pause})`, ['visits', ...at.needs])
  },
  sql: ({ as, by, time, minutes }, before) => {
    const who = asText(foundIn(before.columns, by))
    if (who === null || before.columns.some(({ name }) => name === as)) return null
    const [line, at, begins] = ['line', 'at', 'begins'].map((name) => free(before, name)) as [string, string, string]
    const order = `PARTITION BY ${identifier(by)} ORDER BY ${at}, ${line}`
    return `SELECT * EXCLUDE (${line}, ${at}, ${begins}),
  CASE WHEN ${identifier(by)} IS NOT NULL AND ${at} IS NOT NULL
  THEN ${who} || ' #' || CAST(sum(${begins}) OVER (${order} ROWS UNBOUNDED PRECEDING) AS BIGINT) END AS ${identifier(as)}
FROM (
  SELECT *, CASE WHEN ${at} - lag(${at}) OVER (${order}) <= ${numberLiteral(minutes * 60_000)} THEN 0
    WHEN ${at} IS NULL THEN 0 ELSE 1 END AS ${begins}
  FROM (SELECT *, epoch_ms(CAST(${identifier(time)} AS TIMESTAMP)) AS ${at}, row_number() OVER () AS ${line} FROM ${LINES})
)
ORDER BY ${line}`
  },
}
