import { gzipSync } from 'node:zlib'
import { cellsOf } from '../../readers/source-cells'
import { fileOf, open } from '../house/open'
import type { Random } from '../random'
import { mustEqual, mustRead, type Target } from '../target'

interface Report {
  bytes: Uint8Array<ArrayBuffer>
  titles: number
  totals: number
  rows: { receipt: string; item: string; day: number; amount: number }[]
}

const MONTHS = {
  en: ['January', 'Feb', 'Mar', 'April', 'May', 'Jun', 'July', 'Aug', 'Sept', 'October', 'Nov', 'Dec'],
  de: ['Jänner', 'Feb.', 'März', 'April', 'Mai', 'Juni', 'Juli', 'Aug.', 'Sept.', 'Oktober', 'Nov.', 'Dez.'],
  fr: ['janv.', 'févr.', 'mars', 'avril', 'mai', 'juin', 'juil.', 'août', 'sept.', 'octobre', 'nov.', 'déc.'],
}
const LANGUAGES = ['en', 'de', 'fr'] as const
const AROUND = [
  ['', '', 1],
  ['-', '', -1],
  ['(', ')', -1],
  ['', '-', -1],
  ['\u2212', '', -1],
  ['€', '', 1],
  ['', ' €', 1],
  ['CHF ', '', 1],
  ['-$', '', -1],
  ['', '\u00a0EUR', 1],
] as const

function dayText(day: Date, language: keyof typeof MONTHS): string {
  const month = MONTHS[language][day.getUTCMonth()]!
  const [date, year] = [day.getUTCDate(), day.getUTCFullYear()]
  if (language === 'en') return `${month} ${date}, ${year}`
  return language === 'de' ? `${date}. ${month} ${year}` : `${date === 1 ? '1er' : date} ${month} ${year}`
}

function amountText(random: Random, cents: number, comma: boolean): { text: string; amount: number } {
  const [before, after, sign] = random.pick(AROUND)
  const [whole, rest] = (cents / 100).toFixed(2).split('.') as [string, string]
  const gap = random.pick(['', comma ? '.' : ',', '\u00a0', "'", '\u202f'])
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, gap)
  // A minus before nothing is nothing.
  return { text: `${before}${grouped}${comma ? ',' : '.'}${rest}${after}`, amount: (sign * cents) / 100 || 0 }
}

/** What tills and bookkeepers export: a table with lines around it, amounts and dates as people write them. */
export const report: Target<Report> = {
  name: 'report',
  make(random) {
    const language = random.pick(LANGUAGES)
    const comma = random.chance(0.5)
    const delimiter = random.pick([';', '\t'])
    const newline = random.pick(['\n', '\r\n'])
    const padding = random.chance(0.3) ? delimiter.repeat(3) : ''
    const titles = random.several(0, 4, () => `${random.pick(['Umsatz', 'Rapport', 'Sales, all'])}${padding}`)
    const written = random.several(4, 30, () => {
      const day = Date.UTC(random.between(1970, 2030), random.between(0, 11), random.between(1, 28))
      const { text, amount } = amountText(random, random.between(1, 99_999_999), comma)
      const receipt = String(random.between(1, 9))
      const item = random.pick(['milk', 'bread', 'Käse', 'thé'])
      return { line: [receipt, item, dayText(new Date(day), language), text], row: { receipt, item, day, amount } }
    })
    const totals = random.several(0, 2, () => [random.pick(['Summe', 'Total', 'Gesamt']), '', '', '9'].join(delimiter))
    const cell = (text: string) => (random.chance(0.2) ? `"${text}"` : text)
    const lines = [
      ...titles,
      ['receipt', 'item', 'day', 'amount'].join(delimiter),
      ...written.map(({ line }) => line.map(cell).join(delimiter)),
      ...totals,
    ]
    const text = Buffer.from(lines.join(newline) + random.pick(['', newline]))
    const packed = random.chance(0.2)
    const cut = random.between(0, text.length)
    const members = [text.subarray(0, cut), text.subarray(cut)].map((part) => gzipSync(part))
    return {
      bytes: new Uint8Array(packed ? Buffer.concat(members) : text),
      titles: titles.length,
      totals: totals.length,
      rows: written.map(({ row }) => row),
    }
  },
  check: ({ bytes, titles, totals, rows }) =>
    mustRead(async () => {
      const source = await open([fileOf(bytes)])
      mustEqual('skipped', source.info.skipped ?? { titles: 0, totals: 0 }, { titles, totals })
      const got = await cellsOf(
        source,
        [
          { name: 'receipt', as: 'key' },
          { name: 'item', as: 'key' },
          { name: 'day', as: 'time' },
          { name: 'amount', as: 'number' },
        ],
        { read: source.info.read },
      )
      const expected = [
        rows.map(({ receipt }) => receipt),
        rows.map(({ item }) => item),
        rows.map(({ day }) => day),
        rows.map(({ amount }) => amount),
      ]
      mustEqual(
        'cells',
        got.map((column) => column.slice(0, rows.length)),
        expected,
      )
      source.close()
      return 'read'
    }),
}
