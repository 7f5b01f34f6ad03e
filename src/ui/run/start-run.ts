import type { Recipe } from '../../analyses/registry'
import { BasketeerError, toPlainError } from '../../recipe/error'
import { announce } from '../base/components/announce'
import { told } from '../base/told'
import { countedRows } from '../face-of'
import { missingRoles } from '../state/missing-roles'
import type { CommandContext } from './commands/command'
import { jobWords } from './job-words'
import { startingOf } from './starting'
import { wayOf } from './way-of'

/** Puts the question on the screen in the queue, shows its view, and its answer when it comes. */
export async function startRun(context: CommandContext, recipe?: Recipe): Promise<void> {
  const { engine, workspace } = context
  if (!recipe && workspace.getState().fresh) {
    const starting = startingOf(workspace)
    // Pressed again while the data proposes: the first press is under way.
    if (starting.getState()) return
    starting.setState(true)
    try {
      const { settleFirst } = await import('./proposal')
      // What keeps the columns from being read fails the run as well, and is told there.
      await settleFirst(context).catch(() => undefined)
    } finally {
      starting.setState(false)
    }
  }
  const asked = recipe ?? workspace.getState().recipe
  if (missingRoles(asked).length > 0) {
    workspace.getState().go('data')
    throw new BasketeerError('role-missing', jobWords.rolesMissing)
  }
  // Its answer is on its way: asked twice it would only come twice.
  if (isAsked(context, asked)) return workspace.getState().go(asked.analysis.kind)
  const job = engine.submit(asked, wayOf(asked, engine.platform))
  asking.set(asked, job.jobId)
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

/** Jobs by the very question they were asked with. */
const asking = new WeakMap<Recipe, string>()

function isAsked({ engine }: CommandContext, asked: Recipe): boolean {
  const job = engine.job(asking.get(asked) ?? '')
  if (job?.state !== 'queued' && job?.state !== 'running') return false
  return job.source?.fingerprint === engine.getState().source?.fingerprint
}
