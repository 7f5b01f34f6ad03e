import type { KeptSets } from '../people/kept-sets'
import type { DataApi } from '../protocol/data-worker'
import type { ResultStore } from '../result/store'

type Keeping = Pick<DataApi, 'kept' | 'published' | 'restore' | 'keptSets' | 'restoreSets'>

/** Results and sets on their way to where they are kept, and back. */
export function createKeeping({ results, sets }: { results: ResultStore; sets: KeptSets }): Keeping {
  return {
    async kept(jobId) {
      const { writeResult } = await import('../result/kept/kept-result')
      return writeResult(results.stored(jobId).result)
    },
    async published(jobId, choice) {
      const { publishedResult } = await import('../result/published/published-result')
      return publishedResult(results.stored(jobId).result, choice)
    },
    async restore(jobId, kept) {
      const { readResult } = await import('../result/kept/kept-result')
      const { context, ...result } = readResult(kept)
      return results.restore(jobId, result, context)
    },
    async keptSets() {
      const all = sets.all()
      if (all.length === 0) return null
      const { writeSets } = await import('../people/sets-file')
      return writeSets(all)
    },
    async restoreSets(kept) {
      const { readSets } = await import('../people/sets-file')
      for (const each of readSets(kept)) sets.bring(each)
    },
  }
}
