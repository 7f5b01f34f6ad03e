import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { guessSeparator } from '../../src/workers/readers/csv/separator'
import { gzip, latin1, openText, readTable, utf16 } from './csv-tools'

const GERMAN = [
  'Umsatzbericht Filiale Süd, Januar',
  'Stand: 31.01.2024;Währung: EUR',
  '',
  'Bon;Artikel;Menge;Betrag',
  '1;Milch;2;3,50 €',
  '1;Brot;1;2,20 €',
  '2;Milch;1;1,75 €',
  '3;Käse;1;5,00 €',
  'Summe;;5;12,45 €',
  '',
].join('\r\n')

const ROWS = [
  ['1', 'Milch', 2, 3.5],
  ['1', 'Brot', 1, 2.2],
  ['2', 'Milch', 1, 1.75],
  ['3', 'Käse', 1, 5],
]
const COLUMNS = ['Bon', 'Artikel', 'Menge:number', 'Betrag:number']

describe('lines around a table', () => {
  test.each([
    ['UTF-8', GERMAN],
    ['UTF-8 with a mark', `\ufeff${GERMAN}`],
    ['windows-1252', latin1(GERMAN.replaceAll('€', 'EUR'))],
    ['line feeds alone', GERMAN.replaceAll('\r\n', '\n')],
    ['a hint', `sep=;\r\n${GERMAN}`],
    ['padded titles', GERMAN.replace('Januar', 'Januar;;;').replace('EUR\r', 'EUR;;\r')],
  ])('of %s are left out, and told', async (_, content) => {
    const source = await openText(content)
    const { info } = source
    expect(info.columns.map(({ name, type }) => [name, type])).toEqual([
      ['Bon', 'integer'],
      ['Artikel', 'text'],
      ['Menge', 'integer'],
      ['Betrag', 'number'],
    ])
    expect(info).toMatchObject({ skipped: { titles: 2, totals: 1 }, layout: 'long', rows: 4, rowsExact: true })
    const { rows, unreadable } = await readTable(source, COLUMNS)
    expect(rows).toEqual(ROWS)
    expect(unreadable.count).toBe(0)
  })

  test('around a table are found also where it is packed or transcoded', async () => {
    const inBoth = await gzip(utf16(GERMAN, false, true))
    for (const content of [await gzip(GERMAN), utf16(GERMAN, false, true), utf16(GERMAN, true, true), inBoth]) {
      const source = await openText(content)
      expect(source.info.skipped).toEqual({ titles: 2, totals: 1 })
      const { rows, unreadable } = await readTable(source, COLUMNS)
      expect(rows).toEqual(ROWS)
      expect(unreadable.count).toBe(0)
    }
  })

  test('below a long table are found also where it is packed or transcoded', async () => {
    const rows = Array.from({ length: 90_000 }, (_, at) => `${at >> 2};Käse ${at % 7};1,5`)
    const text = `Bon;Artikel;Betrag\n${rows.join('\n')}\nSumme;;\n`
    for (const content of [await gzip(text), utf16(text, false, true)]) {
      const source = await openText(content)
      expect(source.info.skipped).toEqual({ titles: 0, totals: 1 })
      const read = await readTable(source, ['Bon', 'Artikel'])
      expect(read.rows.length).toBe(rows.length)
      expect(read.rows.at(-1)).toEqual(['22499', `Käse ${89_999 % 7}`])
      expect(read.unreadable.count).toBe(0)
    }
  })

  test('count as lines where a row cannot be read', async () => {
    const { unreadable } = await readTable(await openText(GERMAN.replace('2;Milch;1', '2;Milch;viel')), COLUMNS)
    expect(unreadable.first).toEqual([{ file: 'part0.csv', line: 7, reason: '"viel" in "Menge" is not a number' }])
  })

  test('are found in the first twenty lines', async () => {
    const table = `a,b,n\n${Array.from({ length: 60 }, (_, row) => `x${row},y,${row}`).join('\n')}\n`
    for (const titles of [1, 19, 20]) {
      const { info } = await openText('A report\n'.repeat(titles) + table)
      expect(info.skipped).toEqual({ titles, totals: 0 })
      expect(info.columns.map(({ name }) => name)).toEqual(['a', 'b', 'n'])
    }
    expect((await openText('A report\n'.repeat(21) + table)).info.skipped).toBeUndefined()
  })

  test.each([
    ['header', 'a,b,n\n1,x,2\n2,y,3\n3,z,4\n'],
    ['no header', '1,x,2\n2,y,3\n3,z,4\n'],
    ['first row with gaps', 'a,b,n\n1,,\n2,y,3\n3,z,4\n'],
    ['baskets of unequal length', 'milk,bread\ntea\nmilk,tea,ham\nmilk,bread,tea\nmilk,ham,tea\n'],
    ['item called like a sum', 'a,b,n\nTotal,x,2\nShell,y,3\nTotal,z,4\n'],
    ['last row that says total and lacks nothing', 'a,b,n\n1,x,2\n2,y,3\n3,z,4\ntotal,u,9\n'],
  ])('are not seen in a file with a %s', async (_, content) => {
    expect((await openText(content)).info.skipped).toBeUndefined()
  })

  test('are left out of each of several files', async () => {
    const source = await openText([GERMAN, GERMAN])
    expect(source.info.skipped).toEqual({ titles: 4, totals: 2 })
    expect((await readTable(source, COLUMNS)).rows).toEqual([...ROWS, ...ROWS])
  })

  test.each(['Total', 'TOTAL:', 'Grand total', 'Gesamt', 'Gesamtsumme', 'Zwischensumme', 'Somme', 'Total général'])(
    'that sum up begin with %s',
    async (word) => {
      const content = `r,i,n\n1,x,2\n2,y,3\n3,z,4\n${word},,9\n`
      expect((await openText(content)).info.skipped).toEqual({ titles: 0, totals: 1 })
    },
  )

  test('never take a row of the table away', async () => {
    const label = fc
      .string({ unit: fc.constantFrom('a', 'b', 'Z', ' '), minLength: 1, maxLength: 4 })
      .map((text) => `k${text.trim()}`)
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(label, label, fc.nat({ max: 999 })), { minLength: 4, maxLength: 30 }),
        fc.nat({ max: 4 }),
        fc.nat({ max: 2 }),
        async (rows, titles, totals) => {
          const text = [
            ...Array.from({ length: titles }, (_, at) => `Report ${at}`),
            'key;item;n',
            ...rows.map((row) => row.join(';')),
            ...Array.from({ length: totals }, () => 'Summe;;1'),
          ].join('\n')
          const source = await openText(text)
          expect(source.info.skipped ?? { titles: 0, totals: 0 }).toEqual({ titles, totals })
          const read = await readTable(source, ['key', 'item', 'n:number'])
          expect(read.rows).toEqual(rows)
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('rows that lack cells at their end', () => {
  const text = `bon,item,n,note,more\n1,milk,2,a,b\n1,tea,3\n2,ham\n3\n4,egg,1,x,y,z\n${'5,oil,1,a,b\n'.repeat(20)}`

  test('are read where nobody mapped those, and told where somebody did', async () => {
    const source = await openText(text, { read: { delimiter: ',', header: true } })
    const items = await readTable(source, ['bon', 'item'])
    expect(items.rows.slice(0, -20)).toEqual([
      ['1', 'milk'],
      ['1', 'tea'],
      ['2', 'ham'],
    ])
    expect(items.unreadable.first.map(({ line, reason }) => [line, reason])).toEqual([
      [5, '1 cell instead of 5'],
      [6, '6 cells instead of 5'],
    ])
    const numbers = await readTable(source, ['n:number'])
    expect(numbers.rows.slice(0, -20)).toEqual([[2], [3]])
    expect(numbers.unreadable.count).toBe(3)
  })

  test('are seen in the first look', async () => {
    const { info } = await openText(text, { read: { delimiter: ',', header: true } })
    expect(info.head.slice(0, 4)).toEqual([
      ['1', 'milk', '2', 'a', 'b'],
      ['1', 'tea', '3', '', ''],
      ['2', 'ham', '', '', ''],
      ['3', '', '', '', ''],
    ])
  })
})

describe('decimals with a comma', () => {
  test.each([
    [['1,5', '2,75', '3,25', '4,5']],
    [['1,5', 'none', '2,75', '12,5', '1,5']],
    [['3,50 €', '2,75 €', '-', '3,50 €']],
    [['1.234,50', '2,5', '1.234,50']],
  ])('%j are no lists', (values) => expect(guessSeparator(values)).toBeUndefined())

  test.each([[['12,15', '3,4,5', '12,3']], [['a,b', 'b', 'a,b,c']]])('%j are lists', (values) =>
    expect(guessSeparator(values)).toBe(','),
  )
})
