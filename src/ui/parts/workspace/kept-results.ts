import type { FirstPage } from '../../../client/first-page'
import type { Store } from '../../../client/store'
import type { Engine, KeptResults } from '../../../client/types'
import type { Known } from './collect'
import { partFrom, partKey } from './documents'

/** Where the engine finds results of a workspace that its worker has not at hand. */
export function keptResults(
  {
    engine,
    store,
    known,
    top,
  }: { engine: Engine; store: Store; known: Known; top?: { shown: Promise<unknown> } | undefined },
  id: string,
  first?: FirstPage,
): KeptResults {
  const keyOf = (jobId: string) => `result/${jobId}`
  return {
    has: (jobId) => known.entries.has(keyOf(jobId)),
    ...(first && { first }),
    async result(jobId) {
      if (!known.entries.has(keyOf(jobId))) return undefined
      // Two cores are few: what stands on the screen first is drawn first.
      await top?.shown
      return store.read(id, keyOf(jobId))
    },
    async parts(jobId) {
      const keys = [...known.entries].filter((key) => key.startsWith(partKey(jobId, '')))
      const all = await Promise.all(keys.map(async (key) => partFrom(await store.read(id, key))))
      const own = all.filter(({ version }) => version === engine.platform.version)
      return new Map(own.map(({ name, value }) => [name, value]))
    },
  }
}
