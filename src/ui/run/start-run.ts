import type { Recipe } from '../../analyses/registry'
import { BasketeerError, toPlainError } from '../../recipe/error'
import { announce } from '../base/components/announce'
import { told } from '../base/told'
import { countedRows } from '../face-of'
import { missingRoles } from '../state/missing-roles'
import type { CommandContext } from './commands/command'
import { jobWords } from './job-words'

/** Puts the question on the screen in the queue, shows its view, and its answer when it comes. */
export async function startRun({ engine, workspace }: CommandContext, recipe?: Recipe): Promise<void> {
  if (!recipe && workspace.getState().fresh) {
    const { settleFirst } = await import('./proposal')
    // What keeps the columns from being read fails the run as well, and is told there.
    await settleFirst({ engine, workspace }).catch(() => undefined)
  }
  const asked = recipe ?? workspace.getState().recipe
  if (missingRoles(asked).length > 0) {
    workspace.getState().go('data')
    throw new BasketeerError('role-missing', jobWords.rolesMissing)
  }
  const job = engine.submit(asked)
  workspace.getState().go(asked.analysis.kind)
  try {
    const done = await engine.finished(job.jobId)
    void import('./learn').then(({ learnFrom }) => learnFrom(engine, done))
    workspace.getState().showJob(job.jobId)
    announce(jobWords.done(countedRows(done.outcome?.rows ?? 0, asked.analysis.kind)))
  } catch (error) {
    const { code } = toPlainError(error)
    // The failure itself stands in the run panel and the jobs view, where it can be acted on.
    announce(code === 'cancelled' ? jobWords.cancelled : jobWords.failed(told(error)))
  }
}
