import type { Random } from '../random'

const PLAIN = [
  'milk',
  'rye bread',
  'aged cheese',
  'tea',
  'red wine',
  'olives',
  'figs',
  'éclair',
  'Größe 7',
  'x',
] as const

/** Names of things that programs take for something else. */
const HOSTILE = [
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'null', 'undefined', 'NaN', 'true', '-0', '1e999'],
  ...[
    '0007',
    '7',
    '9007199254740993',
    '-1',
    '=1+1',
    "'; DROP TABLE lines; --",
    '$(x)',
    '<b>&amp;</b>',
    '%s%n',
    '[]',
    '{}',
  ],
  ...['a,b', 'a;b', 'a|b', 'say "x"', '"', '""', "'", '\\', '\\"', 'two words', 'a.b[0]~c', '#/rules?x=1&y=2'],
  ...[
    '日本語',
    '😀',
    '👩‍👩‍👧',
    'שלום',
    '\u202eabc\u202c',
    'e\u0301',
    '\u00a0',
    '\u200b',
    '\u2028',
    'ﬁ',
    'İ',
    'ß',
    'NA',
    'N/A',
  ],
  ...['2024-01-31', '31.12.2024', '1,5', '1.000,5', '12:30', 'a'.repeat(300)],
] as const

/** What a line of text cannot hold without quotes, and what hardly anybody has seen. */
const BROKEN = [
  'two\nlines',
  'cr\rlf\r\n',
  'tab\tbed',
  'nul\u0000l',
  '\u0007',
  '\ufeffbom',
  '\ufffd',
  '\u{10ffff}',
] as const

/** Half a character; no encoding can hold it. */
const LONE = ['\ud83d', 'x\udc00y', '\udfff\ud800'] as const

export const plainLabel = (random: Random): string => random.pick(PLAIN)

/** A label that every format must give back; blanks around it belong to nobody. */
export function label(random: Random): string {
  const kind = random.share()
  if (kind < 0.45) return random.pick(PLAIN)
  if (kind < 0.85) return random.pick(HOSTILE)
  return random.pick(BROKEN)
}

/** Any text, half characters included. */
export function anyText(random: Random): string {
  if (random.chance(0.1)) return random.pick(LONE)
  if (random.chance(0.05)) return ''
  if (random.chance(0.05)) return String.fromCharCode(...random.several(1, 12, () => random.between(0, 0xffff)))
  return random.chance(0.02) ? label(random).repeat(random.between(10, 3000)) : label(random)
}

/** Text as tables hold it: without blanks around it, and none where it is empty. */
export const asKey = (text: string | null): string | null => text?.replace(/^ +| +$/g, '') || null
