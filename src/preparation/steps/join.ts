import * as z from 'zod/mini'
import { namedApart } from '../named-apart'
import { free, identifier, numbered } from '../sql-text'
import { anyStep, foundIn, named as name, type StepDefinition } from '../step'

/**
 * How keys are held against each other: as they are written, or whole numbers as numbers, so that `00123`, `123` and
 * `123.0` are one key.
 */
export const KEY_FORMS = ['exact', 'number'] as const
export type KeyForm = (typeof KEY_FORMS)[number]

const parameters = z.strictObject({
  step: z.literal('join'),
  /** The source that is looked up in. */
  source: name,
  /** The column of the lines, and that of the source, which hold the same keys. */
  on: z.strictObject({ left: name, right: name }),
  keys: z.optional(z.enum(KEY_FORMS)),
  /** Columns that are taken over; all but the key where nothing is said. */
  columns: z.optional(z.array(name)),
  ...anyStep,
})

export type JoinStep = z.infer<typeof parameters>

/**
 * Each line gets the columns of the row with its key. A line stays one line: of rows with the same key the first holds,
 * and a key that has none gives missing values.
 */
export const join: StepDefinition<JoinStep> = {
  step: 'join',
  parameters,
  leaves: ({ source, on, columns: wanted }, { columns, of }) => {
    foundIn(columns, on.left)
    const other = of(source)
    if (!other) return undefined
    for (const column of [on.right, ...(wanted ?? [])]) foundIn(other, column, source)
    const able = other.filter(({ name, type }) => type !== 'list' && name !== on.right)
    const taken = wanted ? able.filter(({ name }) => wanted.includes(name)) : able
    const own = columns.map(({ name }) => name)
    return [...columns, ...namedApart(own, taken, source).map(({ from, name }) => ({ ...from, name }))]
  },
  sql: ({ source, on, keys, columns: wanted }, before) => {
    const other = before.of(source)
    const [left, right] = [
      before.columns.find(({ name }) => name === on.left),
      other?.find(({ name }) => name === on.right),
    ]
    const alike =
      left !== undefined &&
      left.type === right?.type &&
      (left.type === 'integer' || (left.type === 'text' && keys !== 'number'))
    if (!other || !alike) return null
    const able = other.filter(({ name, type }) => type !== 'list' && name !== on.right)
    const taken = wanted ? able.filter(({ name }) => wanted.includes(name)) : able
    const put = namedApart(
      before.columns.map(({ name }) => name),
      taken,
      source,
    )
    const [line, row] = [free(before, 'line'), free({ ...before, columns: other }, 'row')]
    const cells = put.map(({ from, name: as }) => `found.${identifier(from.name)} AS ${identifier(as)}`)
    return `SELECT ${[`l.* EXCLUDE (${line})`, ...cells].join(', ')}
FROM ${numbered(line)} l
LEFT JOIN (
  SELECT * FROM ${numbered(row, identifier(source))}
  QUALIFY row_number() OVER (PARTITION BY ${identifier(on.right)} ORDER BY ${row}) = 1
) found ON found.${identifier(on.right)} = l.${identifier(on.left)}
ORDER BY l.${line}`
  },
}
