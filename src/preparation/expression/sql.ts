import type { Column } from '../columns'
import { asText, identifier, momentLiteral, numberLiteral, textLiteral } from '../sql-text'
import { momentOf } from './moments'
import { type Node, parseExpression } from './parse'
import type { ValueType } from './types'

interface Said {
  type: ValueType
  sql: string
}

/** SQL does not say the same. */
class Unsaid extends Error {}
const unsaid = (): never => {
  throw new Unsaid()
}

const numeric = ({ type }: Said) => type === 'integer' || type === 'number'
const timely = ({ type }: Said) => type === 'date' || type === 'timestamp'
const whole = (all: readonly Said[]): ValueType => (all.every(({ type }) => type === 'integer') ? 'integer' : 'number')
const moment = ({ sql, type }: Said) => (type === 'date' ? `CAST(${sql} AS TIMESTAMP)` : sql)
const count = ({ sql }: Said) => `CAST(greatest(0, trunc(${sql})) AS BIGINT)`

/** Of numbers: what is missing makes all missing, which `least` of SQL does not. */
const ofAll = (name: string, all: readonly Said[]) =>
  `CASE WHEN ${all.map(({ sql }) => `${sql} IS NOT NULL`).join(' AND ')} THEN ${name}(${all.map(({ sql }) => sql).join(', ')}) END`

type Way = (args: readonly Said[]) => Said
const number =
  (says: (a: string, b: string) => string, type?: ValueType): Way =>
  (args) =>
    args.every(numeric) ? { sql: says(args[0]!.sql, args[1]?.sql ?? ''), type: type ?? whole(args) } : unsaid()
const time =
  (says: (at: string) => string, type: ValueType): Way =>
  ([at]) =>
    at && timely(at) ? { sql: says(moment(at)), type } : unsaid()
const flags =
  (says: (a: string, b: string) => string): Way =>
  ([a, b]) => ({
    sql: says(a!.sql, b?.sql ?? ''),
    type: 'boolean',
  })

const ways: Readonly<Record<string, Way>> = {
  '-': number((a, b) => `(${a} - ${b})`),
  '*': number((a, b) => `(${a} * ${b})`),
  '/': number((a, b) => `CASE WHEN ${b} <> 0 THEN ${a} / ${b} END`, 'number'),
  '%': number((a, b) => `CASE WHEN ${b} <> 0 THEN ${a} % ${b} END`),
  negative: number((a) => `(-${a})`),
  abs: number((a) => `abs(${a})`),
  floor: number((a) => `floor(${a})`, 'integer'),
  ceil: number((a) => `ceil(${a})`, 'integer'),
  sqrt: number((a) => `CASE WHEN ${a} >= 0 THEN sqrt(${a}) END`, 'number'),
  ln: number((a) => `CASE WHEN ${a} > 0 THEN ln(${a}) END`, 'number'),
  log10: number((a) => `CASE WHEN ${a} > 0 THEN log10(${a}) END`, 'number'),
  round: number((a, b) => (b === '' ? `round(${a})` : `round(${a}, CAST(trunc(${b}) AS INTEGER))`), 'number'),
  least: (all) => ({ sql: ofAll('least', all), type: whole(all) }),
  greatest: (all) => ({ sql: ofAll('greatest', all), type: whole(all) }),
  year: time((at) => `year(${at})`, 'integer'),
  quarter: time((at) => `quarter(${at})`, 'integer'),
  month: time((at) => `month(${at})`, 'integer'),
  week: time((at) => `week(${at})`, 'integer'),
  day: time((at) => `day(${at})`, 'integer'),
  hour: time((at) => `hour(${at})`, 'integer'),
  minute: time((at) => `minute(${at})`, 'integer'),
  weekday: time((at) => `dayname(${at})`, 'text'),
  weekdaynumber: time((at) => `isodow(${at})`, 'integer'),
  date: time((at) => `CAST(${at} AS DATE)`, 'date'),
  days: ([from, to]) =>
    timely(from!) && timely(to!)
      ? { sql: `date_diff('day', ${moment(from!)}, ${moment(to!)})`, type: 'integer' }
      : unsaid(),
  adddays: ([at, by]) => {
    const sql = `(${moment(at!)} + to_days(CAST(trunc(${by!.sql}) AS INTEGER)))`
    return { sql: at!.type === 'date' ? `CAST(${sql} AS DATE)` : sql, type: at!.type }
  },
  isnull: flags((a) => `(${a} IS NULL)`),
  not: flags((a) => `(NOT ${a})`),
  and: flags((a, b) => `(${a} AND ${b})`),
  or: flags((a, b) => `(${a} OR ${b})`),
  coalesce: (all) => ({ sql: `coalesce(${all.map(({ sql }) => sql).join(', ')})`, type: kindOf(all) }),
  if: ([asked, then, otherwise]) => ({
    sql: `CASE WHEN ${asked!.sql} THEN ${then!.sql} ELSE ${otherwise!.sql} END`,
    type: kindOf([then!, otherwise!]),
  }),
}

/** The type of values of which any may be it. */
function kindOf(all: readonly Said[]): ValueType {
  const types = [...new Set(all.map(({ type }) => type).filter((type) => type !== 'null'))]
  if (types.length < 2) return types[0] ?? 'null'
  return all.every((each) => numeric(each) || each.type === 'null') ? 'number' : unsaid()
}

/** Of texts; arguments are texts as `text` writes them, but for those that are counts. */
const texts: Readonly<Record<string, { counts?: number; says(args: readonly string[]): string; type?: ValueType }>> = {
  text: { says: ([a]) => a! },
  lower: { says: ([a]) => `lower(${a})` },
  upper: { says: ([a]) => `upper(${a})` },
  length: { says: ([a]) => `length(${a})`, type: 'integer' },
  contains: { says: ([a, b]) => `contains(${a}, ${b})`, type: 'boolean' },
  starts: { says: ([a, b]) => `starts_with(${a}, ${b})`, type: 'boolean' },
  ends: { says: ([a, b]) => `ends_with(${a}, ${b})`, type: 'boolean' },
  replace: { says: ([a, b, c]) => `replace(${a}, ${b}, ${c})` },
  left: { counts: 1, says: ([a, n]) => `left(${a}, ${n})` },
  right: { counts: 1, says: ([a, n]) => `right(${a}, ${n})` },
  '&': { says: (all) => `(${all.join(' || ')})` },
  concat: { says: (all) => `(${all.join(' || ')})` },
  key: { says: (all) => `(${all.map((part) => `replace(${part}, '|', '||')`).join(" || ' | ' || ")})` },
}

const SIGNS: Record<string, string> = { '=': '=', '!=': '<>', '<': '<', '<=': '<=', '>': '>', '>=': '>=' }
const PARTS = ['week', 'month', 'quarter', 'year']

function saidOf(node: Node, columns: ReadonlyMap<string, Column>): Said {
  const text = (of: Node): string => {
    const { sql, type } = saidOf(of, columns)
    if (of.kind === 'column') return asText(columns.get(of.name)!) ?? unsaid()
    if (type === 'text' || type === 'null') return sql
    if (type === 'integer') return `CAST(CAST(${sql} AS BIGINT) AS VARCHAR)`
    return type === 'date' ? `strftime(${sql}, '%Y-%m-%d')` : unsaid()
  }
  if (node.kind === 'value') {
    const { value } = node
    if (value === null) return { sql: 'NULL', type: 'null' }
    if (typeof value === 'string') return { sql: textLiteral(value), type: 'text' }
    if (typeof value === 'boolean') return { sql: String(value), type: 'boolean' }
    return { sql: numberLiteral(value), type: Number.isInteger(value) ? 'integer' : 'number' }
  }
  if (node.kind === 'column') {
    const column = columns.get(node.name)
    if (!column || column.type === 'list') return unsaid()
    return { sql: identifier(column.name), type: column.type }
  }
  const { name, args } = node
  const ofTexts = Object.hasOwn(texts, name) ? texts[name] : undefined
  if (ofTexts) {
    const { counts, says, type = 'text' } = ofTexts
    return { sql: says(args.map((arg, at) => (at === counts ? count(saidOf(arg, columns)) : text(arg)))), type }
  }
  if (name === 'startof') {
    const [part, at] = args
    const known = part?.kind === 'value' && PARTS.find((each) => each === String(part.value).toLowerCase())
    if (!known || !at) return unsaid()
    return { sql: `CAST(date_trunc('${known}', ${moment(saidOf(at, columns))}) AS DATE)`, type: 'date' }
  }
  const given = args.map((arg) => saidOf(arg, columns))
  if (name === '+') {
    if (given.every(numeric)) return { sql: `(${given[0]!.sql} + ${given[1]!.sql})`, type: whole(given) }
    return { sql: `(${args.map(text).join(' || ')})`, type: 'text' }
  }
  const sign = SIGNS[name]
  if (sign) return { sql: `(${compared(args, given).join(` ${sign} `)})`, type: 'boolean' }
  return Object.hasOwn(ways, name) ? ways[name]!(given) : unsaid()
}

/** Both sides of a comparison; a text that stands beside a time is read as one. */
function compared(args: readonly Node[], given: readonly Said[]): string[] {
  if (given.some(timely))
    return given.map((each, at) => {
      if (timely(each)) return moment(each)
      const node = args[at]!
      const ms = node.kind === 'value' && typeof node.value === 'string' ? momentOf(node.value) : null
      return ms === null ? unsaid() : momentLiteral(ms)
    })
  const [left, right] = given
  const alike = given.every(numeric) || left!.type === right!.type
  return alike && left!.type !== 'null' ? given.map(({ sql }) => sql) : unsaid()
}

/** An expression in SQL, over columns of these types; null where SQL does not say the same. */
export function expressionSql(source: string, columns: readonly Column[]): string | null {
  try {
    return saidOf(parseExpression(source), new Map(columns.map((column) => [column.name, column]))).sql
  } catch (cause) {
    if (cause instanceof Unsaid) return null
    throw cause
  }
}
