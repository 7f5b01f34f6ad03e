import { NULL_WORDS } from '../../../recipe/null-words'
import type { ReadOptions } from '../../../recipe/schema'
import type { ColumnType } from '../../protocol/files'
import { createTimeParser, parseTimeText, type TimeParser } from '../time'
import { guessDateFormat } from './dates'
import { LONGEST_VALUE } from './long-text'
import { type Decimal, parseNumber } from './number'
import { guessSeparator } from './separator'

/** Different values looked at per column; more add no certainty worth their time. */
const LOOKED_AT = 5000

/** These stand for a missing value in any column, the others only among numbers and dates. */
const ALWAYS_NULL = new Set(['NULL', '\\N', '#N/A'])

const FLAG_PAIRS = [
  ['true', 'false'],
  ['t', 'f'],
  ['yes', 'no'],
  ['y', 'n'],
  ['ja', 'nein'],
  ['j', 'n'],
  ['oui', 'non'],
  ['o', 'n'],
  ['vrai', 'faux'],
  ['wahr', 'falsch'],
  ['x'],
]

export interface Guess {
  types: ColumnType[]
  decimal: Decimal
  nullValues: string[]
  dateFormat: string | undefined
  /** What separates the items in the cells of a column; undefined where they hold no lists. */
  separators: (string | undefined)[]
  toNumber(type: ColumnType): ((text: string) => number) | undefined
}

/** What the columns hold, from the different values of each; what is given is not guessed. */
export function guessTypes(columns: string[][], given: ReadOptions): Guess {
  const looked = columns.map((values) => values.slice(0, LOOKED_AT))
  const nullValues = given.nullValues ?? [
    '',
    ...NULL_WORDS.filter((word) => looked.some((values) => isNullIn(word, values))),
  ]
  const valid = looked.map((values) => values.filter((value) => !nullValues.includes(value)))
  const decimal = given.decimal ?? guessDecimal(valid)
  const dateFormat = given.dateFormat ?? guessDateFormat(valid)
  const parseTime = createTimeParser({ dateFormat, timeZone: given.timeZone })
  const separators = valid.map(guessSeparator)
  const compact = given.dateFormat !== undefined && !/[^%A-Za-z]/.test(given.dateFormat)
  const types = valid.map(
    (values, index) => typeOf(values, decimal, parseTime, compact) ?? (separators[index] ? 'list' : 'text'),
  )
  return {
    types,
    decimal,
    nullValues,
    dateFormat:
      given.dateFormat ?? (types.some((type) => type === 'date' || type === 'timestamp') ? dateFormat : undefined),
    separators,
    toNumber: (type) => {
      if (type === 'integer' || type === 'number') return (text) => numberOf(text, decimal)
      if (type === 'date' || type === 'timestamp') return (text) => parseTimeText(text, parseTime)
      return undefined
    },
  }
}

const encoder = new TextEncoder()

function numberOf(text: string, decimal: Decimal): number {
  const bytes = encoder.encode(text)
  return parseNumber(bytes, 0, bytes.length, decimal)
}

/** Numbers one may calculate with: a leading zero marks a code, and so do more digits than a number can hold. */
function isQuantity(text: string, decimal: Decimal): boolean {
  if (text.length > LONGEST_VALUE || !/\d/.test(text)) return false
  return !/^[-+]?0\d/.test(text) && !/^[-+]?\d{16,}$/.test(text) && !Number.isNaN(numberOf(text, decimal))
}

function isNullIn(word: string, values: string[]): boolean {
  if (!values.includes(word)) return false
  if (ALWAYS_NULL.has(word)) return true
  const others = values.filter((value) => !NULL_WORDS.includes(value))
  if (others.length === 0) return false
  return others.every((value) => isQuantity(value, '.') || isQuantity(value, ',') || /^\d+[-/.]\d+[-/.]\d+/.test(value))
}

function guessDecimal(columns: string[][]): Decimal {
  let votes = 0
  for (const values of columns) {
    if (!values.some((value) => value.includes(',') || value.includes('.'))) continue
    const point = values.every((value) => isQuantity(value, '.'))
    const comma = values.every((value) => isQuantity(value, ','))
    if (point !== comma) votes += comma ? 1 : -1
  }
  return votes > 0 ? ',' : '.'
}

function typeOf(
  values: string[],
  decimal: Decimal,
  parseTime: TimeParser,
  datesFirst: boolean,
): ColumnType | undefined {
  if (values.length === 0 || values.some((value) => value.length > LONGEST_VALUE)) return undefined
  const times = () => {
    if (!values.every((value) => !Number.isNaN(parseTimeText(value, parseTime)))) return undefined
    return values.some((value) => value.includes(':')) ? 'timestamp' : 'date'
  }
  if (datesFirst) {
    const type = times()
    if (type) return type
  }
  if (values.every((value) => /^[-+]?(0|[1-9]\d{0,14})$/.test(value))) return 'integer'
  if (values.every((value) => isQuantity(value, decimal))) return 'number'
  const words = new Set(values.map((value) => value.toLowerCase()))
  if (words.size <= 2 && FLAG_PAIRS.some((pair) => [...words].every((word) => pair.includes(word)))) return 'boolean'
  return times()
}
