import type { KeptSet, PeopleOf } from '../../workers/people/types'
import type { DataApi } from '../../workers/protocol/data-worker'
import { jobOf } from '../../workers/protocol/made-of'
import type { DataWorker } from '../data-worker'
import type { Desk } from '../desk'
import { PAGE_ROWS } from '../queries'
import type { Results } from '../types'

/** What stored results are asked; `onKept` hears of a list that was kept as a set. */
export function resultsRoom(
  { data, losses, holds, restored, firstPages, measureMemory }: Desk,
  onKept: (jobId: string, of: PeopleOf, set: KeptSet) => void,
): Results {
  function ofResult(name: string): Pick<DataWorker, 'call'> {
    const jobId = jobOf(name)
    return {
      async call(work, signal) {
        if (!holds(jobId) && (await restored.bring(jobId))) void measureMemory().catch(() => undefined)
        losses.check(jobId)
        return data().call(work, signal)
      },
    }
  }

  const atHand = (jobId: string, signal?: AbortSignal) => ofResult(jobId).call(() => Promise.resolve(), signal)

  return {
    atHand,
    async compareResults(before, after, signal) {
      await atHand(before, signal)
      return ofResult(after).call((api, token) => api.compareResults(before, after, token), signal)
    },
    async page(jobId, query, offset, limit) {
      const kept = holds(jobId) ? undefined : firstPages.answer(jobId, query, offset, limit)
      if (kept) return kept
      const page = await ofResult(jobId).call((api) => api.page(jobId, query, offset, limit))
      if (offset === 0 && limit === PAGE_ROWS && jobOf(jobId) === jobId) firstPages.note({ jobId, query, page })
      return page
    },
    facets: (...args) => ofResult(args[0]).call((api) => api.facets(...args)),
    rowsAt: (...args) => ofResult(args[0]).call((api) => api.rowsAt(...args)),
    place: (...args) => ofResult(args[0]).call((api) => api.place(...args)),
    scatter: (...args) => ofResult(args[0]).call((api) => api.scatter(...args)),
    exportResult: (...args) => ofResult(args[0]).call((api) => api.exportResult(...args)),
    baskets: (jobId, index, offset, limit, signal) =>
      ofResult(jobId).call((api, token) => api.baskets(jobId, index, offset, limit, token), signal),
    async ask(kind, question, jobId, asked, signal) {
      // What crosses the border has lost its type parameters.
      const answer = await ofResult(jobId).call(
        (api, token) => (api.ask as unknown as DataApi['ask'])(kind, question, jobId, asked, token),
        signal,
      )
      if (question === 'keepPeople') onKept(jobId, asked[0] as PeopleOf, answer as KeptSet)
      return answer
    },
  }
}
