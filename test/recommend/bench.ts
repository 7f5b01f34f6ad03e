import type { RecommendColumns } from '../../src/analyses/recommend/types'
import { parseRecipe } from '../../src/analyses/registry'
import { openSource } from '../../src/workers/readers/open'
import { modelOpener } from '../../src/workers/recommend/model-file/opener'
import { createResultStore } from '../../src/workers/result/store'
import { mine, startedApi } from '../data/fakes'
import type { NodePool } from '../kernels/node-pool'
import { fakeSource, type Row } from '../table/fake-source'

export interface Listed {
  group?: string | null
  customer: string
  source: string
  items: string[]
  scores: number[]
}

export const ROLES = { customer: 'who', item: 'what' } as const
export const SMALL = { factors: 6, iterations: 4, k: 5 }

/** The data worker with kernels behind it, as the client puts them together. */
export async function createBench(pool: NodePool) {
  const results = createResultStore({ writeParquet: async (ipc) => ipc, version: 'test' })
  const tables = new Map<string, Row[]>()
  let opened = 0
  const { api } = await startedApi(
    async (files, read, signal, openers) => {
      const rows = tables.get(files[0]!.name)
      if (!rows) return openSource(files, read, signal, openers)
      const source = fakeSource({ columns: Object.keys(rows[0] ?? {}), rows, batchRows: 7 })
      return { ...source, info: { ...source.info, id: `fake ${opened++}`, name: files[0]!.name } }
    },
    { openers: [modelOpener], results, shared: pool.shared, threads: pool.threads },
  )
  let jobs = 0

  async function run(
    sourceId: string,
    roles: Record<string, string>,
    analysis: object,
    meanwhile?: () => Promise<unknown>,
  ) {
    const recipe = parseRecipe({ recipe: 1, data: { roles }, analysis: { kind: 'recommend', ...analysis } })
    const jobId = `job ${jobs++}`
    await mine(api, pool, { jobId, sourceId, recipe }, meanwhile)
    return jobId
  }

  return {
    api,
    run,
    openRows(rows: Row[]) {
      const name = `data ${opened}.csv`
      tables.set(name, rows)
      return api.inspect([{ name, file: new Blob(['-']) }], undefined, name)
    },
    openModel: (bytes: ArrayBuffer | Uint8Array<ArrayBuffer>, name = 'some.model.arrow') =>
      api.inspect([{ name, file: new Blob([bytes]) }], undefined, name),
    columns: (jobId: string) => results.stored(jobId).result.columns as RecommendColumns,
    async lists(jobId: string): Promise<Listed[]> {
      const { bytes } = await api.exportResult(jobId, 'json', null)
      const rows = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>[]
      const { columns, groupColumn } = results.info(jobId)
      const customer = columns.find(({ name, type }) => type === 'utf8' && name !== groupColumn)!.name
      return rows.map((row) => ({
        ...(groupColumn === null ? {} : { group: row[groupColumn] as string | null }),
        customer: row[customer] as string,
        source: row['source'] as string,
        items: row['recommended_items'] as string[],
        scores: row['scores'] as number[],
      }))
    },
  }
}

export type Bench = Awaited<ReturnType<typeof createBench>>

/** Lines of people of two tastes, the same every time. */
export function tastes(people = 40, goods = 18): Row[] {
  const rows: Row[] = []
  for (let person = 0; person < people; person++) {
    for (let good = 0; good < goods; good++) {
      const likes = (person + good) % 2 === 0
      if ((person * 7 + good * 13 + ((person * good) % 5)) % (likes ? 3 : 11) !== 0) continue
      rows.push({
        where: person % 4 === 3 ? null : person % 4 === 2 ? 'north' : 'south',
        who: `person ${person}`,
        what: good % 9 === 0 ? `😀 ${good}` : `good ${good}`,
        worth: 1 + ((person * good) % 4) / 4,
      })
    }
  }
  return rows
}
