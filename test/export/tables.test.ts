import { type Table, tableFromIPC, vectorFromArray } from 'apache-arrow'
import * as fc from 'fast-check'
import { readParquet, Table as WasmTable, writeParquet as writeWasmParquet } from 'parquet-wasm/node'
import { describe, expect, it } from 'vitest'
import type { ResultTable } from '../../src/analyses/result-table'
import { writeArrowFile, writeArrowStream } from '../../src/export/arrow'
import { joinItems, writeCsv } from '../../src/export/csv'
import { writeJson } from '../../src/export/json'
import { cellAt, type TableCell, takeRows } from '../../src/export/table'
import { parseCsv, splitItems, unguarded } from './csv-parser'

const text = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
  fc.constantFrom(
    '=1+1',
    "'=1",
    "''@x",
    '+',
    '-2',
    '@a',
    '\tx',
    '\rx',
    'a,b',
    'a, "b',
    '"',
    '</script>',
    ' x ',
    "'",
    '日本',
    '\n',
    '＝x',
  ),
)
const number = fc.oneof(
  fc.double(),
  fc.constantFrom(0, -0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN, 1e-300, 0.1 + 0.2, 1e21),
)

interface Row {
  group: string | null
  items: string[]
  measure: number
  count: number
  flag: boolean
  times: number[]
}

const rowArbitrary: fc.Arbitrary<Row> = fc.record({
  group: fc.option(text),
  items: fc.array(fc.oneof(text, fc.constant('')), { maxLength: 4 }),
  measure: number,
  count: fc.nat(2 ** 31 - 1),
  flag: fc.boolean(),
  times: fc.array(number, { maxLength: 3 }),
})

function tableOf(rows: readonly Row[], groupName = 'store'): ResultTable {
  const groups = [...new Set(rows.map(({ group }) => group))]
  const labels = [...new Set(rows.flatMap(({ items }) => items))]
  const offsets = new Uint32Array(rows.length + 1)
  const timeOffsets = new Uint32Array(rows.length + 1)
  for (const [i, { items, times }] of rows.entries()) {
    offsets[i + 1] = offsets[i]! + items.length
    timeOffsets[i + 1] = timeOffsets[i]! + times.length
  }
  return {
    rows: rows.length,
    columns: [
      {
        name: groupName,
        type: 'utf8',
        codes: Uint32Array.from(rows, (r) => groups.indexOf(r.group)),
        label: (code) => groups[code]!,
      },
      {
        name: 'items',
        type: 'list',
        offsets,
        items: Uint32Array.from(
          rows.flatMap((r) => r.items),
          (l) => labels.indexOf(l),
        ),
        label: (item) => labels[item]!,
      },
      { name: 'measure', type: 'f64', values: Float64Array.from(rows, (r) => r.measure) },
      { name: 'count', type: 'i32', values: Uint32Array.from(rows, (r) => r.count) },
      { name: 'flag', type: 'bool', values: Uint8Array.from(rows, (r) => (r.flag ? 1 : 0)) },
      {
        name: 'times',
        type: 'numbers',
        offsets: timeOffsets,
        values: Float64Array.from(rows.flatMap((r) => r.times)),
      },
    ],
  }
}

const rowsOf = (table: Table): Record<string, TableCell>[] =>
  table.toArray().map((row) => {
    const object = row.toJSON()
    return { ...object, items: [...object['items']], times: [...object['times']] }
  })

const utf8 = (bytes: Uint8Array) => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)

const COLUMNS = ['items', 'measure', 'count', 'flag', 'times']
/** NaN is a missing value. */
const present = (value: number) => (Number.isNaN(value) ? null : value)

const numbersOf = ({ measure, times }: Pick<Row, 'measure' | 'times'>) => ({
  measure: present(measure),
  times: times.map(present),
})

const tables = fc.tuple(fc.array(rowArbitrary, { maxLength: 20 }), text)

describe('CSV', () => {
  it('comes back cell by cell through a parser of its own', async () => {
    await fc.assert(
      fc.asyncProperty(tables, async ([rows, groupName]) => {
        const [header, ...lines] = parseCsv(utf8(await writeCsv(tableOf(rows, groupName))))
        expect(header!.map(unguarded)).toEqual([groupName, ...COLUMNS])
        expect(lines).toHaveLength(rows.length)
        for (const [i, cells] of lines.entries()) {
          const row = rows[i]!
          expect(unguarded(cells[0]!)).toBe(row.group ?? '')
          expect(splitItems(unguarded(cells[1]!))).toEqual(row.items)
          expect(cells[2]).toBe(Number.isNaN(row.measure) ? '' : String(row.measure))
          expect([cells[3], cells[4]]).toEqual([String(row.count), String(row.flag)])
          const times = cells[5] === '' && row.times.length === 0 ? [] : cells[5]!.split(', ')
          expect(times).toEqual(row.times.map((time) => (Number.isNaN(time) ? '' : String(time))))
        }
      }),
      { numRuns: 500 },
    )
  })

  it('holds no text cell that a spreadsheet takes for a formula', async () => {
    await fc.assert(
      fc.asyncProperty(tables, async ([rows, groupName]) => {
        for (const cells of parseCsv(utf8(await writeCsv(tableOf(rows, groupName))))) {
          for (const cell of cells.slice(0, 2)) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
        }
      }),
    )
    const [, line] = parseCsv(
      utf8(
        await writeCsv(
          tableOf([
            { group: '=1', items: ['-x', 'y'], measure: -1.5, count: 1, flag: true, times: [1.5, Number.NaN, -2] },
          ]),
        ),
      ),
    )
    expect(line).toEqual(["'=1", "'-x, y", '-1.5', '1', 'true', '1.5, , -2'])
  })

  it('is a header alone when there are no rows, without a byte order mark', async () => {
    expect(utf8(await writeCsv(tableOf([])))).toBe('store,items,measure,count,flag,times\r\n')
  })

  it('quotes items only where they need it', () => {
    expect(joinItems(['whole milk', 'a,b', 'say "hi"', 'x'])).toBe('whole milk, "a,b", "say ""hi""", x')
  })
})

describe('JSON', () => {
  it('is a bare array of row objects', async () => {
    await fc.assert(
      fc.asyncProperty(tables, async ([rows, groupName]) => {
        fc.pre(!COLUMNS.includes(groupName))
        const finite = (value: number) => (Number.isFinite(value) ? value + 0 : null)
        const expected = rows.map((row) =>
          Object.fromEntries([
            [groupName, row.group],
            ['items', row.items],
            ['measure', finite(row.measure)],
            ['count', row.count],
            ['flag', row.flag],
            ['times', row.times.map(finite)],
          ]),
        )
        expect(JSON.parse(utf8(await writeJson(tableOf(rows, groupName))))).toEqual(expected)
      }),
      { numRuns: 300 },
    )
  })

  it('is [] when there are no rows', async () => {
    expect(utf8(await writeJson(tableOf([])))).toBe('[]')
  })
})

describe('Arrow', () => {
  it('comes back with exact types and values, as file and as stream', () => {
    fc.assert(
      fc.property(tables, ([rows, groupName]) => {
        fc.pre(!COLUMNS.includes(groupName))
        for (const bytes of [writeArrowFile(tableOf(rows, groupName)), writeArrowStream(tableOf(rows, groupName))]) {
          const table = tableFromIPC(bytes)
          expect(table.schema.fields.map(({ name, type }) => `${name}: ${type}`)).toEqual([
            `${groupName}: Utf8`,
            'items: List<Utf8>',
            'measure: Float64',
            'count: Int32',
            'flag: Bool',
            'times: List<Float64>',
          ])
          expect(rowsOf(table)).toEqual(
            rows.map(({ group, ...row }) => ({ [groupName]: group, ...row, ...numbersOf(row) })),
          )
        }
      }),
      { numRuns: 200 },
    )
  })

  it('is a file by its magic, and the same bytes every time', () => {
    const rows = fc.sample(rowArbitrary, { numRuns: 50, seed: 1 })
    const bytes = writeArrowFile(tableOf(rows))
    expect(utf8(bytes.slice(0, 6))).toBe('ARROW1')
    expect(utf8(bytes.slice(-6))).toBe('ARROW1')
    expect(writeArrowFile(tableOf(rows))).toEqual(bytes)
  })

  it('goes past one record batch', () => {
    const rows: Row[] = Array.from({ length: 70_000 }, (_, i) => ({
      group: i % 5 === 0 ? null : `g${i % 5}`,
      items: i % 3 === 0 ? [] : [`i${i % 100}`, 'é'],
      measure: i / 7,
      count: i,
      flag: i % 2 === 0,
      times: i % 4 === 0 ? [] : [i, i / 3],
    }))
    const table = tableFromIPC(writeArrowFile(tableOf(rows)))
    expect(table.batches.length).toBe(2)
    const back = rowsOf(table)
    for (const i of [0, 1, 65_535, 65_536, 69_999]) {
      const { group, ...row } = rows[i]!
      expect(back[i]).toEqual({ store: group, ...row })
    }
  })

  it('needs no eval', () => {
    const evaluate = globalThis.Function
    const refuse = () => {
      throw new EvalError('eval is forbidden here')
    }
    globalThis.Function = new Proxy(evaluate, { construct: refuse, apply: refuse })
    try {
      expect(() => vectorFromArray(['what', 'apache-arrow', 'builds'])).toThrow(EvalError)
      const rows = fc.sample(rowArbitrary, { numRuns: 9, seed: 2 })
      expect(tableFromIPC(writeArrowFile(tableOf(rows))).numRows).toBe(9)
      expect(tableFromIPC(writeArrowStream(tableOf(rows))).numRows).toBe(9)
    } finally {
      globalThis.Function = evaluate
    }
  })
})

describe('Parquet', () => {
  it('comes back from the stream handed to its writer', () => {
    const rows = fc.sample(rowArbitrary, { numRuns: 200, seed: 3 })
    for (const some of [rows, []]) {
      const bytes = writeWasmParquet(WasmTable.fromIPCStream(writeArrowStream(tableOf(some))))
      const table = tableFromIPC(readParquet(bytes).intoIPCStream())
      expect(table.schema.fields.map(({ name, type }) => `${name}: ${type}`)).toEqual([
        'store: Utf8',
        'items: List<Utf8>',
        'measure: Float64',
        'count: Int32',
        'flag: Bool',
        'times: List<Float64>',
      ])
      expect(rowsOf(table)).toEqual(some.map(({ group, ...row }) => ({ store: group, ...row, ...numbersOf(row) })))
    }
  })
})

describe('cells of a table', () => {
  it('are null where a number is missing', () => {
    const rows = [1, Number.NaN, Number.POSITIVE_INFINITY].map((measure) => ({
      group: 'a',
      items: ['x'],
      measure,
      count: 1,
      flag: true,
      times: [],
    }))
    const measures = tableOf(rows).columns.find(({ name }) => name === 'measure')!
    expect(rows.map((_, row) => cellAt(measures, row))).toEqual([1, null, Number.POSITIVE_INFINITY])
  })
})

describe('rows of a table', () => {
  it('are taken in the order named', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(rowArbitrary, { minLength: 1, maxLength: 9 }),
        fc.array(fc.nat(), { maxLength: 12 }),
        async (rows, picks) => {
          const taken = picks.map((pick) => pick % rows.length)
          expect(await writeCsv(takeRows(tableOf(rows), Uint32Array.from(taken)))).toEqual(
            await writeCsv(tableOf(taken.map((i) => rows[i]!))),
          )
        },
      ),
    )
  })
})
