import { tableFromIPC } from 'apache-arrow'
import * as library from 'parquet-wasm/node'
import { checksOf } from '../../src/workers/training/checks'
import { trainingFiles } from '../../src/workers/training/files'
import type { TrainingSet } from '../../src/workers/training/training-set'
import type { Row } from './naive'

const ORIGIN = { version: '0', fingerprint: 'f' }

/** Every file of a set, whole, in the order in which they were written. */
export async function filesOf(set: TrainingSet): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>()
  for await (const { path, pieces } of trainingFiles(set, checksOf(set), ORIGIN)) {
    const parts: Uint8Array[] = []
    // Memory of kernels moves on while somebody waits; pieces are copied as a disk would.
    for await (const piece of pieces) parts.push(piece.slice())
    files.set(path, new Uint8Array(Buffer.concat(parts)))
  }
  return files
}

type Cell = bigint | number | string | null | (bigint | number)[]
type Cells = Record<string, Cell>

/** Rows of a file by the readers of others. */
export function rowsIn(bytes: Uint8Array): Cells[] {
  const parquet = new TextDecoder().decode(bytes.subarray(0, 4)) === 'PAR1'
  const table = tableFromIPC(parquet ? library.readParquet(bytes).intoIPCStream() : bytes)
  return Array.from({ length: table.numRows }, (_, i) =>
    Object.fromEntries(
      table.schema.fields.map(({ name }) => {
        const value = table.getChild(name)!.get(i)
        return [name, value !== null && typeof value === 'object' ? [...value] : value]
      }),
    ),
  )
}

/** What a file by day has in each of its days. */
function* days(files: Map<string, Uint8Array>, table: string): Generator<{ dt: string; rows: Cells[] }> {
  for (const [path, bytes] of files) {
    const dt = new RegExp(`^${table}/dt=(.{10})/part-0\\.`).exec(path)?.[1]
    if (dt !== undefined) yield { dt, rows: rowsIn(bytes) }
  }
}

/** The rows that files stand for, in whatever form they are; items as they are called, without padding. */
export function rowsOfFiles(files: Map<string, Uint8Array>): Row[] {
  const format = [...files.keys()].some((path) => path.endsWith('.arrow')) ? 'arrow' : 'parquet'
  const read = (path: string) => (files.has(path) ? rowsIn(files.get(path)!) : null)
  const names = read(`items/part-0.${format}`)
  const actions = read(`actions/part-0.${format}`)
  const histories = new Map([...days(files, 'histories')].map(({ dt, rows }) => [dt, rows]))
  const called = (item: Cell) =>
    (names ? names[Number(item) - 1]!['item_id'] : BigInt(item as number)) as bigint | string
  const all: Row[] = []
  for (const { dt, rows } of days(files, 'impressions')) {
    for (const row of rows) {
      const of = 'history' in row ? histories.get(dt)![Number(row['history'])]! : row
      let [items, types] = [of['action_items'] as Cell[], of['action_types'] as number[]]
      if (actions) {
        const own = actions.slice(Number(of['start']), Number(of['start']) + Number(of['length']))
        items = own.map((action) => action['item_id']!)
        types = own.map((action) => Number(action['action_type']))
      }
      all.push({
        dt,
        customer_id: row['customer_id'] as bigint | string,
        ranking_id: row['ranking_id'] as bigint | string | null,
        impression_item_id: called(row['impression_item_id']!),
        is_order: Number(row['is_order']),
        action_items: items.filter((_, i) => types[i] !== 0).map(called),
        action_types: types.filter((type) => type !== 0),
      })
    }
  }
  return all
}
