import type { Step, StepName, Steps } from '../../preparation/steps'
import type { DoStep, PreparedSource, StepContext } from './step'
import { join } from './steps/join'

/** How each step is done, fetched with the first of its kind. A new one is a file and a line here. */
const doing: { [K in StepName]: () => DoStep<Steps[K]> | Promise<DoStep<Steps[K]>> } = {
  join: () => join,
  expand: async () => (await import('./steps/expand')).expand,
  condition: async () => (await import('./steps/condition')).condition,
  compute: async () => (await import('./steps/compute')).compute,
  session: async () => (await import('./steps/session')).session,
  type: async () => (await import('./steps/type')).type,
  nulls: async () => (await import('./steps/nulls')).nulls,
  cap: async () => (await import('./steps/cap')).cap,
  dedupe: async () => (await import('./steps/dedupe')).dedupe,
  aggregate: async () => (await import('./steps/aggregate')).aggregate,
  encode: async () => (await import('./steps/encode')).encode,
  scale: async () => (await import('./steps/scale')).scale,
  log: async () => (await import('./steps/log')).log,
  union: async () => (await import('./steps/union')).union,
  drop: async () => (await import('./steps/drop')).drop,
  rename: async () => (await import('./steps/rename')).rename,
  sql: async () => (await import('./steps/sql')).sql,
}

/** The first load knows but the names of steps, so what one says is looked at here. */
async function whole(step: Step): Promise<Step> {
  if (step.step === 'join') return step
  const { checkedStep } = await import('./checked-step')
  return checkedStep(step)
}

/** The table that a step leaves; what the one before found out and holds is not its own. */
export async function doStep(table: PreparedSource, asked: Step, context: StepContext): Promise<PreparedSource> {
  const step = await whole(asked)
  const byName = doing as unknown as Record<StepName, () => DoStep<Step> | Promise<DoStep<Step>>>
  const { facts: _facts, fitted: _fitted, release: _release, ...before } = table
  return (await byName[step.step]())(before, step, context)
}
