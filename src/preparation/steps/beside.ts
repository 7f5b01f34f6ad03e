import type { Before, Column } from '../columns'
import { foundIn } from '../columns'
import { namedApart } from '../named-apart'
import { free, identifier, numbered } from '../sql-text'
import { type JoinStep, keyColumns } from './join-says'

type Beside = Omit<JoinStep, 'step'>

/** The columns of the other table that come beside those there are, and what they are called there. */
function taken({ source, on, columns: wanted }: Beside, own: readonly Column[], other: readonly Column[]) {
  const keys = keyColumns(on.right)
  const able = other.filter(({ name, type }) => type !== 'list' && !keys.includes(name))
  return namedApart(
    own.map(({ name }) => name),
    wanted ? able.filter(({ name }) => wanted.includes(name)) : able,
    source,
  )
}

/** The columns of a table with those of another beside them. */
export function columnsBeside(step: Beside, { columns, of }: Before): readonly Column[] | undefined {
  for (const column of keyColumns(step.on.left)) foundIn(columns, column)
  const other = of(step.source)
  if (!other) return undefined
  for (const column of [...keyColumns(step.on.right), ...(step.columns ?? [])]) foundIn(other, column, step.source)
  return [...columns, ...taken(step, columns, other).map(({ from, name }) => ({ ...from, name }))]
}

/** The parts of a SELECT that puts the rows of another table beside lines; null where SQL holds other keys for equal. */
export function selectBeside(step: Beside, before: Before) {
  const { source, on, keys } = step
  const other = before.of(source)
  if (!other) return null
  const [left, right] = [keyColumns(on.left), keyColumns(on.right)]
  const alike = left.every((name, at) => {
    const type = before.columns.find((column) => column.name === name)?.type
    if (type === undefined || type !== other.find((column) => column.name === right[at])?.type) return false
    return type === 'integer' || (type === 'text' && keys !== 'number')
  })
  if (!alike) return null
  const [line, row] = [free(before, 'line'), free({ ...before, columns: other }, 'row')]
  const cells = taken(step, before.columns, other).map(
    ({ from, name }) => `found.${identifier(from.name)} AS ${identifier(name)}`,
  )
  return {
    line,
    row,
    select: `SELECT ${[`l.* EXCLUDE (${line})`, ...cells].join(', ')}\nFROM ${numbered(line)} l`,
    other: numbered(row, identifier(source)),
    keys: right.map(identifier).join(', '),
    on: left.map((name, at) => `found.${identifier(right[at]!)} = l.${identifier(name)}`).join(' AND '),
  }
}
