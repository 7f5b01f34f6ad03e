import * as z from 'zod/mini'
import { foundIn, withColumn } from '../columns'
import type { SparkBefore } from '../on-spark'
import { python } from '../python'
import { fitted, sparkStep } from '../spark/say'
import { free, identifier, numbered } from '../sql-text'
import { anyStep, named, type StepDefinition } from '../step'

const parameters = z.strictObject({
  step: z.literal('encode'),
  column: named,
  as: z.enum(['onehot', 'ordinal']),
  /** So many of the most frequent values get a column each; 20 where nothing is said. */
  most: z.optional(z.int().check(z.gte(1), z.lte(200))),
  ...anyStep,
})

export type EncodeStep = z.infer<typeof parameters>

/** So many of the most frequent values get a column each. */
export const MOST_COLUMNS = 20
/** More values than these do not stand in a notebook. */
const MOST_WRITTEN = 1000

/** What the columns of 0 and 1 are called. */
export function flagNames(column: string, values: readonly string[], taken: Iterable<string>): string[] {
  const names = new Set(taken)
  return values.map((value) => {
    let free = `${column} = ${value}`
    while (names.has(free)) free = `${free} (2)`
    names.add(free)
    return free
  })
}

function onSpark({ column, as, most = MOST_COLUMNS }: EncodeStep, { columns, names, fitted: found }: SparkBefore) {
  const safe = python(names.of(column))
  const listed = found?.['values']
  const values = Array.isArray(listed) && listed.length <= MOST_WRITTEN ? (listed as string[]) : undefined
  const known = values && python(values)
  if (as === 'ordinal') {
    const numeric = columns.some(({ name, type }) => name === column && (type === 'integer' || type === 'number'))
    const anew = `in_order(values_of(lines, ${safe}), numeric=${python(numeric)})`
    return sparkStep([fitted('values', known, anew), `lines = with_places(lines, ${safe}, values)`], ['fitting'])
  }
  const taken = columns.map(({ name }) => name)
  for (const name of [...taken, ...flagNames(column, values ?? [], taken)]) names.of(name)
  return sparkStep(
    [
      fitted('values', known, `values_of(lines, ${safe}, ${most})`),
      'lines = flag_columns(',
      '    lines,',
      `    ${safe},`,
      `    ${python(column)},`,
      '    values,',
      `    called=${python(Object.fromEntries(names.entries()))},`,
      `    taken=${python(taken)},`,
      ')',
    ],
    ['fitting', 'flagColumns'],
  )
}

/** Values as numbers: a column of 0 and 1 for each, or their place in order. */
export const encode: StepDefinition<EncodeStep> = {
  step: 'encode',
  parameters,
  // Which columns there are of 0 and 1 the values say.
  leaves: ({ column, as }, { columns }) => {
    const { name } = foundIn(columns, column)
    return as === 'ordinal' ? withColumn(columns, { name, type: 'integer' }) : undefined
  },
  spark: onSpark,
  // The names of the columns of 0 and 1 only the values say.
  sql: ({ column, as }, before) => {
    if (as === 'onehot') return null
    const cell = identifier(column)
    const line = free(before, 'line')
    return `SELECT * EXCLUDE (${line}) REPLACE (
  CASE WHEN ${cell} IS NOT NULL THEN dense_rank() OVER (PARTITION BY ${cell} IS NULL ORDER BY ${cell}) END AS ${cell}
)
FROM ${numbered(line)}
ORDER BY ${line}`
  },
}
