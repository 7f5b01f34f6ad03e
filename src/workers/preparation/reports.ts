import { doneOf } from '../../preparation/steps'
import { BasketeerError, cancelledError, toPlainError } from '../../recipe/error'
import type { RecipeData } from '../../recipe/schema'
import type { StepReport, StepReports } from '../protocol/tables'
import type { Source } from '../readers/batch'
import type { PreparedSource } from './step'

const HEAD_ROWS = 8

function reportOf(table: Source & Pick<PreparedSource, 'facts'>): StepReport {
  const { rows, rowsExact, columns, head } = table.info
  return {
    rows,
    rowsExact,
    columns: columns.map(({ name, type }) => ({ name, type })),
    head: head.slice(0, HEAD_ROWS),
    facts: [...(table.facts ?? [])],
  }
}

/** The table before any step and as each leaves it, up to the first that cannot be done. */
export async function stepReports(
  { prepared }: Pick<RecipeData, 'prepared'>,
  after: (steps: number) => Promise<Source>,
): Promise<StepReports> {
  const reports: StepReport[] = []
  try {
    const count = doneOf(prepared?.steps ?? []).length
    for (let steps = 0; steps <= count; steps++) reports.push(reportOf(await after(steps)))
    return { reports }
  } catch (error) {
    if (error instanceof BasketeerError && error.code !== 'cancelled') return { reports, error: toPlainError(error) }
    throw error
  }
}

const counted = new WeakMap<Source, Promise<number>>()

async function count(source: Source, signal: AbortSignal): Promise<number> {
  const [column] = source.info.columns
  if (!column) return 0
  const as = column.type === 'list' ? 'list' : 'key'
  const reading = source.read(
    { columns: [{ name: column.name, as }], read: {}, filters: [] },
    { signal, onProgress: () => undefined },
  )
  let rows = 0
  for await (const batch of reading.batches) {
    if (signal.aborted) throw cancelledError()
    rows += batch.rows
  }
  return rows
}

/** How many rows a table has; where only a pass tells, it is made once. */
export function countRows(source: Source, signal: AbortSignal): Promise<number> {
  if (source.info.rowsExact) return Promise.resolve(source.info.rows)
  const known = counted.get(source)
  if (known) return known
  const rows = count(source, signal)
  counted.set(source, rows)
  rows.catch(() => counted.delete(source))
  return rows
}
