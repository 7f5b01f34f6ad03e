import type { Filter } from '../../preparation/filter'
import type { Preparation } from '../../recipe/schema'
import type { Source } from '../readers/batch'
import type { PreparedSource, StepContext } from './step'
import { doStep } from './steps'

/** A table of which only rows count that meet conditions. */
export function where(source: Source, conditions: readonly Filter[] = []): Source {
  if (conditions.length === 0) return source
  return {
    ...source,
    read: (request, options) => source.read({ ...request, filters: [...conditions, ...request.filters] }, options),
  }
}

/** The table that results from a chain of steps. */
export async function prepare(
  lines: Source,
  { steps, where: conditions }: Pick<Preparation, 'steps' | 'where'>,
  context: StepContext,
): Promise<PreparedSource> {
  let table: PreparedSource = { ...where(lines, conditions), origins: {}, joins: [] }
  for (const step of steps) table = await doStep(table, step, context)
  return table
}
