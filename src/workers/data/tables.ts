import type { TableRequest } from '../../analyses/table-request'
import { createArena } from '../memory/arena'
import { sizeOf, spareOf } from '../memory/control'
import { moveColumns } from '../memory/move-columns'
import { isRefusal } from '../memory/refusal'
import type { Source } from '../readers/batch'
import type { BasketTable } from '../table/basket-table'
import { estimateMemory, requireMemory } from '../table/estimate'
import { tableKey } from '../table/plan'
import { readTable } from '../table/read-table'
import { dataFaults } from './sentences'
import { createSharedTask, type SharedTask } from './shared-task'

type Report = { phase: 'ingest' | 'encode'; done: number; total: number; bytes: number | undefined }

/** Tables are kept while they are few and small together: a changed threshold must only mine. */
const MOST_TABLES = 3
const MOST_BYTES = 2 ** 30
/** What kernels took behind the columns is theirs again in the next run, up to so much. */
const MOST_SPARE = 2 ** 29

export interface Tables {
  /** The table of this request, read now, being read, or read before (`fresh` is then false). */
  get(
    source: Source,
    request: TableRequest,
    signal: AbortSignal,
    onReport?: (report: Report) => void,
    /** Though it is thought to be too large. */
    anyway?: boolean,
  ): Promise<{ table: BasketTable; fresh: boolean }>
  find(key: string): BasketTable | undefined
  /** Forgets every table of a source. */
  dropSource(sourceId: string): void
  bytes(): number
  /** Moves tables out of memories that kernels made too large; says whether there were any. */
  giveBack(): boolean
}

/** Kernels work behind the columns in the same memory, which never shrinks. */
function bytesOf({ input, info }: BasketTable): number {
  return input.memory ? sizeOf(input.memory) : info.bytes
}

function outOfMemory(cause: unknown): unknown {
  if (!isRefusal(cause)) return cause
  return dataFaults.full(cause)
}

export function createTables(options: { shared: boolean }): Tables {
  /** Oldest use first. */
  const kept = new Map<string, { sourceId: string; table: BasketTable }>()
  const reading = new Map<string, SharedTask<BasketTable, Report>>()

  function bytes(): number {
    return [...kept.values()].reduce((sum, { table }) => sum + bytesOf(table), 0)
  }

  function keep(key: string, sourceId: string, table: BasketTable): void {
    kept.delete(key)
    kept.set(key, { sourceId, table })
    for (const oldest of kept.keys()) {
      if (oldest === key || (kept.size <= MOST_TABLES && bytes() <= MOST_BYTES)) break
      kept.delete(oldest)
    }
  }

  function read(key: string, source: Source, request: TableRequest, anyway: boolean): SharedTask<BasketTable, Report> {
    if (!anyway) requireMemory(estimateMemory(source.info, request))
    const task = createSharedTask<BasketTable, Report>(async (signal, report) => {
      try {
        const onProgress = (phase: Report['phase'], done: number, total: number, bytes?: number) =>
          report({ phase, done, total, bytes })
        const from = (each: Source) => readTable(each, request, createArena(0, options.shared), { signal, onProgress })
        let table = await from(source)
        // What others wanted of the same pass may have cost rows that are good enough for this table.
        if (source.alone && table.info.health.unreadable.count > 0) table = await from(source.alone)
        keep(key, source.info.id, table)
        return table
      } catch (cause) {
        throw outOfMemory(cause)
      } finally {
        if (reading.get(key) === task) reading.delete(key)
      }
    })
    return task
  }

  return {
    async get(source, request, signal, onReport = () => undefined, anyway = false) {
      const key = tableKey(source.info, request)
      const known = kept.get(key)
      if (known) {
        keep(key, known.sourceId, known.table)
        return { table: known.table, fresh: false }
      }
      let task = reading.get(key)
      if (!task || task.abandoned()) {
        task = read(key, source, request, anyway)
        reading.set(key, task)
      }
      return { table: await task.join(signal, onReport), fresh: true }
    },
    find: (key) => kept.get(key)?.table,
    dropSource(sourceId) {
      for (const [key, { sourceId: of }] of kept) if (of === sourceId) kept.delete(key)
    },
    bytes,
    giveBack() {
      const swollen = [...kept].filter(([, { table }]) => spareOf(table.input) > MOST_SPARE)
      // Tables that are made of this one go with the old object.
      for (const [key, { sourceId, table }] of swollen)
        kept.set(key, { sourceId, table: { ...table, input: moveColumns(table.input) } })
      return swollen.length > 0
    },
  }
}
