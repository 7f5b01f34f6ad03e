import type { Recipe } from '../../analyses/registry'
import type { PeopleKind } from '../../workers/answers'
import type { KeptSet, PeopleOf } from '../../workers/people/types'
import type { Job } from '../../workers/protocol/jobs'
import { jobOf } from '../../workers/protocol/made-of'
import type { Desk } from '../desk'
import { createKeptSets } from '../kept-sets'
import type { Engine, Results } from '../types'

interface Runs extends Pick<Engine, 'job' | 'finished'> {
  submitUnseen(recipe: Recipe): Job
}

/** Sets that people keep: known to the page as well, since what holds them may go down. */
export function peopleRoom(
  { data, state, letGo }: Desk,
  { job, finished, submitUnseen }: Runs,
  { ask }: Pick<Results, 'ask'>,
): Pick<Engine, 'keepAgain' | 'forgetSet' | 'bringSets'> & {
  noted(jobId: string, of: PeopleOf, set: KeptSet): void
  /** Tells a new data worker of all that was kept. */
  again(): Promise<void>
} {
  /** What is open, whatever was prepared of it. */
  const filesOpen = (): string => (state().tables?.lines ?? state().source)?.fingerprint ?? ''

  async function keepAgain(recipe: Recipe, of: PeopleOf): Promise<KeptSet> {
    const { jobId } = submitUnseen(recipe)
    await finished(jobId)
    try {
      return await ask(recipe.analysis.kind as PeopleKind, 'keepPeople', jobId, [of])
    } finally {
      letGo(jobId)
      await data().call((api) => api.forget(jobId))
    }
  }

  const sets = createKeptSets({ restore: (set) => data().call((api) => api.restoreSet(set)), make: keepAgain })

  return {
    keepAgain,
    async forgetSet(id) {
      sets.forget(id)
      await data().call((api) => api.forgetSet(id))
    },
    async bringSets(stored) {
      const bring = async () => {
        const members = await stored()
        await data().call((api) => api.restoreSets(members))
      }
      await bring()
      sets.noteStored(bring)
    },
    noted(jobId, of, set) {
      const recipe = job(jobOf(jobId))?.recipe
      if (recipe) sets.note({ set, recipe, of, files: filesOpen() })
    },
    again: () => sets.again(filesOpen()),
  }
}
