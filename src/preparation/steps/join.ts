import { foundIn } from '../columns'
import { namedApart } from '../named-apart'
import { free, identifier, numbered } from '../sql-text'
import type { StepDefinition } from '../step'
import { type JoinStep, parameters } from './join-says'

export type { JoinStep, KeyForm } from './join-says'

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
