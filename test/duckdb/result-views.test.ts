import { describe, expect, it } from 'vitest'
import type { ResultTable, TableColumn } from '../../src/analyses/result-table'
import { writeArrowStream } from '../../src/export/arrow'
import { createResultViews } from '../../src/workers/data/result-views'
import { createEngine } from '../../src/workers/duckdb/engine'
import { connectNodeDuckDB } from './node-duckdb'

const never = new AbortController().signal
const LABELS = ['milk', 'it\'s "quoted"', 'bread']
const label = (item: number) => LABELS[item]!

const columns: TableColumn[] = [
  { name: 'Support', type: 'utf8', codes: Uint32Array.of(0, 1), label: (code) => (code === 0 ? null : 'S01') },
  { name: 'support', type: 'i32', values: Uint32Array.of(7, 3) },
  { name: 'sequence', type: 'list', offsets: Uint32Array.of(0, 2, 3), items: Uint32Array.of(0, 1, 2), label },
  { name: 'step_median', type: 'numbers', offsets: Uint32Array.of(0, 2, 2), values: Float64Array.of(1.5, Number.NaN) },
  { name: 'share', type: 'f64', values: Float64Array.of(0.25, 1 / 3) },
  { name: 'alpha', type: 'f64', values: Float64Array.of(40, Number.NaN) },
  { name: 'redundant', type: 'bool', values: Uint8Array.of(1, 0) },
]
const table: ResultTable = { rows: 2, columns }
const info = (jobId: string) => ({
  jobId,
  kind: 'sequences' as const,
  rows: 2,
  groupColumn: 'Support',
  columns: columns.map(({ name, type }) => ({ name, type })),
})

async function started() {
  const engine = createEngine(connectNodeDuckDB, { extensionRepository: 'http://localhost/none' })
  const views = createResultViews(engine)
  const rows = async (sql: string) =>
    JSON.parse(JSON.stringify((await engine.query(sql)).toArray())) as Record<string, unknown>[]
  return { views, rows, add: (jobId: string) => views.add(info(jobId), () => writeArrowStream(table), never) }
}

describe('results as views', () => {
  it('tell apart what SQL does not, however many columns the source has named', async () => {
    const engine = createEngine(connectNodeDuckDB, { extensionRepository: 'http://localhost/none' })
    const named = ['SUPPORT', 'Support', 'support'].map((name, at) => ({ ...columns[at === 2 ? 1 : 0]!, name }))
    const asked = { ...info('c3'), columns: named.map(({ name, type }) => ({ name, type })) }
    await createResultViews(engine).add(asked, () => writeArrowStream({ rows: 2, columns: named }), never)
    const { fields } = (await engine.query('SELECT * FROM result_c3')).schema
    expect(fields.map(({ name }) => name)).toEqual(['SUPPORT_group_group', 'Support_group', 'support'])
  })

  it('say in SQL what the table says, names that differ in case alone told apart', async () => {
    const { rows, add } = await started()
    await add('a1b2')
    expect(await rows('SELECT * FROM result_a1b2')).toEqual([
      {
        Support_group: null,
        support: 7,
        sequence: ['milk', 'it\'s "quoted"'],
        step_median: [1.5, null],
        share: 0.25,
        alpha: 40,
        redundant: true,
      },
      {
        Support_group: 'S01',
        support: 3,
        sequence: ['bread'],
        step_median: [],
        share: 1 / 3,
        alpha: null,
        redundant: false,
      },
    ])
  })

  it('forgetting one leaves the others', async () => {
    const { views, rows, add } = await started()
    await add('first')
    await add('second')
    await views.drop('second')
    await expect(rows('SELECT * FROM result_second')).rejects.toThrow()
    expect(await rows('SELECT max(support) AS most FROM result_first')).toEqual([{ most: 7 }])
  })
})
