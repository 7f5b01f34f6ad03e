import { readFileSync } from 'node:fs'
import * as library from 'parquet-wasm/node'
import type { Recipe } from '../../../src/analyses/registry'
import { createLead, createStage } from '../../../src/workers/kernel/lead'
import type { DataApi } from '../../../src/workers/protocol/data-worker'
import type { KernelApi } from '../../../src/workers/protocol/kernels'
import { encodeParquet, type ParquetLibrary } from '../../../src/workers/readers/parquet/decoder'
import { modelOpener } from '../../../src/workers/recommend/model-file/opener'
import { createResultStore } from '../../../src/workers/result/store'
import { startedApi } from '../../data/fakes'
import { open } from './open'

let lead: Promise<KernelApi> | undefined

async function createKernels(): Promise<KernelApi> {
  const module = await WebAssembly.compile(readFileSync('wasm/build/kernels.plain.wasm'))
  return createLead(createStage({ module, shared: false, ports: [] }))
}

export interface Bench {
  api: DataApi
  run(sourceId: string, recipe: Recipe, jobId: string): Promise<void>
  rows(jobId: string): Promise<Record<string, unknown>[]>
}

/** Readers, table, kernels and results in one thread, as the client puts them together. */
export async function createBench(): Promise<Bench> {
  lead ??= createKernels()
  const kernels = await lead
  const writeParquet = async (ipc: Uint8Array) => encodeParquet(library as unknown as ParquetLibrary, ipc)
  const results = createResultStore({ writeParquet, version: 'fuzz' })
  const { api } = await startedApi(open, { openers: [modelOpener], results, threads: 1 })
  return {
    api,
    async run(sourceId, recipe, jobId) {
      const { input, task } = await api.encode(sourceId, recipe, jobId, () => undefined)
      const mined = await kernels.run(input, task, () => undefined)
      await api.store(jobId, sourceId, recipe, mined)
    },
    async rows(jobId) {
      const { bytes } = await api.exportResult(jobId, 'json', null)
      return JSON.parse(new TextDecoder().decode(bytes))
    },
  }
}
