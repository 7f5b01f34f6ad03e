import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ResultTable } from '../../src/analyses/result-table'
import { joinItems, SPREADSHEET, writeCsv } from '../../src/export/csv'
import { exportName } from '../../src/export/sidecar'
import { noRest } from '../../src/export/text-chunks'
import { writeXlsx } from '../../src/export/xlsx/write'
import { openCsv } from '../../src/workers/readers/csv/open'
import { openXlsx } from '../../src/workers/readers/xlsx/open'
import { readWorkbook } from '../../src/workers/readers/xlsx/workbook'
import { unpack } from '../../src/workers/readers/xlsx/zip'
import { readTable } from '../readers/csv-tools'

const never = new AbortController().signal
const watch = { signal: never, onBytes: () => undefined }

interface Row {
  group: string | null
  items: string[]
  lift: number
  count: number
  flag: boolean
  times: number[]
}

const text = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
  fc.constantFrom(
    '=1+1',
    '@a',
    '-2',
    '_x0041_',
    '_x005F_',
    'a\r\nb',
    '\u0000\u001f',
    '<&">',
    ' x ',
    '日本',
    '\ufffe',
    '12',
  ),
)
const number = fc.oneof(
  fc.double(),
  fc.constantFrom(0, -0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN, 1e-300, 0.1 + 0.2, 1e21, 5e-7),
)
const rowsArbitrary = fc.array(
  fc.record({
    group: fc.option(text),
    items: fc.array(text, { maxLength: 4 }),
    lift: number,
    count: fc.nat(2 ** 31 - 1),
    flag: fc.boolean(),
    times: fc.array(number, { maxLength: 3 }),
  }),
  { maxLength: 20 },
)

const offsetsOf = (lists: readonly (readonly unknown[])[]): Uint32Array => {
  const offsets = new Uint32Array(lists.length + 1)
  for (const [at, list] of lists.entries()) offsets[at + 1] = offsets[at]! + list.length
  return offsets
}

function tableOf(rows: readonly Row[], name = 'store'): ResultTable {
  const labels = rows.flatMap(({ items }) => items)
  return {
    rows: rows.length,
    columns: [
      { name, type: 'utf8', codes: Uint32Array.from(rows.keys()), label: (code) => rows[code]!.group },
      {
        name: 'items',
        type: 'list',
        offsets: offsetsOf(rows.map(({ items }) => items)),
        items: Uint32Array.from(labels.keys()),
        label: (code) => labels[code]!,
      },
      { name: 'lift', type: 'f64', values: Float64Array.from(rows, ({ lift }) => lift) },
      { name: 'count', type: 'i32', values: Uint32Array.from(rows, ({ count }) => count) },
      { name: 'flag', type: 'bool', values: Uint8Array.from(rows, ({ flag }) => Number(flag)) },
      {
        name: 'times',
        type: 'numbers',
        offsets: offsetsOf(rows.map(({ times }) => times)),
        values: Float64Array.from(rows.flatMap(({ times }) => times)),
      },
    ],
  }
}

const NAMES = ['items', 'lift', 'count', 'flag', 'times']
const trimmed = (cell: string | null) => cell?.replace(/^ +|(?<! ) +$/g, '') || null
const written = (value: number) => (Number.isNaN(value) ? '' : String(value + 0))
const ROW: Row = { group: 'Süd', items: ['milk', '=1+1'], lift: 1.5, count: 3, flag: true, times: [0.5, 2] }

async function partsOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const blob = new Blob([bytes])
  const { sheets } = (await readWorkbook(blob, watch))!
  let xml = ''
  const decoder = new TextDecoder()
  for await (const chunk of unpack(blob, sheets[0]!.entry, watch)) xml += decoder.decode(chunk, { stream: true })
  return xml
}

describe('a workbook', () => {
  it('comes back cell by cell through our own reader', async () => {
    await fc.assert(
      fc.asyncProperty(rowsArbitrary, async (rows) => {
        const file = new Blob([await writeXlsx(tableOf(rows), 'rules', noRest)])
        const read = { header: true, nullValues: [''] }
        const source = await openXlsx([{ name: 'rules.xlsx', file }], read, never)
        expect(source.info.columns.map(({ name }) => name)).toEqual(['store', ...NAMES])
        expect((await readTable(source, ['store', ...NAMES])).rows).toEqual(
          rows.map(({ group, items, lift, count, flag, times }) =>
            [group, joinItems(items), written(lift), String(count), String(flag), times.map(written).join(', ')].map(
              trimmed,
            ),
          ),
        )
      }),
      { numRuns: 100 },
    )
  })

  it('has types, a header that stays, and no formula', async () => {
    const bytes = await writeXlsx(tableOf([ROW]), 'rules', noRest)
    expect(await writeXlsx(tableOf([ROW]), 'rules', noRest)).toEqual(bytes)
    const xml = await partsOf(bytes)
    expect(xml).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>')
    expect(xml).toContain('<c r="C2"><v>1.5</v></c><c r="D2"><v>3</v></c><c r="E2" t="b"><v>1</v></c>')
    expect(xml).not.toMatch(/<f[ >]/)
    const formula = await partsOf(await writeXlsx(tableOf([{ ...ROW, group: '=1+1' }]), 'rules', noRest))
    expect(formula).toContain('<c r="A2" s="2" t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c>')
  })

  it('is refused where a sheet cannot hold it', async () => {
    const long = tableOf([{ ...ROW, items: ['x'.repeat(32_768)] }])
    await expect(writeXlsx(long, 'rules', noRest)).rejects.toMatchObject({
      code: 'file-too-large',
      message: expect.stringContaining('"items" of row 1'),
    })
    const many = { ...tableOf([ROW]), rows: 2 ** 20 }
    await expect(writeXlsx(many, 'rules', noRest)).rejects.toMatchObject({
      code: 'file-too-large',
      message: expect.stringContaining('1048575 rows'),
    })
  })
})

describe('CSV for a double click', () => {
  const finite = rowsArbitrary.map((rows) =>
    rows.map((row) => ({ ...row, lift: Number.isFinite(row.lift) ? row.lift : 0.5, group: 'a;b, "c"', items: ['x'] })),
  )

  it.each([',', '.'] as const)('is found out by our own reader: decimal %s', async (decimal) => {
    await fc.assert(
      fc.asyncProperty(finite, async (rows) => {
        fc.pre(rows.length > 3)
        const bytes = await writeCsv(tableOf(rows), noRest, SPREADSHEET[decimal])
        expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
        const read = { delimiter: decimal === ',' ? ';' : ',', decimal, header: true }
        const source = await openCsv([{ name: 'a.csv', file: new Blob([bytes]) }], read, never)
        expect((await readTable(source, ['store', 'lift:number', 'count:number'])).rows).toEqual(
          rows.map(({ group, lift, count }) => [group, lift + 0, count]),
        )
      }),
      { numRuns: 50 },
    )
  })

  it('is written with semicolons, decimal commas and lists that can be taken apart', async () => {
    const bytes = await writeCsv(tableOf([ROW]), noRest, SPREADSHEET[','])
    expect(new TextDecoder().decode(bytes)).toBe(
      'store;items;lift;count;flag;times\r\nSüd;milk, =1+1;1,5;3;true;"0,5; 2"\r\n',
    )
  })

  it('has a name of its own', () => {
    const of = {
      recipe: { data: { roles: {} }, analysis: { kind: 'rules' } },
      fingerprint: 'f',
      query: null,
    } as never as Parameters<typeof exportName>[0]
    expect(exportName({ ...of, format: 'csv-comma' })).toMatch(/^basketeer-rules-[0-9a-f]{16}-comma\.csv$/)
    expect(exportName({ ...of, format: 'xlsx' })).toMatch(/^basketeer-rules-[0-9a-f]{16}\.xlsx$/)
  })
})
