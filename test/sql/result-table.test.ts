import { describe, expect, it } from 'vitest'
import type { TableColumn } from '../../src/analyses/result-table'
import { writeArrowStream } from '../../src/export/arrow'
import { createEngine } from '../../src/workers/duckdb/engine'
import { createSketch } from '../../src/workers/duckdb/sketch'
import { readResultIntoTable, resultColumns } from '../../src/workers/sql/result-table'
import { connectNodeDuckDB } from '../duckdb/node-duckdb'

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
const never = new AbortController().signal

async function shown(given: readonly TableColumn[], sql: string) {
  const engine = createEngine(connectNodeDuckDB, { extensionRepository: 'http://localhost/none' })
  const asked = given.map(({ name, type }) => ({ name, type }))
  const stream = (places: readonly number[]) =>
    writeArrowStream({ rows: 2, columns: places.map((place) => given[place]!) })
  const held = await readResultIntoTable(engine, asked, [...given.keys()], stream, never)
  await createSketch(engine, 'result_a1', resultColumns(asked)).put(held, never)
  return engine.query(sql)
}

describe('results as views', () => {
  it('tell apart what SQL does not, however many columns the source has named', async () => {
    const named = ['SUPPORT', 'Support', 'support'].map((name, at) => ({ ...columns[at === 2 ? 1 : 0]!, name }))
    const { fields } = (await shown(named, 'SELECT * FROM result_a1')).schema
    expect(fields.map(({ name }) => name)).toEqual(['SUPPORT_group_group', 'Support_group', 'support'])
  })

  it('say in SQL what the table says, names that differ in case alone told apart', async () => {
    const rows = (await shown(columns, 'SELECT * FROM result_a1')).toArray()
    expect(JSON.parse(JSON.stringify(rows))).toEqual([
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
})
