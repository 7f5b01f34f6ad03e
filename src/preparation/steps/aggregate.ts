import * as z from 'zod/mini'
import { type Column, foundIn, numbersIn, StepFault } from '../columns'
import { momentOf } from '../expression/moments'
import type { Difference, SparkBefore } from '../on-spark'
import { python } from '../python'
import { cellOf, numberOf } from '../spark/column'
import { figureSaid, fitted, sparkStep } from '../spark/say'
import { momentSaid, msOf } from '../spark/time'
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

type Value = AggregateStep['values'][number]

/** What the values of one entity come to, of those within a window. */
function figureSaidOf({ take, of }: Value, within: string | undefined, before: SparkBefore): string {
  const inside = (cell: string) => (within === undefined ? cell : `F.when(${within}, ${cell})`)
  if (of === undefined) return `F.count(${inside('F.lit(1)')})`
  const column = foundIn(before.columns, of)
  const [cell, number] = [cellOf(column, before), numberOf(column, before)]
  const ways: Record<typeof take, string> = {
    count: `F.count(${inside(cell)})`,
    distinct: `F.count_distinct(${inside(cell)})`,
    sum: column.type === 'integer' ? `F.try_sum(${inside(`${cell}.cast("bigint")`)})` : `F.sum(${inside(number)})`,
    mean: `F.avg(${inside(number)})`,
    median: `F.percentile(${inside(number)}, F.lit(0.5))`,
    min: `F.min(${inside(cell)})`,
    max: `F.max(${inside(cell)})`,
    first: `first_by(${inside(cell)}, "_at")`,
    last: `first_by(${inside(cell)}, "_back")`,
  }
  return ways[take]
}

function onSpark({ by, values, time, until }: AggregateStep, before: SparkBefore) {
  const { columns, names } = before
  const keys = by.map((name) => python(names.of(foundIn(columns, name).name))).join(', ')
  const windowed = values.some(({ days }) => days !== undefined)
  const ordered = values.some(({ take }) => take === 'first' || take === 'last')
  const column = time === undefined ? undefined : foundIn(columns, time)
  const at = column && windowed ? msOf(column, before) : undefined
  const end = until === undefined ? undefined : momentSaid(until, {})
  const code: string[] = []
  if (at && end) code.push(`when, until = ${at.code}, F.unix_millis(${end.code})`)
  else if (at) {
    const latest = figureSaid(before.fitted?.['until'])
    code.push(
      `when = ${at.code}`,
      fitted('until', latest?.replace(/\.0$/, ''), 'latest_of(lines, when)'),
      'until = F.lit(until)',
    )
  }
  if (ordered && column) code.push(`lines = in_time(lines, ${python(names.of(column.name))}, [${keys}])`)
  const figures = values.map((value) => {
    const length = value.days === undefined ? undefined : figureSaid(Math.round(value.days * DAY))
    const within = length && `(when > until - ${length}) & (when <= until)`
    return `    ${figureSaidOf(value, within, before)}.alias(${python(names.of(value.as))}),`
  })
  code.push(`lines = lines.groupBy(${keys}).agg(`, ...figures, '    F.min("_line").alias("_line"),', ')')
  const sums = values.some(
    ({ take, of }) => (take === 'sum' || take === 'mean') && foundIn(columns, of!).type === 'number',
  )
  const differs: Difference[] = sums ? ['sums-in-other-order'] : []
  const needs = ['totals', 'fitting', ...(at?.needs ?? []), ...(end?.needs ?? [])] as const
  return { ...sparkStep(code, needs, differs), entity: by.map((name) => names.of(name)) }
}

const DAY = 86_400_000

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
  spark: onSpark,
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
