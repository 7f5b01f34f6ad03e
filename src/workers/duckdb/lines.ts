import { BasketeerError } from '../../recipe/error'
import type { RecipeData } from '../../recipe/schema'
import type { MatchingBaskets } from '../protocol/result'
import type { Source } from '../readers/batch'
import type { Engine } from './engine'
import { createLinesFile } from './lines-file'
import { createLinesTable } from './lines-table'

export interface BasketQuery {
  /** Labels that must all be in the basket. */
  items: readonly string[]
  /** Only this group; null is the null group, absent means all. */
  group?: string | null
  offset: number
  limit: number
}

/** The lines behind an answer: which baskets hold these items? */
export interface Lines {
  /** Fills the table `lines` in the background, stepping aside for questions. Resolves when it stands or cannot. */
  load(signal: AbortSignal): Promise<void>
  /** True when questions are answered from the table. */
  loaded(): boolean
  /** Ordered by group label (the null group first), then by the first line that holds one of the items. */
  matching(query: BasketQuery, signal: AbortSignal): Promise<MatchingBaskets>
  drop(): Promise<void>
}

/** What the engine cannot do for lack of memory or because it died, the file can: it is read again. */
function isFilesTurn(cause: unknown): boolean {
  return cause instanceof BasketeerError && (cause.code === 'out-of-memory' || cause.code === 'engine-crashed')
}

/** Answers from DuckDB once the lines are there, from the file before that and where they are too many. */
export function createLines(engine: Engine, source: Source, data: RecipeData): Lines {
  const table = createLinesTable(engine, source, data)
  const file = createLinesFile(source, data)

  return {
    async load(signal) {
      try {
        await table.load(signal)
      } catch (cause) {
        await table.drop()
        if (!isFilesTurn(cause)) throw cause
      }
    },
    loaded: table.loaded,
    async matching(query, signal) {
      if (!table.loaded()) return file.matching(query, signal)
      try {
        return await table.matching(query, signal)
      } catch (cause) {
        if (!isFilesTurn(cause)) throw cause
        return file.matching(query, signal)
      }
    },
    drop: table.drop,
  }
}
