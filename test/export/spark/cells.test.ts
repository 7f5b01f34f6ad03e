import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseFlag } from '../../../src/preparation/flag'
import { parseNumber } from '../../../src/workers/readers/csv/number'
import { createTimeParser } from '../../../src/workers/readers/time'
import { openText, readTable } from '../../readers/csv-tools'
import { inPython, textAt } from './in-python'

const FILES = [
  '../../../src/preparation/spark/cells.py',
  '../../../src/export/spark/python/records.py',
  '../../../src/preparation/spark/labels.py',
]

interface Case {
  reader: 'number' | 'moment' | 'flag' | 'text'
  decimal?: '.' | ','
  date_format?: string | null
  time_zone?: string | null
  single?: boolean
  cells: readonly (string | number)[]
}

const told = (cases: readonly Case[], records: readonly { delimiter: string; text: string }[] = []) =>
  inPython<{ cells: (number | string | boolean | null)[][]; records: (string[] | null)[][] }>('cells_of.py', {
    files: FILES.map(textAt).map((text) => text.replace(/^def as_label[\s\S]*/m, '')),
    cases: cases.map((each) => ({ decimal: '.', date_format: null, time_zone: null, single: false, ...each })),
    records,
  })

const some = (arbitrary: fc.Arbitrary<string>, count: number, seed: number) =>
  fc.sample(arbitrary, { numRuns: count, seed })
const bytes = (text: string) => new TextEncoder().encode(text)
const plain = (value: number) =>
  Number.isNaN(value) ? null : Number.isFinite(value) ? value : value > 0 ? 'inf' : '-inf'

const amount = fc
  .tuple(
    fc.constantFrom('', '', '-', '+', '(', '\u2212', '\u20ac', 'EUR ', 'Fr', 'Fr. ', '$ ', 'US$', '- ', 'kr', '\u00a0'),
    fc.constantFrom(
      '',
      '0',
      '1',
      '12',
      '007',
      '1.234',
      '1,234',
      '12 345',
      "1'234'567",
      '1\u202f000',
      '1,23,456',
      '12.345,6',
      '1234567890123456',
      '9007199254740993',
    ),
    fc.constantFrom('', '.', ',', '.5', ',50', '.123456789012345678901234', ',5e3', 'e5', 'E-7', '.e1', 'e', '1e999'),
    fc.constantFrom('', '', '-', ')', ' \u20ac', 'EUR', ' kr.', '\u2212', ' z\u0142', 'x', ' USD-'),
  )
  .map((parts) => parts.join('').replace(/^ +| +$/g, ''))

const moment = fc
  .tuple(
    fc.constantFrom('', '', 'Tue, ', 'Di. ', 'mardi '),
    fc.constantFrom(
      '2024-02-29',
      '2023-02-29',
      '29.02.2024',
      '03/04/2024',
      '3. M\u00e4rz 2024',
      '5 fe\u0301vrier 1999',
      'Jan 5th, 2024',
      '1er ao\u00fbt 2020',
      '20240315',
      '10/12/24',
      '24-1-5',
      '2024/13/01',
      '5 jui 2020',
      '31.12.69',
      '2024-3',
      '',
    ),
    fc.constantFrom(
      '',
      '',
      ' 10:20',
      'T23:59:59.999',
      ', 1:02:03 pm',
      ' 12:00 AM',
      ' 24:00',
      ' 7:60',
      ' 10:20:30,1234567',
      ' 10:20:',
    ),
    fc.constantFrom('', '', 'Z', ' GMT+2', '+0100 (CET)', ' EST', '-05:30', '+', ' xx'),
  )
  .map((parts) => parts.join('').trim())

const FORMATS = [null, '%d.%m.%Y', '%m/%d/%Y', '%Y%m%d', '%d%m%Y', '%y-%m-%d', '%d %b %Y']

test('cells hold on Spark what they hold in the browser', () => {
  const numbers = [...some(amount, 1500, 1), ...some(fc.double().map(String), 200, 2)]
  const moments = some(moment, 1200, 3)
  const flags = [
    'yes',
    'No',
    'J',
    'x',
    '-',
    '1.50',
    '.5',
    '1e3',
    '0x10',
    'inf',
    'nan',
    '1_0',
    '',
    'TRUE',
    's\u00cc',
    'maybe',
    '00',
  ]
  const zones = [null, 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata']
  const times = FORMATS.flatMap((date_format) => zones.map((time_zone) => ({ date_format, time_zone })))
  const doubles = [
    ...fc.sample(fc.double({ noNaN: true }), { numRuns: 500, seed: 4 }),
    0.1,
    1e21,
    1e-7,
    123456789012345680000,
    5,
    -0,
    1e-6,
    2.5e-10,
  ]
  const { cells } = told([
    { reader: 'number', cells: numbers },
    { reader: 'number', decimal: ',', cells: numbers },
    { reader: 'flag', cells: flags },
    { reader: 'text', cells: doubles.map((value) => (Object.is(value, -0) ? 0 : value)).filter(Number.isFinite) },
    ...times.map((time): Case => ({ reader: 'moment', ...time, cells: moments })),
  ])
  const [points, commas, words, texts, ...moved] = cells
  const numberOf = (decimal: '.' | ',') => (text: string) =>
    plain(parseNumber(bytes(text), 0, bytes(text).length, decimal))
  expect(points).toEqual(numbers.map(numberOf('.')))
  expect(commas).toEqual(numbers.map(numberOf(',')))
  // Programs' own forms of numbers are no words that people write into tables.
  expect(words).toEqual(flags.map((text) => (text === '0x10' ? null : (parseFlag(text) ?? null))))
  expect(texts).toEqual(
    doubles
      .map((value) => (Object.is(value, -0) ? 0 : value))
      .filter(Number.isFinite)
      .map(String),
  )
  for (const [at, { date_format, time_zone }] of times.entries()) {
    const parse = createTimeParser({ dateFormat: date_format ?? undefined, timeZone: time_zone ?? undefined })
    expect(moved[at]).toEqual(moments.map((text) => plain(parse(bytes(text), 0, bytes(text).length))))
  }
})

test('records are cut as in the browser, also where quotes are lost', async () => {
  const piece = fc.constantFrom('a', 'b c', '"', '""', ',', ';', '\n', '\r\n', '\r', ' ', '\t', '\u00e9')
  const texts = some(
    fc.array(piece, { minLength: 1, maxLength: 25 }).map((parts) => `x,y\n${parts.join('')}`),
    250,
    5,
  )
  const { records } = told(
    [],
    texts.map((text) => ({ delimiter: ',', text })),
  )
  let compared = 0
  for (const [at, text] of texts.entries()) {
    if (!/[^\s]/.test(text.slice(4))) continue
    const source = await openText(text, {
      read: { delimiter: ',', header: true, nullValues: [''], encoding: 'utf-8' },
    }).catch(() => undefined)
    if (source?.info.columns.length !== 2 || source.info.skipped || source.info.ragged) continue
    compared++
    const table = await readTable(source, ['x', 'y'])
    const trimmed = (cell: string) => cell.replace(/^ +|(?<! ) +$/g, '') || null
    const readable = records[at]!.slice(1).filter((cells) => cells?.length === 2)
    expect(
      readable.map((cells) => cells!.map(trimmed)),
      JSON.stringify(text),
    ).toEqual(table.rows)
    expect(records[at]!.slice(1).filter((cells) => cells?.length !== 2).length).toBe(table.unreadable.count)
  }
  expect(compared).toBeGreaterThan(80)
})
