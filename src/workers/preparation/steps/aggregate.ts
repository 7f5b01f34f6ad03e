import { momentOf } from '../../../preparation/expression/moments'
import { type AggregateStep, figureSql } from '../../../preparation/steps/aggregate'
import { cancelledError } from '../../../recipe/error'
import type { BatchColumn, Source } from '../../readers/batch'
import { figure } from '../figures'
import { columnOf, numberColumn } from '../made'
import { madeInWorkshop } from '../made-in-workshop'
import { preparationFaults, stepFacts } from '../sentences'
import type { DoStep } from '../step'

const DAY = 86_400_000
const OF_NUMBERS = ['sum', 'mean', 'median']

/** Columns go in by short names of their own: what they are called outside may be anything. */
function shortNames(names: readonly string[]): Map<string, string> {
  return new Map(names.map((name, at) => [name, `i${at}`]))
}

type Value = AggregateStep['values'][number]

function taken({ take, of, as }: Value, column: string | undefined, time: string | undefined): string {
  if ((take === 'first' || take === 'last') && of !== undefined && time === undefined)
    throw preparationFaults.needsTime({ as })
  return figureSql(take, column ?? '', time ?? '')
}

/** The latest time of a column; null where it has none. */
async function latest(source: Source, name: string, signal: AbortSignal): Promise<number | null> {
  const reading = source.read(
    { columns: [{ name, as: 'time' }], read: {}, filters: [] },
    { signal, onProgress: () => undefined },
  )
  let last = Number.NEGATIVE_INFINITY
  for await (const { columns } of reading.batches) {
    if (signal.aborted) throw cancelledError()
    for (const value of (columns[0] as BatchColumn & { as: 'time' }).values) if (value > last) last = value
  }
  return Number.isFinite(last) ? last : null
}

async function endOf(
  table: Source,
  { values, time, until }: AggregateStep,
  signal: AbortSignal,
): Promise<number | null> {
  const windowed = values.find(({ days }) => days !== undefined)
  if (!windowed) return null
  if (time === undefined) throw preparationFaults.needsTime({ as: windowed.as })
  const { type } = columnOf(table, time)
  if (type !== 'date' && type !== 'timestamp') throw preparationFaults.needsTime({ as: windowed.as })
  if (until === undefined) return latest(table, time, signal)
  const end = momentOf(until)
  if (end === null) throw preparationFaults.untilNoTime({ until })
  return end
}

export const aggregate: DoStep<AggregateStep> = async (table, step, context) => {
  const { by, values, time } = step
  const columns = [...new Set([...by, ...values.flatMap(({ of }) => of ?? []), ...(time === undefined ? [] : [time])])]
  for (const name of columns) columnOf(table, name)
  for (const { take, of } of values) if (of !== undefined && OF_NUMBERS.includes(take)) numberColumn(table, of)
  const names = [...by, ...values.map(({ as }) => as)]
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  if (twice !== undefined) throw preparationFaults.nameTaken({ column: twice })
  const short = shortNames(columns)
  const inside: Source = {
    ...table,
    info: {
      ...table.info,
      columns: columns.map((name) => ({
        ...table.info.columns.find((column) => column.name === name)!,
        name: short.get(name)!,
      })),
    },
    read: (request, options) => {
      const long = new Map([...short].map(([name, by]) => [by, name]))
      return table.read(
        { ...request, columns: request.columns.map((each) => ({ ...each, name: long.get(each.name)! })) },
        options,
      )
    },
  }
  const end = await endOf(table, step, context.signal)
  const moment = time === undefined ? undefined : short.get(time)
  const outputs = values.map((value, at) => {
    const sql = taken(value, value.of === undefined ? undefined : short.get(value.of), moment)
    if (value.days === undefined) return `${sql} AS v${at}`
    // Where no line has a time there is no window, and nothing in it.
    if (end === null) return `${sql} FILTER (WHERE false) AS v${at}`
    const bound = (ms: number) => `epoch_ms(${Math.round(ms)}::BIGINT)`
    const within = `${moment}::TIMESTAMP > ${bound(end - value.days * DAY)} AND ${moment}::TIMESTAMP <= ${bound(end)}`
    return `${sql} FILTER (WHERE ${within}) AS v${at}`
  })
  const keys = by.map((name) => short.get(name)!)
  // Entities stand as they first come up.
  const query = `SELECT ${[...keys, ...outputs].join(', ')} FROM
    (SELECT *, row_number() OVER () AS line FROM entities) GROUP BY ${keys.join(', ')} ORDER BY min(line)`
  const order = {
    inputs: [{ name: 'entities', source: inside, columns: [...short.values()] }],
    query,
    names,
  }
  const made = await madeInWorkshop(table, step, order, context, ({ rows }) => [
    stepFacts.oneRow({ rows: figure(rows) }),
  ])
  return end === null ? made : { ...made, fitted: { until: end } }
}
