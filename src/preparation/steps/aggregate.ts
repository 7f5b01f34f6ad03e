import * as z from 'zod/mini'
import { type Column, foundIn, numbersIn, StepFault } from '../columns'
import { momentOf } from '../expression/moments'
import { free, identifier, LINES, momentLiteral, numbered } from '../sql-text'
import { anyStep, named, type StepDefinition } from '../step'

/** How the values of one entity become one. */
export const TAKES = ['count', 'distinct', 'sum', 'mean', 'median', 'min', 'max', 'first', 'last'] as const

const value = z.strictObject({
  as: named,
  take: z.enum(TAKES),
  /** The column; rows are counted where it is left out. */
  of: z.optional(named),
  /** Only lines of so many days up to the end. */
  days: z.optional(z.number().check(z.gt(0))),
})

const parameters = z.strictObject({
  step: z.literal('aggregate'),
  /** One row for each combination of these; the entity. */
  by: z.array(named).check(z.minLength(1)),
  values: z.array(value).check(z.minLength(1)),
  /** When each line was: for windows, and for what comes first and last. */
  time: z.optional(named),
  /** Where windows end, as an ISO time; with the latest line where nothing is said. */
  until: z.optional(named),
  ...anyStep,
})

export type AggregateStep = z.infer<typeof parameters>

/** What the values of one entity come to; `time` orders them. */
export function figureSql(take: (typeof TAKES)[number], cell: string, time: string): string {
  if (cell === '') return 'count(*)'
  const ways: Record<typeof take, string> = {
    count: `count(${cell})`,
    distinct: `count(DISTINCT ${cell})`,
    sum: `sum(${cell})`,
    mean: `avg(${cell})`,
    median: `quantile_cont(CAST(${cell} AS DOUBLE), 0.5)`,
    min: `min(${cell})`,
    max: `max(${cell})`,
    first: `arg_min(${cell}, ${time})`,
    last: `arg_max(${cell}, ${time})`,
  }
  return ways[take]
}

const lasting = (days: number) => `to_milliseconds(${Math.round(days * 86_400_000)})`

/** One row for each entity, with what its lines come to. */
export const aggregate: StepDefinition<AggregateStep> = {
  step: 'aggregate',
  parameters,
  leaves: ({ by, values, time }, { columns }) => {
    if (time !== undefined) foundIn(columns, time)
    const keys = by.map((name) => foundIn(columns, name))
    const figures = values.map(({ as, take, of, days }): Column => {
      if (time === undefined && (days !== undefined || take === 'first' || take === 'last'))
        throw new StepFault('needsTime', { as })
      if (of === undefined || take === 'count' || take === 'distinct') {
        if (of !== undefined) foundIn(columns, of)
        return { name: as, type: 'integer' }
      }
      if (take === 'sum') return { name: as, type: numbersIn(columns, of).type }
      if (take !== 'mean' && take !== 'median') return { name: as, type: foundIn(columns, of).type }
      numbersIn(columns, of)
      return { name: as, type: 'number' }
    })
    const all = [...keys, ...figures]
    const twice = all.find(({ name }, at) => all.findIndex((other) => other.name === name) !== at)
    if (twice) throw new StepFault('nameTaken', { column: twice.name })
    return all
  },
  sql: ({ by, values, time, until }, before) => {
    const { columns } = before
    const line = free(before, 'line')
    const at = time === undefined ? '' : `CAST(${identifier(time)} AS TIMESTAMP)`
    const said = until === undefined ? null : momentOf(until)
    const end = said === null ? `(SELECT max(${at}) FROM ${LINES})` : momentLiteral(said)
    const figures = values.map(({ as, take, of, days }) => {
      const cell = of === undefined ? '' : identifier(of)
      const within = days === undefined ? '' : ` FILTER (WHERE ${at} > ${end} - ${lasting(days)} AND ${at} <= ${end})`
      return `${figureSql(take, cell, identifier(time ?? ''))}${within} AS ${identifier(as)}`
    })
    const keys = by.map((name) => identifier(foundIn(columns, name).name))
    return `SELECT ${[...keys, ...figures].join(', ')}
FROM ${numbered(line)}
GROUP BY ${keys.join(', ')}
ORDER BY min(${line})`
  },
}
