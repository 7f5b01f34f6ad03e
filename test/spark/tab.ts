import { tableFromIPC, tableToIPC } from 'apache-arrow'
import type { Recipe } from '../../src/analyses/registry'
import type { ProjectFile } from '../../src/export/spark/plan'
import { sparkProject } from '../../src/export/spark/project'
import { cellAt } from '../../src/export/table'
import type { ReadOptions, RecipeData } from '../../src/recipe/schema'
import { bringTables } from '../../src/ui/parts/spark/bring-tables'
import { sparkInput } from '../../src/ui/parts/spark/collect'
import { createEngine } from '../../src/workers/duckdb/engine'
import type { InputFile, SourceInfo } from '../../src/workers/protocol/files'
import type { Job } from '../../src/workers/protocol/jobs'
import { openSource, sniffFormat } from '../../src/workers/readers/open'
import type { Opener } from '../../src/workers/readers/opener'
import { openParquet } from '../../src/workers/readers/parquet/open'
import { stamped } from '../../src/workers/readers/stamp'
import { modelOpener } from '../../src/workers/recommend/model-file/opener'
import { createResultStore } from '../../src/workers/result/store'
import { mine, startedApi } from '../data/fakes'
import { connectNodeDuckDB } from '../duckdb/node-duckdb'
import { createNodePool } from '../kernels/node-pool'
import { connectNode } from '../readers/node-parquet'
import type { Rows } from './rows'

export interface TabFile {
  name: string
  bytes: Uint8Array<ArrayBuffer> | string
}

/** Files by the tables of a recipe; those of the lines alone where it has one. */
export type TabFiles = readonly TabFile[] | Readonly<Record<string, readonly TabFile[]>>

export interface TabAnswer {
  rows: Rows
  /** What notebooks are made of, as the page would collect it. */
  input: NonNullable<Awaited<ReturnType<typeof sparkInput>>>
  /** Files of tables that Spark cannot read, as the download holds them. */
  brought: readonly ProjectFile[]
  /** How long reading, preparation and kernels took. */
  ms: number
}

const LINES = 'lines'
const JOB = 'a'
const LOOKED_AT = 10_000

/** As the data worker opens files; Parquet in this thread. */
async function open(
  files: InputFile[],
  read: ReadOptions | undefined,
  signal: AbortSignal,
  openers: readonly Opener[],
) {
  if ((await sniffFormat(files[0]!)) !== 'parquet') return openSource(files, read, signal, openers)
  return openParquet(await Promise.all(files.map(stamped)), signal, connectNode)
}

/** Files of each table, the lines first. */
export function byTable({ data }: Recipe, files: TabFiles): [name: string, files: readonly TabFile[]][] {
  const lines = data.prepared?.lines ?? LINES
  if (Array.isArray(files)) return [[lines, files]]
  const named = Object.entries(files as Record<string, readonly TabFile[]>)
  return [...named.filter(([name]) => name === lines), ...named.filter(([name]) => name !== lines)]
}

/** What the tab answers to a recipe: by its own readers, steps, tables and kernels, in this thread. */
export async function tabAnswer(recipe: Recipe, files: TabFiles): Promise<TabAnswer> {
  const results = createResultStore({ writeParquet: async (ipc) => ipc, version: 'test' })
  const { api } = await startedApi(open, {
    threads: 1,
    openers: [modelOpener],
    results,
    writeParquet: (ipc) => connectNode().encode(ipc),
    createEngine: (extensionRepository) => createEngine(connectNodeDuckDB, { extensionRepository }),
  })
  const opened: [name: string, info: SourceInfo][] = []
  for (const [name, of] of byTable(recipe, files)) {
    const input = of.map(({ name: file, bytes }) => ({ name: file, file: new Blob([bytes]) }))
    opened.push([name, await api.inspect(input, undefined, name)])
  }
  const [[, lines], ...beside] = opened as [(typeof opened)[0], ...typeof opened]
  await api.beside(
    lines.id,
    beside.map(([name, { id }]) => ({ name, id })),
  )
  const pool = await createNodePool({ threads: 1, shared: false })
  try {
    const began = performance.now()
    await mine(api, pool, { jobId: JOB, sourceId: lines.id, recipe })
    const ms = performance.now() - began
    const { handedOut } = results.stored(JOB).result
    const rows = {
      columns: handedOut.columns.map(({ name }) => name),
      rows: Array.from({ length: handedOut.rows }, (_, row) => handedOut.columns.map((column) => cellAt(column, row))),
    }
    return { rows, ...(await collected(api, recipe, lines, beside)), ms }
  } finally {
    await pool.dispose()
    await api.close(lines.id)
  }
}

/** The door of the page, as far as it is knocked at for what a project is made of. */
async function collected(
  api: Awaited<ReturnType<typeof startedApi>>['api'],
  recipe: Recipe,
  lines: SourceInfo,
  beside: readonly [name: string, info: SourceInfo][],
) {
  type Door = Parameters<typeof sparkInput>[0]
  const door = {
    getState: () => ({ source: lines, tables: { lines, beside: beside.map(([name, info]) => ({ name, info })) } }),
    // Figures of the specification alone; of many rows they take longer than the answer.
    profile: async (data: RecipeData, _: AbortSignal, id = lines.id) =>
      lines.rows < LOOKED_AT ? api.profile(id, data, 'profile') : { columns: [] },
    stepReports: (data: RecipeData) => api.stepReports(lines.id, data, 'reports'),
    call: (work: (of: typeof api, token: string) => unknown) => work(api, 'call'),
    fitted: (data: RecipeData, _: AbortSignal, id = lines.id) => api.fitted(id, data, 'fitted'),
    results: {
      // The model as Parquet, which is written in a worker there.
      async ask() {
        const { bytes } = await api.ask('recommend', 'save', JOB, [], 'save')
        return { bytes: await connectNode().encode(tableToIPC(tableFromIPC(new Uint8Array(bytes)), 'stream')) }
      },
    },
  }
  const answered = { jobId: JOB, recipe } as Job
  const never = new AbortController().signal
  const input = await sparkInput(door as unknown as Door, recipe, answered, never)
  if (!input) throw new Error('nothing is open')
  // Where the tables will stand is of no matter to them.
  const { plan } = await sparkProject(input, { catalog: 'main', schema: 'any' })
  return { input, brought: await bringTables(door as unknown as Door, plan, never) }
}
