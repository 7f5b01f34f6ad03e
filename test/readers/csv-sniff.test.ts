import { describe, expect, test } from 'vitest'
import { guessData } from '../../src/recipe/guess-roles'
import type { SourceInfo } from '../../src/workers/protocol/files'
import { gzip, latin1, openText, readTable, utf16 } from './csv-tools'

async function look(content: string | Uint8Array, read = {}): Promise<SourceInfo> {
  const source = await openText(content, { read })
  source.close()
  return source.info
}

const types = (info: SourceInfo) => Object.fromEntries(info.columns.map(({ name, type }) => [name, type]))

describe('a separator that is no ASCII', () => {
  const text = 'basket§item\n1§milk\n1§bread\n2§tea\n'

  test('is matched where it is one byte', async () => {
    const source = await openText(latin1(text), { read: { delimiter: '§', encoding: 'windows-1252' } })
    expect((await readTable(source, ['basket', 'item'])).rows).toEqual([
      ['1', 'milk'],
      ['1', 'bread'],
      ['2', 'tea'],
    ])
  })

  test('also where its byte is not its number', async () => {
    const bytes = Uint8Array.from('basket€item\n1€milk\n', (letter) => (letter === '€' ? 0xa4 : letter.charCodeAt(0)))
    const source = await openText(bytes, { read: { delimiter: '€', encoding: 'iso-8859-15', header: true } })
    expect((await readTable(source, ['basket', 'item'])).rows).toEqual([['1', 'milk']])
  })

  test.each(['§', '€', '、', '\ud83d'])('%j is refused where it is several', async (delimiter) => {
    const opened = openText(text.replaceAll('§', delimiter), { read: { delimiter, encoding: 'utf-8' } })
    await expect(opened).rejects.toMatchObject({ code: 'recipe-invalid', message: expect.stringContaining(delimiter) })
  })

  test('and hinted at by the file is not followed', async () => {
    expect((await look('sep=§\na;b\n1;2\n')).read.delimiter).toBe(';')
  })
})

describe('the delimiter', () => {
  test.each([
    [',', 'a,b\n1,"x;y"\n2,z\n'],
    [';', 'a;b\n1,5;x\n2,5;y\n'],
    ['\t', 'a\tb\n1,2\tx y\n3,4\tz\n'],
    ['|', 'a|b\n1|x,1\n2|y,2\n'],
    [',', 'only\none\ncolumn\n'],
    [';', 'sep=;\na;b\n1;2\n'],
  ])('%j', async (delimiter, text) => {
    expect((await look(text)).read.delimiter).toBe(delimiter)
  })

  test('of a hint in the first line does not become a row', async () => {
    const source = await openText('sep=;\r\na;b\r\n1;2\r\n3\r\n')
    const { rows, unreadable } = await readTable(source, ['a', 'b'])
    expect(rows).toEqual([['1', '2']])
    expect(unreadable.first).toEqual([{ file: 'part0.csv', line: 4, reason: '1 cell instead of 2' }])
  })

  test('inside quotes and newlines in cells do not count', async () => {
    const { read, columns } = await look('id;text\n1;"a,b,c\nd,e,f"\n2;"g,h,i"\n')
    expect(read.delimiter).toBe(';')
    expect(columns).toHaveLength(2)
  })
})

describe('the header', () => {
  test.each([
    ['text above numbers', 'receipt,sku\n1,A\n2,B\n', true],
    ['all text, nothing recurs', 'shop,item\nS1,milk\nS1,bread\nS2,milk\n', true],
    ['all text, the first row recurs', 'S1,milk\nS1,bread\nS2,milk\n', false],
    ['numbers from the start', '1,2\n3,4\n', false],
    ['item numbers above flags', 'id,1001,1002,1003\nr1,0,1,1\nr2,1,0,0\n', true],
    ['dates from the start', '2024-01-01,milk\n2024-01-02,bread\n', false],
    ['one line of words', 'receipt,sku\n', true],
  ])('%s', async (_, text, header) => {
    expect((await look(text)).read.header).toBe(header)
  })

  test('missing and repeated names are made unique', async () => {
    const { columns } = await look('a,,a,a_2,a\n1,2,3,4,5\n')
    expect(columns.map(({ name }) => name)).toEqual(['a', 'column2', 'a_2', 'a_2_2', 'a_3'])
  })

  test('that lacks a name for a trailing delimiter', async () => {
    const source = await openText('a,b\n1,2,\n3,4,\n')
    expect(source.info.columns.map(({ name }) => name)).toEqual(['a', 'b', 'column3'])
    expect((await readTable(source, ['a', 'b'])).rows).toHaveLength(2)
  })
})

describe('the encoding', () => {
  const text = 'artikel;preis\nKäse;3,50\nBrötchen;0,40\n'
  test.each([
    ['utf-8', new TextEncoder().encode(text)],
    ['utf-8', new TextEncoder().encode(`\ufeff${text}`)],
    ['windows-1252', latin1(text)],
    ['utf-16le', utf16(text, false, true)],
    ['utf-16le', utf16(text, false, false)],
    ['utf-16be', utf16(text, true, true)],
    ['utf-16be', utf16(text, true, false)],
  ])('%s', async (encoding, bytes) => {
    for (const content of [bytes, await gzip(bytes)]) {
      const source = await openText(content)
      expect(source.info.read.encoding).toBe(encoding)
      expect(source.info.head).toEqual([
        ['Käse', '3,50'],
        ['Brötchen', '0,40'],
      ])
      expect((await readTable(source, ['artikel', 'preis:number'])).rows).toEqual([
        ['Käse', 3.5],
        ['Brötchen', 0.4],
      ])
    }
  })

  test('is looked for behind an ASCII beginning', async () => {
    const body = latin1(`a,b\n${'1,milk\n'.repeat(200_000)}2,Käse\n`)
    expect((await look(body)).read.encoding).toBe('windows-1252')
  })

  test('accepts the names people use', async () => {
    for (const encoding of ['latin-1', 'ISO-8859-1', 'cp1252', 'Windows-1252']) {
      expect((await look(latin1('a,b\né,1\n'), { encoding })).read.encoding).toBe('windows-1252')
    }
    await expect(look('a,b\n1,2\n', { encoding: 'klingon' })).rejects.toMatchObject({ code: 'recipe-invalid' })
  })

  test('that does not fit is refused with advice, at once or when it shows', async () => {
    const early = openText(latin1('a,b\né,1\n'), { read: { encoding: 'utf-8' } })
    await expect(early).rejects.toMatchObject({
      code: 'file-unreadable',
      message: expect.stringContaining('windows-1252'),
    })
    const late = latin1(`a,b\n${'1,milk\n'.repeat(200_000)}2,Käse\n`)
    const source = await openText(late, { read: { encoding: 'utf-8' } })
    await expect(readTable(source, ['b'])).rejects.toMatchObject({ code: 'file-unreadable' })
  })

  test('that is of several bytes, as in Japan', async () => {
    const bytes = Uint8Array.from([0x61, 0x2c, 0x62, 0x0a, 0x31, 0x2c, 0x83, 0x5c, 0x0a])
    const source = await openText(bytes, { read: { encoding: 'shift_jis' } })
    expect((await readTable(source, ['b'])).rows).toEqual([['ソ']])
  })
})

describe('types', () => {
  test('of every kind', async () => {
    const info = await look(
      'n,x,code,flag,day,at,text,empty\n1,1.5,007,yes,2024-01-31,2024-01-31 10:00,a,\n-2,2e3,08,no,2024-02-01,2024-02-01T11:00:05.5Z,b,\n',
    )
    expect(types(info)).toEqual({
      n: 'integer',
      x: 'number',
      code: 'text',
      flag: 'boolean',
      day: 'date',
      at: 'timestamp',
      text: 'text',
      empty: 'text',
    })
  })

  test('decimal comma and thousands', async () => {
    const info = await look('a;b\n1.234,5;1.000\n0,25;2.500\n')
    expect(info.read.decimal).toBe(',')
    expect(info.columns[0]).toMatchObject({ type: 'number', min: 0.25, max: 1234.5 })
    expect(info.columns[1]).toMatchObject({ type: 'number', min: 1000, max: 2500 })
    expect((await look('a;b\n1,234.5;x\n0.25;y\n')).read.decimal).toBe('.')
  })

  test.each([
    ['a day above twelve', ['01/02/2024', '13/02/2024'], '%d/%m/%Y'],
    ['a month behind', ['02/01/2024', '02/13/2024'], '%m/%d/%Y'],
    ['only one order is sorted', ['01/01/2024', '01/02/2024', '02/01/2024', '02/02/2024'], '%m/%d/%Y'],
    ['nothing to tell', ['01/02/2024', '01/02/2024'], '%d/%m/%Y'],
    ['dots and a short year', ['31.12.24', '01.01.25'], '%d.%m.%y'],
    ['ISO with time', ['2024-01-02 10:11:12', '2024-01-03 10:11:12'], '%Y-%m-%d %H:%M:%S'],
    ['half days', ['1/13/2024 1:05 PM', '1/14/2024 12:00 AM'], '%m/%d/%Y %I:%M %p'],
    ['named months', ['01-Jan-2024', '15-Feb-2024'], '%d-%b-%Y'],
  ])('date order: %s', async (_, days, dateFormat) => {
    const info = await look(`id,day\n${days.map((day, row) => `r${row},${day}`).join('\n')}\n`)
    expect(info.read.dateFormat).toBe(dateFormat)
    // What was found reads the file again.
    const again = await look(`id,day\n${days.map((day, row) => `r${row},${day}`).join('\n')}\n`, info.read)
    expect(again.columns[1]).toEqual(info.columns[1])
    expect(['date', 'timestamp']).toContain(again.columns[1]!.type)
  })

  test('words for missing values, where they stand among numbers', async () => {
    const info = await look('n,country\n1,NA\nNA,FR\n3,\\N\n')
    expect(info.read.nullValues).toEqual(['', 'NA', '\\N'])
    expect(types(info)).toEqual({ n: 'integer', country: 'text' })
    expect((await look('n,country\n1,NA\n2,FR\n')).read.nullValues).toEqual([''])
  })

  test('profiles count nulls, different and repeated values', async () => {
    const info = await look('store,sku\nA,1\nA,2\n,3\nB,3\n')
    expect(info.columns[0]).toEqual({
      name: 'store',
      type: 'text',
      examples: ['A', 'B'],
      sampled: 4,
      nulls: 1,
      distinct: 2,
      repeats: 1,
    })
    expect(info).toMatchObject({ rows: 4, rowsExact: true })
  })
})

describe('the layout', () => {
  test('wide: most columns are yes or no', async () => {
    expect((await look('id,store,a,b,c\n1,N,0,1,1\n2,S,1,0,0\n')).layout).toBe('wide')
    expect((await look('id,a,b,c\nr1,true,false,true\nr2,,true,false\n')).layout).toBe('wide')
    expect((await look('id,sku,qty\n1,A,1\n2,B,1\n')).layout).toBe('long')
  })

  test('list: one cell holds several items', async () => {
    const info = await look('id;items\n1;milk,bread\n2;milk\n3;bread,butter,milk\n')
    expect(info.layout).toBe('list')
    expect(types(info)).toEqual({ id: 'integer', items: 'list' })
    expect((await look('id;place\n1;Paris, France\n2;Lyon, France\n3;Rome, Italy\n4;Bern, CH\n')).layout).toBe('long')
  })

  test('ragged: one basket a line', async () => {
    const baskets = ['milk,bread,butter', 'milk', 'beer,milk', 'bread,beer,milk,eggs', 'eggs', 'milk,eggs']
    const plain = await look(baskets.join('\n'))
    expect(plain).toMatchObject({ layout: 'list', rows: 6, read: { header: false, delimiter: ',' } })
    expect(types(plain)).toEqual({ items: 'list' })
    const keyed = await look(baskets.map((basket, row) => `${row + 1},${basket}`).join('\n'))
    expect(types(keyed)).toEqual({ column1: 'integer', items: 'list' })
    const named = await look(`receipt,products\n${baskets.map((basket, row) => `R${row},${basket}`).join('\n')}`)
    expect(types(named)).toEqual({ receipt: 'text', products: 'list' })
  })

  test('a regular file with a few broken lines stays regular', async () => {
    const lines = Array.from({ length: 50 }, (_, row) => `${row},A,1`)
    lines[10] = '10,A'
    lines[20] = '20,A,1,1,1'
    const info = await look(`id,sku,qty\n${lines.join('\n')}\n`)
    expect(info).toMatchObject({ layout: 'long', rows: 49 })
  })
})

test('the fingerprint tells files apart, and does not change between sessions', async () => {
  const one = await look('a,b\n1,2\n')
  expect((await look('a,b\n1,2\n')).fingerprint).toBe(one.fingerprint)
  expect((await look('a,c\n1,2\n')).fingerprint).not.toBe(one.fingerprint)
  expect((await look('a,b\n1,23\n')).fingerprint).not.toBe(one.fingerprint)
})

test.each([
  ['text', (at: number) => `item ${at}`, (at: number) => `v${at % 7}`, 'text'],
  [
    'numbers beside a price',
    (at: number) => ['price', 'quantity'][at] ?? `c${at}`,
    (at: number) => `${at % 7}.5`,
    'number',
  ],
])('columns of %s ten times as many take no longer each', async (_, nameOf, cellOf, type) => {
  const ms: number[] = []
  for (const width of [3000, 30_000]) {
    const names = Array.from({ length: width }, (_, at) => nameOf(at)).join(',')
    const row = Array.from({ length: width }, (_, at) => cellOf(at)).join(',')
    const start = process.cpuUsage()
    const { info } = await openText(`${names}\n${row}\n${row}\n${row}\n`)
    guessData(info)
    ms.push(process.cpuUsage(start).user / 1000)
    expect(info.columns).toHaveLength(width)
    expect(info.columns.at(-1)).toMatchObject({ name: nameOf(width - 1), sampled: 3, distinct: 1, type })
  }
  expect(ms[1]! / Math.max(100, ms[0]!)).toBeLessThan(25)
})
