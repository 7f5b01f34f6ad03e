import type { SqlStep } from '../../../preparation/steps/sql'
import { BasketeerError } from '../../../recipe/error'
import type { Source } from '../../readers/batch'
import { lenient } from '../lenient'
import { madeInWorkshop } from '../made-in-workshop'
import { columnsNamed } from '../query-columns'
import { preparationFaults } from '../sentences'
import type { DoStep } from '../step'

/** What the table before the step is called. */
const LINES = 'lines'

/** What the database says of a query, without its own copy of it. */
function faultOf(cause: unknown): string | undefined {
  const detail = cause instanceof BasketeerError && cause.code === 'sql-failed' ? cause.cause : undefined
  if (!(detail instanceof Error)) return undefined
  const [text = ''] = detail.message.split(/\nLINE |\nSQL: /)
  return text
    .replace(/^[A-Za-z ]+ Error: /, '')
    .trim()
    .replace(/[^.!?]$/, '$&.')
}

export const sql: DoStep<SqlStep> = async (table, step, context) => {
  const { query, sources = [] } = step
  const input = (name: string, source: Source) => ({
    name,
    source,
    columns: columnsNamed(
      query,
      name,
      source.info.columns.map((column) => column.name),
    ),
  })
  const others = await Promise.all(sources.map(async (name) => input(name, lenient(await context.source(name)))))
  try {
    const made = await madeInWorkshop(table, step, { inputs: [input(LINES, table), ...others], query }, context)
    return { ...made, fitted: { columns: made.info.columns.map(({ name, type }) => [name, type]) } }
  } catch (cause) {
    const fault = faultOf(cause)
    throw fault === undefined ? cause : preparationFaults.queryRefused({ fault }, cause)
  }
}
