import type { Recipe } from '../../analyses/registry'
import { BasketeerError, toPlainError } from '../../recipe/error'
import type { Job } from '../../workers/protocol/jobs'
import { announce } from '../base/components/announce'
import { told } from '../base/told'
import { countedRows } from '../face-of'
import { missingRoles } from '../state/missing-roles'
import type { CommandContext } from './commands/command'
import { foreseen } from './foresee'
import { jobWords } from './job-words'
import { learnPace } from './pace'
import { settleFirst } from './proposal'

/** Puts the question on the screen in the queue, shows its view, and its answer when it comes. */
export async function startRun({ engine, workspace }: CommandContext, recipe?: Recipe): Promise<void> {
  // What keeps the columns from being read fails the run as well, and is told there.
  if (!recipe) await settleFirst({ engine, workspace }).catch(() => undefined)
  const asked = recipe ?? workspace.getState().recipe
  if (missingRoles(asked).length > 0) {
    workspace.getState().go('data')
    throw new BasketeerError('role-missing', jobWords.rolesMissing)
  }
  const job = engine.submit(asked)
  workspace.getState().go(asked.analysis.kind)
  try {
    const done = await engine.finished(job.jobId)
    void learnFrom({ engine, workspace }, done)
    workspace.getState().showJob(job.jobId)
    announce(jobWords.done(countedRows(done.outcome?.rows ?? 0, asked.analysis.kind)))
  } catch (error) {
    const { code } = toPlainError(error)
    // The failure itself stands in the run panel and the jobs view, where it can be acted on.
    announce(code === 'cancelled' ? jobWords.cancelled : jobWords.failed(told(error)))
  }
}

/** The next forecast goes by what this run has shown. */
async function learnFrom({ engine }: CommandContext, done: Job): Promise<void> {
  const { table } = engine.getState()
  if (!table) return
  // A forecast that fails teaches nothing.
  const expected = await foreseen(engine, done.recipe, table).catch(() => undefined)
  if (expected) learnPace(done, expected)
}
