import { toldMembers } from '../../people/kept-sets'
import type { DataApi } from '../../protocol/data-worker'
import type { House } from '../house'
import { createKeeping } from '../keeping'

/** Results and sets that outlive the tab: what is kept of them, and how they come back. */
export function keepingRoom({
  parts: { results, handOver },
  sets,
  behindResults,
}: House): Pick<
  DataApi,
  'kept' | 'published' | 'restore' | 'attach' | 'keptSets' | 'restoreSets' | 'restoreSet' | 'forgetSet' | 'setMembers'
> {
  const keeping = createKeeping({ results, sets })
  return {
    ...keeping,
    async kept(jobId) {
      const bytes = await keeping.kept(jobId)
      return handOver(bytes, [bytes.buffer])
    },
    restoreSet: async (set) => sets.restore(set),
    forgetSet: async (id) => sets.forget(id),
    setMembers: async (reference) => toldMembers(sets.find(reference)),
    async published(jobId, choice) {
      const published = await keeping.published(jobId, choice)
      return handOver(published, [published.bytes.buffer])
    },
    attach: behindResults.attach,
  }
}
