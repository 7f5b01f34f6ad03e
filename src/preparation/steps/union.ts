import * as z from 'zod/mini'
import type { Column } from '../columns'
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
