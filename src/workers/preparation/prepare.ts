import { doneOf, type Step } from '../../preparation/steps'
import type { Preparation } from '../../recipe/schema'
import type { Source } from '../readers/batch'
import { lenient } from './lenient'
import type { PreparedSource, StepContext } from './step'
import { doStep } from './steps'
import { where } from './where'

/** Steps that leave the rows and cells of a text file to whoever reads them; all others need rows that are always the same. */
const PLAIN = ['join', 'condition', 'drop', 'rename']

export const isPlain = (steps: readonly Step[]) => steps.every(({ step }) => PLAIN.includes(step))

/** What a chain begins with. */
export async function beginning(
  lines: Source,
  { steps, where: conditions }: Pick<Preparation, 'steps' | 'where'>,
): Promise<PreparedSource> {
  const source = isPlain(steps) ? lines : lenient(lines)
  return { ...where(source, conditions), origins: {}, joins: [] }
}

/** The table that results from a chain of steps. */
export async function prepare(
  lines: Source,
  asked: Pick<Preparation, 'steps' | 'where'>,
  context: StepContext,
): Promise<PreparedSource> {
  const steps: readonly Step[] = doneOf(asked.steps)
  let table = await beginning(lines, { ...asked, steps })
  for (const step of steps) table = await doStep(table, step, context)
  return table
}
