import { cancelledError } from '../../recipe/error'
import type { Engine } from '../duckdb/engine'
import { makeTables } from '../duckdb/made-tables'
import type { Source } from '../readers/batch'

/** A table that goes into a query: under which name, and which of its columns. */
export interface WorkshopInput {
  name: string
  source: Source
  columns: readonly string[]
}

export interface WorkshopOrder {
  inputs: readonly WorkshopInput[]
  /** One SELECT over them. */
  query: string
  /** What its columns are called, where that is not what the query says. */
  names?: readonly string[]
}

/** Where steps that need all rows at once are done: a database of their own, which ends when nothing of it is kept. */
export interface Workshop {
  make(order: WorkshopOrder, signal: AbortSignal): Promise<MadeTable>
  bytes(): Promise<number>
}

export interface MadeTable {
  source: Pick<Source, 'read' | 'info'>
  rows: number
  release(): void
}

export function createWorkshop(start: () => Engine): Workshop {
  let engine: Engine | undefined
  let held = 0
  /** Orders are worked off one after the other: their inputs bear the names that queries say. */
  let before: Promise<unknown> = Promise.resolve()

  function letGo(): void {
    if (--held > 0) return
    engine?.terminate()
  }

  async function make(order: WorkshopOrder, signal: AbortSignal): Promise<MadeTable> {
    engine ??= start()
    held++
    const mine = before.then(() => {
      if (signal.aborted) throw cancelledError()
      return makeTables(engine!, order, signal)
    })
    before = mine.catch(() => undefined)
    try {
      const table = await mine
      let released = false
      return {
        ...table,
        release() {
          if (released) return
          released = true
          void table.release().finally(letGo)
        },
      }
    } catch (cause) {
      letGo()
      throw cause
    }
  }

  return { make, bytes: async () => (engine && held > 0 ? engine.memoryBytes() : 0) }
}
