import { Table, tableToIPC, Utf8, vectorFromArray } from 'apache-arrow'
import { describe, expect, test } from 'vitest'
import { writeArrowFile, writeArrowStream } from '../../src/export/arrow'
import { writeCsv } from '../../src/export/csv'
import { writeJson } from '../../src/export/json'
import { cellAt } from '../../src/export/table'
import { guessRoles } from '../../src/recipe/guess-roles'
import { openArrow } from '../../src/workers/readers/arrow/open'
import type { Source } from '../../src/workers/readers/batch'
import { openParquet } from '../../src/workers/readers/parquet/open'
import { openText, readTable } from './csv-tools'
import { connectNode, parquetOf } from './node-parquet'

/** Names that every plain object knows before anybody puts them there. */
const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__']
const ROWS = [1, 2, 3].map((row) => NAMES.map((name) => `${name} ${row}`))
const never = new AbortController().signal

function arrowTable(): Table {
  // An object literal would take `__proto__` for what it is.
  const columns = Object.fromEntries(
    NAMES.map((name, at) => [
      name,
      vectorFromArray(
        ROWS.map((row) => row[at]!),
        new Utf8(),
      ),
    ]),
  )
  return new Table(columns)
}

const SOURCES: [string, () => Promise<Source>][] = [
  ['CSV', () => openText([NAMES, ...ROWS].map((row) => row.join(',')).join('\n'))],
  [
    'Arrow',
    () => openArrow([{ name: 'x.arrow', file: new Blob([tableToIPC(arrowTable(), 'file') as BlobPart]) }], never),
  ],
  [
    'Parquet',
    () =>
      openParquet([{ name: 'x.parquet', file: new Blob([parquetOf(arrowTable()) as BlobPart]) }], never, connectNode),
  ],
]

describe.each(SOURCES)('columns of %s that are called like what objects inherit', (_, open) => {
  test('are found, read and filtered', async () => {
    const source = await open()
    expect(source.info.columns.map(({ name }) => name)).toEqual(NAMES)
    expect((await readTable(source, NAMES)).rows).toEqual(ROWS)
    for (const [at, column] of NAMES.entries()) {
      const filters = [{ column, op: '=' as const, value: ROWS[1]![at]! }]
      expect((await readTable(source, [column], filters)).rows, column).toEqual([[ROWS[1]![at]]])
    }
    expect(() => guessRoles(source.info.columns, 'long')).not.toThrow()
  })
})

test.each(NAMES)('a result column called %s is exported', async (name) => {
  const table = {
    rows: 2,
    columns: [
      { name, type: 'utf8' as const, codes: Uint32Array.of(0, 1), label: (code: number) => ['a', 'b'][code]! },
      { name: 'lift', type: 'f64' as const, values: Float64Array.of(1, 2) },
    ],
  }
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
  expect(text(await writeCsv(table))).toContain(`${name},lift`)
  const [row] = JSON.parse(text(await writeJson(table))) as object[]
  expect(Object.entries(row!)).toEqual([
    [name, 'a'],
    ['lift', 1],
  ])
  expect(cellAt(table.columns[0]!, 1)).toBe('b')
  const arrow = new Blob([writeArrowFile(table) as BlobPart])
  const parquet = new Blob([(await connectNode().encode(writeArrowStream(table))) as BlobPart])
  for (const source of [
    await openArrow([{ name: 'x', file: arrow }], never),
    await openParquet([{ name: 'x', file: parquet }], never, connectNode),
  ]) {
    expect((await readTable(source, [name, 'lift:number'])).rows).toEqual([
      ['a', 1],
      ['b', 2],
    ])
  }
})
