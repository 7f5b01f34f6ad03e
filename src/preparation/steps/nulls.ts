import * as z from 'zod/mini'
import { type Column, foundIn, numbersIn, withColumn } from '../columns'
import { parseFlag } from '../flag'
import type { SparkBefore } from '../on-spark'
import { python } from '../python'
import { cellOf, numberOf, type Said } from '../spark/column'
import { figureSaid, fitted, putting, sparkStep } from '../spark/say'
import { momentSaid } from '../spark/time'
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

/** The constant as a figure; a text is read as files are. */
function constantNumber(value: NullsStep['value'], known: unknown): Said {
  const number = typeof known === 'number' ? known : Number(value === '' ? Number.NaN : value)
  if (Number.isFinite(number)) return { code: figureSaid(number)!, needs: [] }
  return { code: `cell_readers(None, None, None)["number"](${python(String(value).trim())})`, needs: ['cells'] }
}

/** The constant as what the column holds. */
function constant(value: NullsStep['value'], type: Column['type']): Said {
  const text = String(value)
  if (type === 'boolean') return { code: `F.lit(${python(parseFlag(text) ?? null)})`, needs: [] }
  if (type !== 'date' && type !== 'timestamp') return { code: `F.lit(${python(text.trim())})`, needs: [] }
  const moment = momentSaid(text, {})
  return { ...moment, code: `${moment.code}.cast("${type}")` }
}

/** Numbers stay whole where what takes the place of missing ones is. */
const filledNumber = (column: Column, before: SparkBefore) =>
  putting(
    before.names.of(column.name),
    `F.coalesce(${numberOf(column, before)}, F.lit(by)).cast(like(lines, ${python(before.names.of(column.name))}, by))`,
  )

function onSpark(step: NullsStep, before: SparkBefore) {
  const column = foundIn(before.columns, step.column)
  const [safe, cell] = [before.names.of(column.name), cellOf(column, before)]
  const [name, known] = [python(safe), before.fitted?.['by']]
  if (step.with === 'drop') return sparkStep(`lines = lines.where(${cell}.isNotNull())`)
  if (step.with === 'mode') {
    const said = typeof known === 'string' || typeof known === 'number' ? python(known) : undefined
    const filled = putting(safe, `F.coalesce(${cell}, F.lit(by).try_cast(lines.schema[${name}].dataType))`)
    return sparkStep([fitted('by', said, `most_frequent(lines, ${name})`), filled], ['fitting'])
  }
  if (step.with === 'constant') {
    if (!isNumeric(column)) {
      const put = constant(step.value, column.type)
      return sparkStep(putting(safe, `F.coalesce(${cell}, ${put.code})`), put.needs)
    }
    const by = constantNumber(step.value, known)
    return sparkStep([`by = ${by.code}`, filledNumber(column, before)], ['fitting', ...by.needs])
  }
  const by = fitted('by', figureSaid(known), `${step.with}_of(lines, ${name})`)
  const differs = step.with === 'mean' && figureSaid(known) === undefined ? (['sums-in-other-order'] as const) : []
  return sparkStep([by, filledNumber(column, before)], ['fitting'], differs)
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
  spark: onSpark,
  sql: (step, { columns }) => {
    const column = foundIn(columns, step.column)
    const cell = identifier(column.name)
    if (step.with === 'drop') return `SELECT *\nFROM ${LINES}\nWHERE ${cell} IS NOT NULL`
    const put = putInPlace(step, column, cell)
    return put === null ? null : `SELECT * REPLACE (coalesce(${cell}, ${put}) AS ${cell})\nFROM ${LINES}`
  },
}
