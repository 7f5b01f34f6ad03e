import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReadOptions } from '../../src/recipe/schema'
import type { InputFile } from '../../src/workers/protocol/files'
import { notesOf } from '../../src/workers/readers/notes'
import { openSource } from '../../src/workers/readers/open'
import { dateText, ownFormat } from '../../src/workers/readers/xlsx/dates'
import { figureOf, isCanonical } from '../../src/workers/readers/xlsx/figures'
import { openXlsx } from '../../src/workers/readers/xlsx/open'
import { readTable, restlessPool } from './csv-tools'
import { type Cell, columnName, type SheetOf, type WorkbookOptions, workbookFile, writeWorkbook } from './workbooks'
import { writeZip } from './zip-writer'

const never = new AbortController().signal
const open = (files: InputFile | InputFile[], read?: ReadOptions) =>
  openSource(Array.isArray(files) ? files : [files], read, never)

const book = (rows: SheetOf['rows'], options?: WorkbookOptions, behind?: string) =>
  open(workbookFile([{ name: 'Sales', rows, ...(behind === undefined ? {} : { behind }) }], options))

const lines = (count: number, cells: (row: number) => Cell[]) => Array.from({ length: count }, (_, row) => cells(row))
const HEAD: Cell[] = ['receipt', 'item', 'amount']
const SALES: Cell[][] = [HEAD, ...lines(8, (row) => [100 + (row >> 1), row % 2 === 0 ? 'milk' : 'bread', row + 0.5])]

describe('a workbook', () => {
  it('is read with its types, title rows, merged titles, blank rows and totals', async () => {
    const rows: Cell[][] = [
      ['Umsätze März 2024', null, null],
      [],
      ...SALES,
      [],
      ['Summe', null, { formula: 'SUM(C4:C11)', value: 32 }],
      ['Gesamt'],
    ]
    const source = await book(rows, {}, '<mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells>')
    expect(source.info).toMatchObject({
      format: 'xlsx',
      rows: 8,
      rowsExact: true,
      skipped: { titles: 1, totals: 2 },
      read: { sheet: 'Sales', header: true },
    })
    expect(source.info.read).not.toHaveProperty('delimiter')
    expect(source.info.columns.map(({ name, type }) => [name, type])).toEqual([
      ['receipt', 'integer'],
      ['item', 'text'],
      ['amount', 'number'],
    ])
    expect((await readTable(source, ['receipt', 'item', 'amount:number'])).rows).toEqual(
      SALES.slice(1).map(([receipt, item, amount]) => [String(receipt), item, amount]),
    )
  })

  it('has merged cells in each row that they cover, or in the first where that is asked for', async () => {
    const word = fc.constantFrom('milk', 'bread', 'a;b', '"', 'ä')
    const grid = fc.array(fc.tuple(fc.constantFrom('r1', 'r2'), word, fc.option(word)), { minLength: 4, maxLength: 20 })
    const sizes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 20, maxLength: 20 })
    await fc.assert(
      fc.asyncProperty(grid, sizes, sizes, fc.boolean(), async (given, first, third, fill) => {
        // Blocks of each column, one behind the other; only the first cell of each has a value.
        const blocks = (heights: readonly number[]) => {
          const starts: number[] = []
          for (let row = 0, at = 0; row < given.length; row += heights[at++]!) starts.push(row)
          return starts.map((row, at) => ({ row, end: starts[at + 1] ?? given.length }))
        }
        const [ofFirst, ofThird] = [blocks(first), blocks(third)]
        const startOf = (of: typeof ofFirst, row: number) => of.findLast((block) => block.row <= row)!.row
        const rows: Cell[][] = given.map(([receipt, item, shelf], row) => [
          startOf(ofFirst, row) === row ? receipt : null,
          item,
          startOf(ofThird, row) === row ? shelf : null,
        ])
        const refs = [
          ...ofFirst.map(({ row, end }) => `A${row + 2}:A${end + 1}`),
          ...ofThird.map(({ row, end }) => `C${row + 2}:C${end + 1}`),
          'B1:C1',
        ]
        const merged = refs.filter((ref) => /^(.)(\d+):\1(?!\2$)/.test(ref)).length
        const behind = `<mergeCells>${refs.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
        const file = workbookFile([{ name: 'Sales', rows: [['receipt', 'item', 'shelf'], ...rows], behind }])
        const source = await open(file, { header: true, ...(fill ? {} : { merged: 'leave' as const }) })
        const found = (await readTable(source, ['receipt', 'item', 'shelf'])).rows
        expect(found).toEqual(
          given.map(([, item], row) => {
            const own = (column: 0 | 2, of: typeof ofFirst) => {
              const start = startOf(of, row)
              return fill || start === row ? given[start]![column] : null
            }
            return [own(0, ofFirst), item, own(2, ofThird)]
          }),
        )
        expect([source.info.merged ?? 0, source.info.rows]).toEqual([merged, given.length])
        if (merged > 0) expect(source.info.read.merged).toBe(fill ? 'fill' : 'leave')
      }),
      { numRuns: 40 },
    )
    const note = (merged: 'fill' | 'leave') => notesOf({ read: { merged }, merged: 2 })[0]?.english
    expect(note('fill')).toBe('2 merged cells stand in each row they cover.')
    expect(note('leave')).toContain('in the others they are missing')
  })

  it('has cells of every kind; errors and formulas without a value are missing', async () => {
    const kinds: Cell[] = [
      'shared & "quoted"',
      { inline: ' inline <b>,;\n' },
      { formula: 'A1&"x"', value: 'a "formula"' },
      { formula: '1/3', value: 0.3333333333333333 },
      true,
      false,
      { error: '#N/A' },
      { raw: '<c r="B9"><f>A1</f></c>' },
      { iso: '2024-03-05T00:00:00' },
      { raw: '<c r="B11" t="str"><v>_x0041_ _x005F_x0041_ &#228;&#x1F600;</v></c>' },
      { raw: '<c r="B12" t="inlineStr"><is><r><t>rich</t></r><r><t> text</t></r><rPh><t>no</t></rPh></is></c>' },
      1e21,
      -0,
      { raw: '<c r="B15"><v>1.50E2</v></c>' },
      { raw: '<c r="B16"><v><![CDATA[12]]></v></c>' },
      null,
    ]
    const source = await book([['n', 'cell'], ...kinds.map((cell, at): Cell[] => [at, cell])])
    expect((await readTable(source, ['cell'])).rows.map(([cell]) => cell)).toEqual([
      'shared & "quoted"',
      'inline <b>,;\n',
      'a "formula"',
      '0.3333333333333333',
      'true',
      'false',
      null,
      null,
      '2024-03-05',
      'A _x0041_ ä😀',
      'rich text',
      '1e+21',
      '0',
      '150',
      '12',
      null,
    ])
  })

  it('knows dates by their formats, in both of the systems there are', async () => {
    const formats = [14, 22, 'dd.mm.yyyy hh:mm', '[$-407]d. mmm yyyy', '#,##0.00 "days"', '[h]:mm', 'h:mm', '0.00']
    const cells = (serial: number): Cell[] => formats.map((_, at) => ({ number: serial, style: at + 1 }))
    const rows = [formats.map((_, at) => `c${at}`), cells(45356), cells(45356.604166666664), cells(45357.25)]
    const read = async (options: WorkbookOptions) =>
      (
        await readTable(
          await book(rows, { formats, ...options }),
          formats.map((_, at) => `c${at}`),
        )
      ).rows[1]
    const day = '2024-03-05 14:30:00'
    const number = '45356.604166666664'
    expect(await read({})).toEqual([day, day, day, day, number, number, day, number])
    expect((await read({ since1904: true }))![0]).toBe('2028-03-06 14:30:00')
    const source = await book(rows, { formats })
    expect(source.info.columns.map(({ type }) => type).slice(0, 5)).toEqual([...Array(4).fill('timestamp'), 'number'])
    expect((await readTable(source, ['c0:time'])).rows).toEqual(
      ['2024-03-05', '2024-03-05T14:30Z', '2024-03-06T06:00Z'].map((text) => [Date.parse(text)]),
    )
  })

  it('counts days as Excel does, which believes in the 29th of February 1900', () => {
    const texts = [0.5, 1, 59, 60, 61, 45356, 45356.9999999999, -1, 2958466].map((at) => dateText(at, 'date', false))
    expect(texts).toEqual([
      '1899-12-31 12:00:00',
      '1900-01-01',
      '1900-02-28',
      '1900-02-28',
      '1900-03-01',
      '2024-03-05',
      '2024-03-06',
      undefined,
      undefined,
    ])
    expect(dateText(0.25, 'time', false)).toBe('06:00:00')
    expect(dateText(0, 'date', true)).toBe('1904-01-01')
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 2_958_465 }), fc.integer({ min: 0, max: 86_399_999 }), (at, ms) => {
        const text = dateText(at + ms / 86_400_000, 'date', false)!
        expect(Date.parse(`${text.replace(' ', 'T')}${text.includes(' ') ? 'Z' : ''}`)).toBe(
          Date.UTC(1899, 11, 30) + at * 86_400_000 + ms,
        )
      }),
    )
  })

  it.each([
    ['General', 'number'],
    ['0.00E+00', 'number'],
    ['"Tag "0', 'number'],
    ['[Red]-#,##0\\ "€"', 'number'],
    ['@', 'number'],
    ['yyyy\\-mm\\-dd', 'date'],
    ['mmm yy', 'date'],
    ['[$-F800]dddd, mmmm dd, yyyy', 'date'],
    ['mm:ss.0', 'time'],
    ['h:mm AM/PM', 'time'],
    ['[h]:mm:ss', 'number'],
    ['TT.MM.JJJJ', 'date'],
  ])('takes the format %s for a %s', (code, shown) => {
    expect(ownFormat(code)).toBe(shown)
  })

  it('reads figures as JavaScript does', () => {
    const written = fc.oneof(
      fc.double({ noNaN: true }).map(String),
      fc.integer().map((value) => String(value / 100)),
      fc.stringMatching(/^-?[0-9]{0,17}\.?[0-9]{0,17}$/),
      fc.stringMatching(/^[-+.0-9eE]{0,8}$/),
    )
    fc.assert(
      fc.property(written, (text) => {
        const bytes = new TextEncoder().encode(text)
        const expected = text.trim() === '' ? Number.NaN : Number(text)
        expect(figureOf(bytes, bytes.length)).toBe(expected)
        if (isCanonical(bytes, bytes.length)) expect(String(expected)).toBe(text)
      }),
      { numRuns: 2000 },
    )
  })

  it('begins where its table begins, and goes on where rows are missing, longer or short', async () => {
    const rows: Cell[][] = [
      [],
      [null, null, 'item', 'n'],
      ...lines(6, (row): Cell[] => [null, null, `item ${row}`, row]),
      [null, null, 'short'],
      [null, null, 'noted', 7, null, 'by the side'],
    ]
    const source = await book(rows)
    expect(source.info.columns.map(({ name }) => name)).toEqual(['item', 'n'])
    const table = await readTable(source, ['item', 'n:number'])
    expect(table.unreadable.count).toBe(0)
    expect(table.rows.slice(6)).toEqual([
      ['short', null],
      ['noted', 7],
    ])
  })

  it('names rows as the sheet does, whatever breaks its lines', async () => {
    const rows: Cell[][] = [
      ['A title\nof two lines'],
      HEAD,
      ...lines(5, (row): Cell[] => [row, 'two\nlines', row]),
      [],
      [7, 'milk', 'much'],
    ]
    const { unreadable } = await readTable(await book(rows), ['receipt', 'amount:number'])
    expect(unreadable).toMatchObject({ count: 1, first: [{ line: 9 }] })
  })

  it('is told from its parts whoever wrote them', async () => {
    const ways: WorkbookOptions[] = [
      { prefix: 'x' },
      { stored: true },
      { descriptors: true },
      { wide: true },
      { comment: 'a comment behind the end' },
    ]
    for (const options of ways) {
      expect((await readTable(await book(SALES, options), ['item'])).rows).toHaveLength(8)
    }
    const placeless = await open(workbookFile([{ name: 'S', rows: SALES, places: false }]))
    expect((await readTable(placeless, ['item', 'amount:number'])).rows[1]).toEqual(['bread', 1.5])
  })

  it('writes numbers with the decimal sign that its texts have', async () => {
    const rows: Cell[][] = [['a', 'b'], ...lines(5, (row): Cell[] => [`${row},25`, row])]
    const source = await book(rows)
    expect(source.info.read.decimal).toBe(',')
    expect((await readTable(source, ['a:number'])).rows[1]).toEqual([1.25])
    const mixed = await book([['a', 'b'], ...lines(5, (row): Cell[] => [`${row},25`, row + 0.125])])
    expect((await readTable(mixed, ['b:number'])).rows[1]).toEqual([1.125])
    const asked = await open(workbookFile([{ name: 'S', rows: [['b'], [1.125], [2.5]] }]), { decimal: ',' })
    expect((await readTable(asked, ['b:number'])).rows).toEqual([[1.125], [2.5]])
  })
})

describe('sheets', () => {
  const sheets: SheetOf[] = [
    { name: 'Über', rows: [['About this file']] },
    { name: 'Sales', rows: SALES },
    {
      name: 'Codes',
      rows: [['code', 'name'], ...lines(100, (row): Cell[] => [row, `name of ${row}`])],
      hidden: 'hidden',
    },
  ]

  it('are offered, hidden ones marked, and the largest that is shown is read, which is said', async () => {
    const { info } = await open(workbookFile(sheets))
    expect(info.sheets).toEqual([
      { name: 'Über', hidden: false },
      { name: 'Sales', hidden: false },
      { name: 'Codes', hidden: true },
    ])
    expect(info.read.sheet).toBe('Sales')
    expect(notesOf(info).map(({ english }) => english)).toEqual(['Sheet “Sales” is read, the largest of 2.'])
  })

  it('are said to be the only one where the others are hidden', async () => {
    const { info } = await open(workbookFile(sheets.slice(1)))
    expect(notesOf(info)[0]?.english).toBe('Sheet “Sales” is read, the only one that is not hidden.')
  })

  it('are chosen by name, hidden or not; the fingerprint tells them apart', async () => {
    const file = workbookFile(sheets)
    const codes = await open(file, { sheet: 'Codes' })
    expect(codes.info.columns.map(({ name }) => name)).toEqual(['code', 'name'])
    expect(notesOf(codes.info)).toEqual([])
    expect(codes.info.fingerprint).not.toBe((await open(file)).info.fingerprint)
    await expect(open(file, { sheet: 'sales' })).rejects.toMatchObject({
      code: 'recipe-invalid',
      message: '“sales.xlsx” has no sheet “sales”. Its sheets are “Über”, “Sales”, “Codes”. Choose one of these.',
    })
  })

  it('of several workbooks of one shape are one table, whatever they are called', async () => {
    const files = ['March', 'April'].map((name) => workbookFile([{ name, rows: SALES }], {}, `${name}.xlsx`))
    const source = await open(files)
    expect(source.info).toMatchObject({ rows: 16, files: [{ name: 'March.xlsx' }, { name: 'April.xlsx' }] })
    expect((await readTable(source, ['item'])).rows).toHaveLength(16)
  })

  it('without cells, and workbooks without sheets, are told', async () => {
    const code = 'file-empty'
    await expect(book([])).rejects.toMatchObject({ code, message: expect.stringContaining('“Sales”') })
    await expect(open(workbookFile([]))).rejects.toMatchObject({ code })
  })
})

describe('what cannot be read', () => {
  const file = (content: Uint8Array<ArrayBuffer>): InputFile => ({ name: 'book.xlsx', file: new Blob([content]) })
  const whole = writeWorkbook([{ name: 'Sales', rows: SALES }])

  it('is refused by what it is', async () => {
    const zip = (...names: string[]) => file(writeZip(names.map((name) => ({ name, content: '<x/>' }))))
    const container = (stream: string) => {
      const bytes = new Uint8Array(2048)
      bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
      bytes[30] = 9
      for (const [at, letter] of [...stream].entries()) bytes[512 + at * 2] = letter.charCodeAt(0)
      return file(bytes)
    }
    const ods = writeZip([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' }], {
      stored: true,
    })
    for (const [input, words] of [
      [zip('xl/workbook.bin'), '.xlsb'],
      [zip('word/document.xml'), 'a document'],
      [zip('data.csv'), 'zip archive'],
      [file(ods), '.ods'],
      [container('Workbook'), '.xls'],
      [container('EncryptedPackage'), 'password'],
      [container('Else'), 'Office file'],
    ] as const) {
      await expect(open(input)).rejects.toMatchObject({
        code: 'format-unknown',
        message: expect.stringContaining(words),
      })
    }
  })

  it('is told where it is cut off, or where a byte is another', async () => {
    for (const length of [30, 200, whole.length >> 1, whole.length - 30]) {
      await expect(open(file(whole.slice(0, length)))).rejects.toMatchObject({ code: /unreadable|unknown/ })
    }
    // A digit that is another digit is only told by the checksum.
    const bytes = writeWorkbook([{ name: 'Sales', rows: SALES }], { stored: true })
    bytes[new TextDecoder('latin1').decode(bytes).indexOf('<v>10') + 4]! ^= 1
    await expect(open(file(bytes))).rejects.toMatchObject({ code: 'file-unreadable' })
  })

  it('never comes out as other cells, whichever bytes are damaged', async () => {
    const expected = (await readTable(await open(file(whole)), ['receipt', 'item', 'amount'])).rows
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 4, max: whole.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, mask) => {
          const bytes = whole.slice()
          bytes[at]! ^= mask
          const read = await open(file(bytes)).then(
            (source) =>
              readTable(
                source,
                source.info.columns.map(({ name }) => name),
              ),
            (error: unknown) => {
              expect(error).toMatchObject({ name: 'BasketeerError', code: expect.not.stringMatching(/internal/) })
              return undefined
            },
          )
          if (read) expect(read.rows).toEqual(expected)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('is a bomb: of zeros, of a text named a million times, or of entities', async () => {
    const sheet = (content: string | Uint8Array) =>
      writeWorkbook([{ name: 'S', rows: SALES }], { extra: [{ name: 'xl/worksheets/sheet1.xml', content }] })
    await expect(open(file(sheet(new Uint8Array(2 ** 27))))).rejects.toMatchObject({
      code: 'file-too-large',
      message: expect.stringContaining('far more'),
    })
    const entities = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet><sheetData/></worksheet>'
    await expect(open(file(sheet(entities)))).rejects.toMatchObject({ code: 'file-unreadable' })
  })

  it('is left alone when that is asked', async () => {
    const controller = new AbortController()
    const rows = [HEAD, ...lines(20_000, (row): Cell[] => [row, `item ${row}`, row])]
    const input = workbookFile([{ name: 'S', rows }])
    const reports: number[] = []
    const opening = openXlsx([input], undefined, controller.signal, ({ done, total }) => {
      reports.push(done / total)
      if (done > total / 2) controller.abort()
    })
    await expect(opening).rejects.toMatchObject({ code: 'cancelled' })
    expect(reports.every((share) => share >= 0 && share <= 1)).toBe(true)
  })
})

describe('any sheet', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 8 }),
    fc.constantFrom(
      'a,b',
      '"',
      'x"y',
      '\x1f',
      'a\nb',
      'a\r\nb',
      'sep=;',
      '_x0041_',
      '\ufeffa',
      '<&>',
      'a\x1fb"',
      ' a ',
    ),
  )
  const cell = fc.oneof(
    fc.constant(null),
    text,
    text.map((inline) => ({ inline })),
    text.map((value) => ({ formula: '1', value })),
    fc.boolean(),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
  )
  const shown = (cell: Cell): string | null => {
    if (cell === null) return null
    const value = typeof cell !== 'object' ? cell : 'inline' in cell ? cell.inline : 'value' in cell ? cell.value : ''
    const written = typeof value === 'string' ? value : String(value === 0 ? 0 : value)
    // Trimmed of blanks as every key is; a lone carriage return is a line break of the document, and was written as itself.
    return written.replace(/^ +|(?<! ) +$/g, '') || null
  }

  it('comes back cell by cell, in any sizes of pieces', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 30 }),
        fc.constantFrom<WorkbookOptions>({}, { prefix: 'a' }, { stored: true, descriptors: true }),
        fc.integer({ min: 1, max: 200 }),
        async (rows, options, chunkBytes) => {
          const names = rows[0]!.map((_, at) => columnName(at))
          const numbered: Cell[][] = [['row', ...names], ...rows.map((row, at): Cell[] => [at, ...row])]
          const source = await openXlsx(
            [workbookFile([{ name: 'S', rows: numbered }], options)],
            { header: true, nullValues: [''] },
            never,
            undefined,
            { chunkBytes, pool: restlessPool(2) },
          )
          const { rows: read } = await readTable(source, names)
          expect(read).toEqual(rows.map((row) => row.map(shown)))
        },
      ),
      { numRuns: 60 },
    )
  })
})
