import { type Table, tableFromArrays } from 'apache-arrow'
import { parseRecipe, type Recipe } from '../../src/analyses/registry'
import type { RunResult } from '../../src/analyses/tasks'
import { createDataApi } from '../../src/workers/data/api'
import type { Engine } from '../../src/workers/duckdb/engine'
import type { Source } from '../../src/workers/readers/batch'
import { createResultStore } from '../../src/workers/result/store'

/** An engine that notes what it is told. */
export function fakeEngine(): Engine & { log: string[] } {
  const log: string[] = []
  const nothing: Table = tableFromArrays({ bytes: Float64Array.of(0) })
  return {
    log,
    async query(sql) {
      log.push(sql)
      return nothing
    },
    async insert(table) {
      log.push(`insert ${table}`)
    },
    async drop(table) {
      log.push(`drop ${table}`)
    },
    idle: async () => undefined,
    memoryBytes: async () => 7,
    generation: () => 1,
    terminate: () => undefined,
  }
}

export async function startedApi(source: Source, options: { shared?: boolean; quietMs?: number } = {}) {
  const engine = fakeEngine()
  const api = createDataApi({
    openSource: async () => source,
    createEngine: () => engine,
    results: createResultStore({ writeParquet: async (ipc) => ipc, version: 'test' }),
    version: 'test',
    handOver: (value) => value,
    quietMs: options.quietMs ?? 1,
  })
  await api.start({ shared: options.shared ?? false, threads: 2, extensionRepository: 'http://localhost/ext' })
  return { api, engine }
}

export function recipeOf(data: object, analysis: object = {}): Recipe {
  return parseRecipe({ recipe: 1, data, analysis: { kind: 'itemsets', minSupport: 0.5, ...analysis } })
}

/** A mined result of itemsets, each with its group. */
export function itemsets(sets: { group: number; items: number[]; count: number }[]): RunResult {
  const offsets = new Uint32Array(sets.length + 1)
  for (const [i, { items }] of sets.entries()) offsets[i + 1] = offsets[i]! + items.length
  return {
    columns: {
      kind: 'itemsets',
      rows: sets.length,
      group: Uint32Array.from(sets, ({ group }) => group),
      count: Uint32Array.from(sets, ({ count }) => count),
      offsets,
      items: Uint32Array.from(sets.flatMap(({ items }) => items)),
    },
    report: {
      method: 'deliver',
      methodReason: '',
      limited: false,
      found: sets.length,
      threads: 1,
      shared: false,
      kernelBytes: 0,
      phases: {},
    },
  }
}
