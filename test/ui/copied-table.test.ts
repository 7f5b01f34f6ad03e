import { afterEach, describe, expect, test, vi } from 'vitest'
import { asHtml, asTsv, readNumber } from '../../src/ui/parts/copy/copied-table'

const table = {
  head: ['if', '=then', 'lift'],
  rows: [
    [['aged cheese', 'wine, red'], '0012', 0.1 + 0.2],
    ['=HYPERLINK("x")', '+1\t2\n3', -1.5e-7],
    [null, true, Number.NaN],
    ['@a', '-b', Number.POSITIVE_INFINITY],
  ],
} as const

const cellsOf = (text: string) => text.split('\r\n').map((line) => line.split('\t'))

afterEach(() => vi.unstubAllGlobals())

describe('a copied table', () => {
  test('is lines of cells between tabs, heads first, and no cell is a formula', () => {
    vi.stubGlobal('navigator', { language: 'en-GB' })
    expect(cellsOf(asTsv(table, false))).toEqual([
      ['if', "'=then", 'lift'],
      ['aged cheese, "wine, red"', '0012', '0.3'],
      [`'=HYPERLINK("x")`, "'+1 2 3", '-1.5e-7'],
      ['', 'true', ''],
      ["'@a", "'-b", '∞'],
      [''],
    ])
  })

  test('has text in quotes and numbers as the machine writes them for spreadsheets', () => {
    vi.stubGlobal('navigator', { language: 'de-DE' })
    const text = asTsv(table, true)
    expect(text).toContain('"aged cheese, ""wine, red"""\t"0012"\t0,3\r\n')
    expect(text).toContain(`"'+1\t2\n3"\t-1,5e-7\r\n`)
  })

  test('is a table for documents, with what is text said to be text', () => {
    vi.stubGlobal('navigator', { language: 'en-GB' })
    const html = asHtml({ head: ['<b>'], rows: [['a & "b"', 2]] })
    expect(html).toContain('<th align="left">&lt;b&gt;</th>')
    expect(html).toMatch(/<td style="mso-number-format:'\\@'">a &amp; &quot;b&quot;<\/td><td align="right">2<\/td>/)
  })
})

describe('numbers read back from the screen', () => {
  test.each([
    ['1,234.5', 1234.5],
    ['3.4\u202f%', 0.034],
    ['-0.25', -0.25],
    ['12', 12],
  ])('%s is %d', (text, value) => expect(readNumber(text)).toBe(value))

  test.each(['–', '1.6K', '<\u202f0.001', '12 d', 'S00', ''])('%s is text', (text) =>
    expect(readNumber(text)).toBeNull(),
  )
})
