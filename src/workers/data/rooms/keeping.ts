import type { DataApi } from '../../protocol/data-worker'
import type { House } from '../house'
import { createKeeping } from '../keeping'

/** Results and sets that outlive the tab: what is kept of them, and how they come back. */
export function keepingRoom({
  parts: { results, handOver },
  sets,
  behindResults,
}: House): Pick<DataApi, 'kept' | 'restore' | 'attach' | 'keptSets' | 'restoreSets' | 'restoreSet' | 'forgetSet'> {
  const keeping = createKeeping({ results, sets })
  return {
    ...keeping,
    async kept(jobId) {
      const bytes = await keeping.kept(jobId)
      return handOver(bytes, [bytes.buffer])
    },
    restoreSet: async (set) => sets.restore(set),
    forgetSet: async (id) => sets.forget(id),
    attach: behindResults.attach,
  }
}
