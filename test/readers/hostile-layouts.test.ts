import { afterAll, afterEach, describe, expect, test, vi } from 'vitest'
import { writeArrowStream } from '../../src/export/arrow'
import { guessData } from '../../src/recipe/guess-roles'
import type { RecipeData } from '../../src/recipe/schema'
import { rememberedMapping, rememberMapping } from '../../src/ui/parts/open/remembered'
import { createEngine } from '../../src/workers/duckdb/engine'
import { createLines } from '../../src/workers/duckdb/lines'
import { quoteIdentifier } from '../../src/workers/duckdb/quote'
import { createSketch } from '../../src/workers/duckdb/sketch'
import { createArena } from '../../src/workers/memory/arena'
import type { Source } from '../../src/workers/readers/batch'
import { readResultIntoTable, resultColumns } from '../../src/workers/sql/result-table'
import { readTable } from '../../src/workers/table/read-table'
import { connectNodeDuckDB } from '../duckdb/node-duckdb'
import { baskets } from '../table/fake-source'
import { readBack } from '../table/naive'
import { openText, readTable as readCells } from './csv-tools'

const NAMES: [string, string][] = [
  ['quotes', `it's "quoted"`],
  ['line ends', 'two\nlines\r\nor three'],
  ['markup', '<script>alert(1)</script>'],
  ['what objects inherit', '__proto__'],
  ['ten thousand characters', 'x'.repeat(10_000)],
  ['writing from right to left', '\u202eשלום, عالم\u202c'],
  ['separators', 'a,b;c\td|e'],
  ['SQL', '"); DROP TABLE x; --'],
]

const never = new AbortController().signal
const watched = { signal: never, onProgress: () => undefined }
const cell = (text: string) => `"${text.replaceAll('"', '""')}"`
const csv = (rows: readonly (readonly string[])[]) => rows.map((row) => row.map(cell).join(',')).join('\n')

/** One line an item: every basket holds an item of the same name as the column. */
const longFile = (name: string) =>
  openText(
    csv([
      ['receipt', name, 'day', 'price'],
      ...[1, 2, 3, 4].map((row) => [`${row}`, name, `2024-0${row}-01`, `${row}`]),
    ]),
    { name: `${name}.csv` },
  )

const tableOf = async (source: Source, data: Partial<RecipeData>) =>
  readBack(
    await readTable(
      source,
      baskets({ files: [], layout: 'long', roles: {}, ...data }),
      createArena(1 << 16, false),
      watched,
    ),
  )

const engine = createEngine(connectNodeDuckDB, { extensionRepository: 'http://localhost/none' })
afterAll(() => engine.terminate?.())
afterEach(() => vi.unstubAllGlobals())

describe.each(NAMES)('a name of %s', (_, name) => {
  test('is an item in the wide layout', async () => {
    const rows = ['1', '2', '3'].map((row) => [row, row === '2' ? '0' : '1', '1', '0'])
    const source = await openText(csv([['receipt', name, 'milk', 'tea'], ...rows]), { name: `${name}.csv` })
    expect(source.info).toMatchObject({ layout: 'wide', name: `${name}.csv` })
    const { layout } = guessData(source.info)
    expect(await tableOf(source, { layout, roles: { basket: 'receipt' } })).toEqual([
      { group: null, basket: '1', items: [name, 'milk'].sort() },
      { group: null, basket: '2', items: ['milk'] },
      { group: null, basket: '3', items: [name, 'milk'].sort() },
    ])
  })

  test('is a column of lists', async () => {
    const source = await openText(csv([['receipt', name], ...['a;b', 'b', 'a;b;c'].map((list, at) => [`${at}`, list])]))
    const roles = { basket: 'receipt', item: name }
    expect((await tableOf(source, { layout: 'list', roles })).map(({ items }) => items.length)).toEqual([2, 1, 3])
  })

  test('is read, and stands in conditions and ranges', async () => {
    const source = await longFile(name)
    expect((await readCells(source, [name, 'price:number'])).rows).toEqual([1, 2, 3, 4].map((row) => [name, row]))
    const among = async (...filters: NonNullable<RecipeData['filters']>) =>
      (await readCells(source, ['receipt'], filters)).rows.length
    expect(await among({ column: name, op: '=', value: name })).toBe(4)
    expect(await among({ column: name, op: 'in', value: [name, 'y'] }, { column: 'price', op: '>=', value: 3 })).toBe(2)
    expect(await among({ column: name, op: '!=', value: name })).toBe(0)
    const numbers = await openText(csv([[name, 'b'], ...[1, 2, 3].map((row) => [`${row}`, 'x'])]))
    const range = [
      { column: name, op: '>' as const, value: 1 },
      { column: name, op: '<=' as const, value: 3 },
    ]
    expect((await readCells(numbers, [`${name}:number`], range)).rows).toEqual([[2], [3]])
  })

  test('is found in DuckDB, as label and as column of a result', async () => {
    const roles = { basket: 'receipt', item: name, time: 'day', value: 'price' }
    const lines = createLines(engine, await longFile(name), { files: [], layout: 'long', roles })
    const query = { items: [name], offset: 0, limit: 2 }
    const before = await lines.matching(query, never)
    await lines.load(never)
    expect(lines.loaded()).toBe(true)
    expect(await lines.matching(query, never)).toEqual(before)
    expect(before).toMatchObject({ total: 4, rows: [{ basket: '1', items: [name] }, { basket: '2' }] })
    await lines.drop()

    const columns = [
      { name, type: 'utf8' as const, codes: Uint32Array.of(0, 0), label: () => name },
      { name: 'lift', type: 'f64' as const, values: Float64Array.of(1, 2) },
    ]
    const asked = columns.map(({ name: each, type }) => ({ name: each, type }))
    const held = await readResultIntoTable(engine, asked, [0, 1], () => writeArrowStream({ rows: 2, columns }), never)
    await createSketch(engine, 'result_a1', resultColumns(asked)).put(held, never)
    const found = await engine.query(`SELECT ${quoteIdentifier(name)} AS label FROM result_a1 WHERE lift > 1`)
    expect([...found.getChild('label')!]).toEqual([name])
    await engine.query('DROP VIEW result_a1')
    await engine.drop(held.table)
  })

  test('is remembered with its mapping', async () => {
    vi.stubGlobal('indexedDB', fakeStorage())
    const { info } = await longFile(name)
    const mapping: RecipeData = {
      files: [],
      layout: 'long',
      roles: { basket: 'receipt', item: name },
      filters: [{ column: name, op: '=', value: name }],
    }
    await rememberMapping(info, mapping)
    expect(await rememberedMapping(info)).toEqual({ layout: 'long', roles: mapping.roles, filters: mapping.filters })
    const { info: other } = await longFile(`${name}!`)
    expect(await rememberedMapping(other)).toBeNull()
  })
})

/** All that is asked of a database of keys and values. */
function fakeStorage() {
  const later = (request: { onsuccess?: () => void; oncomplete?: () => void }) => {
    setTimeout(() => (request.onsuccess ?? request.oncomplete)?.())
    return request
  }
  const store = {
    get: (key: string) => later({ result: structuredClone(kept.get(key)) } as object),
    put(value: unknown, key: string) {
      kept.set(key, structuredClone(value))
      this.transaction = later({})
    },
    transaction: {},
  }
  const database = { transaction: () => ({ objectStore: () => store }) }
  return { open: () => later({ result: database } as object) }
}

/** Whoever opened the storage keeps it, so its contents outlive a stub. */
const kept = new Map<string, unknown>()
