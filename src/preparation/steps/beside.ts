import type { Before, Column } from '../columns'
import { foundIn } from '../columns'
import { namedApart } from '../named-apart'
import type { SparkBefore, SparkStep } from '../on-spark'
import { python } from '../python'
import { cellOf, textOf } from '../spark/column'
import type { PythonFile } from '../spark/files'
import { sparkStep } from '../spark/say'
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

/** Both sides of a pair of keys, held against each other as they are, or as they are written. */
function keysSaid(
  left: Column,
  right: Column,
  { keys }: Beside,
  before: SparkBefore,
  other: ReturnType<SparkBefore['table']>,
) {
  const numeric = (type: Column['type']) => type === 'integer' || type === 'number'
  const asWritten = keys !== 'number' || numeric(left.type)
  if (left.type === right.type && left.type !== 'list' && asWritten)
    return `(${cellOf(left, before)}, ${cellOf(right, other)})`
  const texts = [
    textOf(left, before).code,
    right.type === 'text' ? cellOf(right, other) : `text_of(${other.frame}, ${python(other.names.of(right.name))})`,
  ]
  return `(${texts.map((text) => (keys === 'number' ? `key_form(${text})` : text)).join(', ')})`
}

/** Puts the rows of another table beside lines. */
export function sparkBeside(step: Beside, before: SparkBefore, how: readonly string[]): SparkStep {
  const other = before.table(step.source)
  const right = keyColumns(step.on.right)
  const pairs = keyColumns(step.on.left).map((name, at) =>
    keysSaid(foundIn(before.columns, name), foundIn(other.columns, right[at]!, step.source), step, before, other),
  )
  const columns = taken(step, before.columns, other.columns).map(
    ({ from, name }) => `${python(other.names.of(from.name))}: ${python(before.names.of(name))}`,
  )
  const needs: PythonFile[] = ['beside', 'texts']
  return sparkStep(
    [
      'lines = beside(',
      '    lines,',
      `    ${other.frame},`,
      `    keys=[${pairs.join(', ')}],`,
      `    columns={${columns.join(', ')}},`,
      ...how.map((each) => `    ${each},`),
      ')',
    ],
    needs,
  )
}
