import { BasketeerError } from '../../recipe/error'
import type { Source } from '../readers/batch'

/** Sources by id, from `inspect` to `close`. */
export interface OpenSources {
  add(source: Source): void
  get(id: string): Source
  find(id: string): Source | undefined
  close(id: string): void
}

export function createOpenSources(): OpenSources {
  const sources = new Map<string, Source>()
  return {
    add: (source) => void sources.set(source.info.id, source),
    get(id) {
      const source = sources.get(id)
      if (source) return source
      throw new BasketeerError('no-data', 'The file of this analysis has been closed. Open it again.', `source ${id}`)
    },
    find: (id) => sources.get(id),
    close(id) {
      sources.get(id)?.close()
      sources.delete(id)
    },
  }
}
