import type { Engine } from '../../client/types'
import type { Job } from '../../workers/protocol/jobs'
import { foreseen } from './foresee'
import { learnPace } from './pace'

/** The next forecast goes by what this run has shown. */
export async function learnFrom(engine: Engine, done: Job): Promise<void> {
  const { table } = engine.getState()
  if (!table) return
  // A forecast that fails teaches nothing.
  const expected = await foreseen(engine, done.recipe, table).catch(() => undefined)
  if (expected) learnPace(done, expected)
}
