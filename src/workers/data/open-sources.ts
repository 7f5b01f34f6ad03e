import type { BasketeerError } from '../../recipe/error'
import type { ReadOptions } from '../../recipe/schema'
import type { Source } from '../readers/batch'
import { readsAlike } from './reads-alike'
import { dataFaults } from './sentences'

/** Sources by id, from `inspect` to `close`. */
export interface OpenSources {
  /** `reopen` looks at the same files again, to read them in another way. */
  add(source: Source, reopen: (read: ReadOptions) => Promise<Source>): void
  /** The source as a recipe wants it read: itself, or the same files opened anew under the same id. */
  readAs(id: string, read: ReadOptions | undefined): Promise<Source>
  has(id: string): boolean
  close(id: string): void
}

interface Opened {
  source: Source
  reopen(read: ReadOptions): Promise<Source>
  /** By what the recipe says of reading. */
  others: Map<string, Promise<Source>>
}

function closed(id: string): BasketeerError {
  return dataFaults.fileClosed(`source ${id}`)
}

export function createOpenSources(): OpenSources {
  const sources = new Map<string, Opened>()

  function opened(id: string): Opened {
    const found = sources.get(id)
    if (found) return found
    throw closed(id)
  }

  async function readAnew({ source, reopen }: Opened, read: ReadOptions): Promise<Source> {
    const other = await reopen(read)
    const { id } = source.info
    if (sources.has(id)) return { ...other, info: { ...other.info, id } }
    other.close()
    throw closed(id)
  }

  return {
    add: (source, reopen) => void sources.set(source.info.id, { source, reopen, others: new Map() }),
    async readAs(id, read) {
      const known = opened(id)
      if (!read || readsAlike(known.source.info, read)) return known.source
      const key = JSON.stringify(Object.entries(read).sort())
      let other = known.others.get(key)
      if (!other) {
        other = readAnew(known, read)
        known.others.set(key, other)
        other.catch(() => known.others.delete(key))
      }
      return other
    },
    has: (id) => sources.has(id),
    close(id) {
      const known = sources.get(id)
      sources.delete(id)
      known?.source.close()
      for (const other of known?.others.values() ?? []) {
        other.then(
          (source) => source.close(),
          () => undefined,
        )
      }
    },
  }
}
