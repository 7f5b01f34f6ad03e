import { BasketeerError } from '../../recipe/error'
import type { RecipeData } from '../../recipe/schema'
import type { Source } from '../readers/batch'
import type { Lines } from './basket-lines'
import type { Engine } from './engine'
import { createLinesFile } from './lines-file'
import { createLinesTable } from './lines-table'

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
