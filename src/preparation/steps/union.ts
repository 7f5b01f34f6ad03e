import * as z from 'zod/mini'
import type { Column } from '../columns'
import type { SparkBefore } from '../on-spark'
import { python } from '../python'
import { sparkStep } from '../spark/say'
import { identifier, LINES } from '../sql-text'
import { anyStep, named, type StepDefinition } from '../step'

const parameters = z.strictObject({
  step: z.literal('union'),
  /** The table whose rows come behind; columns are matched by name. */
  source: named,
  ...anyStep,
})

export type UnionStep = z.infer<typeof parameters>

const isNumeric = (type: Column['type']) => type === 'integer' || type === 'number'
const isTime = (type: Column['type']) => type === 'date' || type === 'timestamp'

/** The type that holds the cells of both. */
export function typeOfBoth(one: Column['type'], other: Column['type']): Column['type'] {
  if (one === other) return one
  if (isNumeric(one) && isNumeric(other)) return 'number'
  return isTime(one) && isTime(other) ? 'timestamp' : 'text'
}

/** Cells of a column as those of the type that holds the cells of both. */
function retyped(frame: string, safe: string, from: Column['type'], to: Column['type']): string {
  const cell = `F.col(${python(safe)})`
  if (from === to) return cell
  if (to === 'text') return `text_of(${frame}, ${python(safe)})`
  return `${cell}.cast("${to === 'number' ? 'double' : 'timestamp'}")`
}

function behind(source: string, { columns, names, table }: SparkBefore): string[] {
  const other = table(source)
  const there = new Map(other.columns.map(({ name, type }) => [name, type]))
  const here = new Map(columns.map(({ name, type }) => [name, type]))
  const both = (name: string, type: Column['type']) => typeOfBoth(here.get(name) ?? type, there.get(name) ?? type)
  const own = columns.flatMap(({ name, type }) => {
    const to = both(name, type)
    const safe = names.of(name)
    return to === type ? [] : [`    ${python(safe)}: ${retyped('lines', safe, type, to)},`]
  })
  const cells = other.columns.map(({ name, type }) => {
    const cell = retyped(other.frame, other.names.of(name), type, both(name, type))
    return `    ${cell}.alias(${python(names.of(name))}),`
  })
  return [
    ...(own.length > 0 ? ['lines = lines.withColumns({', ...own, '})'] : []),
    `more = ${other.frame}.select(`,
    ...cells,
    '    "_line",',
    ')',
    'lines = behind(lines, more)',
  ]
}
/** The rows of another table behind those that are there. A column that only one of them has is missing in the other. */
export const union: StepDefinition<UnionStep> = {
  step: 'union',
  parameters,
  leaves: ({ source }, { columns, of }) => {
    const other = of(source)
    if (!other) return undefined
    const there = new Map(other.map(({ name, type }) => [name, type]))
    const own = new Set(columns.map(({ name }) => name))
    return [
      ...columns.map(({ name, type }) => ({ name, type: typeOfBoth(type, there.get(name) ?? type) })),
      ...other.filter(({ name }) => !own.has(name)),
    ]
  },
  spark: ({ source }, before) => sparkStep(behind(source, before), ['beside', 'texts']),
  sql: ({ source }, { columns, of }) => {
    const there = new Map((of(source) ?? []).map(({ name, type }) => [name, type]))
    const alike = columns.every(
      ({ name, type }) => typeOfBoth(type, there.get(name) ?? type) !== 'text' || (there.get(name) ?? type) === type,
    )
    return there.size > 0 && alike
      ? `SELECT * FROM ${LINES}\nUNION ALL BY NAME\nSELECT * FROM ${identifier(source)}`
      : null
  },
}
