import type { Column } from '../columns'
import { toldApart } from '../named-apart'
import type { SparkBefore, SparkStep } from '../on-spark'
import { type PythonValue, python } from '../python'
import type { SafeNames } from '../safe-names'
import { asSparkSql, identifierOnSpark } from './dialect'
import { sparkStep } from './say'
import { SparkUnsaid } from './unsaid'

const HAND = '# Written for DuckDB. Where Spark says something else by the same words, this cell needs a hand.'
const LINES = 'lines'
const TYPES: Record<Column['type'], string> = {
  text: 'string',
  integer: 'bigint',
  number: 'double',
  boolean: 'boolean',
  date: 'date',
  timestamp: 'timestamp',
  list: 'array<string>',
}

/** The columns that the tab found an answer to have. */
export function foundColumns({ fitted }: Pick<SparkBefore, 'fitted'>): readonly Column[] | undefined {
  const found = fitted?.['columns']
  if (!Array.isArray(found)) return undefined
  return (found as readonly (readonly [string, Column['type']])[]).map(([name, type]) => ({ name, type }))
}

/** Columns as queries know them: lists are none, and names that differ in case alone are told apart. */
function rawNames(columns: readonly Column[], names: SafeNames): [safe: string, raw: string][] {
  const able = columns.filter(({ type }) => type !== 'list').map(({ name }) => name)
  const told = toldApart(able)
  return able.map((name, at) => [names.of(name), told[at]!])
}

const dictionary = (entries: readonly (readonly [string, string])[]) =>
  `{${entries.map(([key, value]) => `${python(key)}: ${python(value as PythonValue)}`).join(', ')}}`

/** A text of several lines, as a text of several lines. Braces name tables there. */
const linesSaid = (text: string) => text.split('\n').map((line) => `    ${python(`${line}\n`)}`)
const braced = (text: string) => text.replace(/[{}]/g, '$&$&')

function known(before: SparkBefore): readonly Column[] {
  const columns = foundColumns(before)
  if (!columns) throw new SparkUnsaid('columnsUnknown')
  return columns
}

/** The table that a query makes. */
export function queried(
  { query, sources = [] }: { query: string; sources?: readonly string[] | undefined },
  before: SparkBefore,
): SparkStep {
  const columns = known(before)
  const tables = [
    { name: LINES, frame: LINES, columns: before.columns, names: before.names },
    ...sources.map((name) => ({ name, ...before.table(name) })),
  ]
  const given = tables.map(
    ({ frame, columns: own, names }, at) =>
      `    table_${at}=with_raw_names(${frame}, ${dictionary(rawNames(own, names))}),`,
  )
  const named = tables.map(({ name }, at) => `${braced(identifierOnSpark(name))} AS (SELECT * FROM {table_${at}})`)
  return sparkStep(
    [
      HAND,
      'answer = spark.sql(',
      ...linesSaid(`WITH ${named.join(',\n')}\nSELECT * FROM (\n${braced(asSparkSql(query))}\n)`),
      '    "",',
      ...given,
      ')',
      'lines = with_safe_names(answer, [',
      ...columns.map(({ name, type }) => `    (${python(before.names.of(name))}, ${python(TYPES[type])}),`),
      '])',
    ],
    ['rawNames'],
    ['sql-dialect'],
  )
}

/** A column that an expression of SQL gives. */
export function computedInSql({ as, expression }: { as: string; expression: string }, before: SparkBefore): SparkStep {
  const type = known(before).find(({ name }) => name === as)?.type ?? 'text'
  return sparkStep(
    [
      HAND,
      'lines = with_expression(',
      '    lines,',
      `    ${dictionary(rawNames(before.columns, before.names))},`,
      `    ${python(before.names.of(as))},`,
      `    ${python(TYPES[type])},`,
      ...linesSaid(asSparkSql(expression)),
      ')',
    ],
    ['rawNames'],
    ['sql-dialect'],
  )
}
