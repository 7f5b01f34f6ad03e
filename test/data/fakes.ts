import { type Table, tableFromArrays } from 'apache-arrow'
import { methodReasons } from '../../src/analyses/mining/sentences'
import { parseRecipe, type Recipe } from '../../src/analyses/registry'
import type { RunResult } from '../../src/analyses/tasks'
import { createDataApi, type DataParts } from '../../src/workers/data/api'
import type { Engine } from '../../src/workers/duckdb/engine'
import type { DataApi } from '../../src/workers/protocol/data-worker'
import type { Source } from '../../src/workers/readers/batch'
import { createModels } from '../../src/workers/recommend/models'
import { createResultStore } from '../../src/workers/result/store'
import type { NodePool } from '../kernels/node-pool'

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
    prepare: async () => undefined,
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

/** The data worker, started, with what runs without a browser. */
export async function startedApi(
  opened: Source | DataParts['openSource'],
  { shared = false, threads = 2, ...parts }: { shared?: boolean; threads?: number } & Partial<DataParts> = {},
) {
  const engine = fakeEngine()
  const api = createDataApi({
    openSource: typeof opened === 'function' ? opened : async () => opened,
    openers: [],
    assets: createModels(),
    createEngine: () => engine,
    results: createResultStore({ writeParquet: async (ipc) => ipc, version: 'test' }),
    writeParquet: async (ipc) => ipc,
    version: 'test',
    handOver: (value) => value,
    quietMs: 1,
    ...parts,
  })
  await api.start({ shared, threads, extensionRepository: 'http://localhost/ext' })
  return { api, engine }
}

/** A run from its table to its stored result, as the client puts it together; `meanwhile` happens while kernels work. */
export async function mine(
  api: DataApi,
  pool: NodePool,
  { jobId, sourceId, recipe }: { jobId: string; sourceId: string; recipe: Recipe },
  meanwhile: () => Promise<unknown> = async () => undefined,
) {
  const { input, task } = await api.encode(sourceId, recipe, jobId, () => undefined)
  const mined = await pool.run(input, task)
  await meanwhile()
  return api.store(jobId, sourceId, recipe, mined)
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
      expected: new Float64Array(sets.length),
    },
    report: {
      method: 'deliver',
      methodReason: methodReasons.asked(),
      limited: false,
      found: sets.length,
      threads: 1,
      shared: false,
      kernelBytes: 0,
      phases: {},
    },
  }
}
