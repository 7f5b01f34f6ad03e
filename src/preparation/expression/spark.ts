import type { Column } from '../columns'
import type { Difference, SparkBefore } from '../on-spark'
import { python } from '../python'
import { cellOf, numberOf, textOf } from '../spark/column'
import type { PythonFile } from '../spark/files'
import { momentLabel, momentOf } from './moments'
import { type Node, parseExpression } from './parse'
import { commonType, isNumeric, isTime, type ValueType } from './types'

interface Said {
  type: ValueType
  /** Python of a Column, which may stand on either side of a sign. Numbers are f64. */
  code: string
}

export interface SaidExpression extends Said {
  needs: readonly PythonFile[]
  differs: readonly Difference[]
}

const TYPES: Record<ValueType, string> = {
  text: 'string',
  integer: 'double',
  number: 'double',
  boolean: 'boolean',
  date: 'date',
  timestamp: 'timestamp',
  null: 'string',
}

const SIGNS: Record<string, string> = { '=': '==', '!=': '!=', '<': '<', '<=': '<=', '>': '>', '>=': '>=' }
const PARTS = ['week', 'month', 'quarter', 'year']

const whole = (types: readonly ValueType[]): ValueType => (types.includes('number') ? 'number' : 'integer')
const ofAll = (types: readonly ValueType[]): ValueType =>
  types.reduce<ValueType>((all, type) => commonType(all, type) ?? all, 'null')

/** Of numbers: how it is said, and what comes of it. */
const NUMBERS: Readonly<Record<string, [(args: readonly string[]) => string, ValueType | undefined]>> = {
  '-': [([a, b]) => `finite(${a} - ${b})`, undefined],
  '*': [([a, b]) => `finite(${a} * ${b})`, undefined],
  '/': [([a, b]) => `finite(F.try_divide(${a}, ${b}))`, 'number'],
  '%': [([a, b]) => `finite(F.try_mod(${a}, ${b}))`, undefined],
  negative: [([a]) => `(-${a})`, undefined],
  abs: [([a]) => `F.abs(${a})`, undefined],
  floor: [([a]) => `floor_of(${a})`, 'integer'],
  ceil: [([a]) => `ceiling_of(${a})`, 'integer'],
  sqrt: [([a]) => `finite(F.sqrt(${a}))`, 'number'],
  ln: [([a]) => `finite(F.ln(${a}))`, 'number'],
  log10: [([a]) => `finite(F.log10(${a}))`, 'number'],
  exp: [([a]) => `finite(F.exp(${a}))`, 'number'],
  power: [([a, b]) => `finite(F.pow(${a}, ${b}))`, 'number'],
  least: [(all) => `of_all(F.least, ${all.join(', ')})`, undefined],
  greatest: [(all) => `of_all(F.greatest, ${all.join(', ')})`, undefined],
}
/** What libraries may round differently in the last digit. */
const ROUNDED = ['ln', 'log10', 'exp', 'power']

/** Of texts alone. */
const TEXTS: Readonly<Record<string, [(args: readonly string[]) => string, ValueType]>> = {
  number: [([a]) => `number_in(${a})`, 'number'],
  lower: [([a]) => `F.lower(${a})`, 'text'],
  upper: [([a]) => `F.upper(${a})`, 'text'],
  trim: [([a]) => `bare(${a})`, 'text'],
  text: [([a]) => a!, 'text'],
  length: [([a]) => `F.char_length(${a}).cast("double")`, 'integer'],
  contains: [([a, b]) => `F.contains(${a}, ${b})`, 'boolean'],
  starts: [([a, b]) => `F.startswith(${a}, ${b})`, 'boolean'],
  ends: [([a, b]) => `F.endswith(${a}, ${b})`, 'boolean'],
  replace: [([a, b, c]) => `F.replace(${a}, ${b}, ${c})`, 'text'],
  '&': [(all) => `F.concat(${all.join(', ')})`, 'text'],
  concat: [(all) => `F.concat(${all.join(', ')})`, 'text'],
  key: [(all) => `key_of(${all.join(', ')})`, 'text'],
  time: [([a]) => `moment_in(${a})`, 'timestamp'],
}

/** Of a moment. */
const TIMES: Readonly<Record<string, [(at: string) => string, ValueType]>> = {
  date: [(at) => `${at}.cast("date")`, 'date'],
  weekday: [(at) => `F.date_format(${at}, "EEEE")`, 'text'],
  weekdaynumber: [(at) => `(F.weekday(${at}).cast("double") + 1)`, 'integer'],
  week: [(at) => `F.weekofyear(${at}).cast("double")`, 'integer'],
  ...Object.fromEntries(
    ['year', 'quarter', 'month', 'day', 'hour', 'minute'].map((name) => [
      name,
      [(at: string) => `F.${name}(${at}).cast("double")`, 'integer' as const] as const,
    ]),
  ),
}

class Speaker {
  readonly needs = new Set<PythonFile>()
  readonly differs = new Set<Difference>()
  readonly #columns: ReadonlyMap<string, Column>

  constructor(private readonly before: SparkBefore) {
    this.#columns = new Map(before.columns.map((column) => [column.name, column]))
  }

  said(node: Node): Said {
    if (node.kind === 'value') return this.value(node.value)
    if (node.kind === 'column') {
      const column = this.#columns.get(node.name)!
      const type = column.type as ValueType
      return { type, code: isNumeric(type) ? numberOf(column, this.before) : cellOf(column, this.before) }
    }
    return this.called(node)
  }

  private value(value: string | number | boolean | null): Said {
    if (value === null) return { type: 'null', code: 'F.lit(None)' }
    if (typeof value === 'string') return { type: 'text', code: `F.lit(${python(value)})` }
    if (typeof value === 'boolean') return { type: 'boolean', code: `F.lit(${python(value)})` }
    const digits = python(value)
    const code = /^-?\d+$/.test(digits) ? `${digits}.0` : digits
    return { type: Number.isInteger(value) ? 'integer' : 'number', code: `F.lit(${code})` }
  }

  /** As what a call takes; what is missing is of any type. */
  private as(node: Node, type: ValueType): string {
    const said = this.said(node)
    return said.type === 'null' || (type === 'timestamp' && said.type === 'date')
      ? `${said.code}.cast("${TYPES[type]}")`
      : said.code
  }

  private text(node: Node): string {
    if (node.kind === 'column') {
      const text = textOf(this.#columns.get(node.name)!, this.before)
      for (const each of text.needs) this.needs.add(each)
      return text.code
    }
    const { type, code } = this.said(node)
    if (type === 'text') return code
    if (type === 'boolean' || type === 'date' || type === 'null') return `${code}.cast("string")`
    this.needs.add('texts')
    return type === 'timestamp' ? `moment_text(${code})` : `number_text(${code})`
  }

  private ofNumbers(name: string, args: readonly Node[], types: readonly ValueType[]): Said {
    const [says, type] = NUMBERS[name]!
    this.needs.add('numbers')
    if (ROUNDED.includes(name)) this.differs.add('last-digit')
    return { type: type ?? whole(types), code: says(args.map((arg) => this.as(arg, 'number'))) }
  }

  private called({ name, args }: Node & { kind: 'call' }): Said {
    const ofTexts = Object.hasOwn(TEXTS, name) ? TEXTS[name] : undefined
    if (ofTexts) {
      this.needs.add('numbers').add('moments').add('texts')
      return { type: ofTexts[1], code: ofTexts[0](args.map((arg) => this.text(arg))) }
    }
    const other = Object.hasOwn(this.others, name) ? this.others[name] : undefined
    if (other) return other(args)
    if (SIGNS[name]) return { type: 'boolean', code: `(${this.compared(args).join(` ${SIGNS[name]} `)})` }
    const ofTime = Object.hasOwn(TIMES, name) ? TIMES[name] : undefined
    if (ofTime) return { type: ofTime[1], code: ofTime[0](this.as(args[0]!, 'timestamp')) }
    return this.ofNumbers(
      name,
      args,
      args.map((arg) => this.said(arg).type),
    )
  }

  /** Counts of signs, as SQL has them. */
  private count(node: Node): string {
    this.needs.add('numbers')
    return `count_of(${this.as(node, 'number')})`
  }

  private readonly others: Readonly<Record<string, (args: readonly Node[]) => Said>> = {
    '+': ([a, b]) => {
      const types = [this.said(a!).type, this.said(b!).type]
      if (!types.every(isNumeric)) return { type: 'text', code: `F.concat(${this.text(a!)}, ${this.text(b!)})` }
      this.needs.add('numbers')
      return { type: whole(types), code: `finite(${this.as(a!, 'number')} + ${this.as(b!, 'number')})` }
    },
    round: ([value, digits]) => {
      this.needs.add('numbers')
      const number = this.as(value!, 'number')
      if (!digits) return { type: 'integer', code: `rounded(${number}, F.lit(1.0))` }
      return { type: 'number', code: `rounded(${number}, ${this.by(digits)})` }
    },
    left: ([text, n]) => ({ type: 'text', code: `F.left(${this.text(text!)}, ${this.count(n!)})` }),
    right: ([text, n]) => ({ type: 'text', code: `F.right(${this.text(text!)}, ${this.count(n!)})` }),
    substring: ([text, from, n]) => {
      this.needs.add('texts')
      const parts = [this.text(text!), this.count(from!), ...(n ? [this.count(n)] : [])]
      return { type: 'text', code: `part_of(${parts.join(', ')})` }
    },
    split: ([text, at, n]) => {
      this.needs.add('texts')
      return { type: 'text', code: `split_at(${this.text(text!)}, ${this.text(at!)}, ${this.count(n!)})` }
    },
    adddays: ([at, days]) => {
      this.needs.add('moments').add('numbers')
      const { type } = this.said(at!)
      const kind = type === 'date' ? 'date' : 'timestamp'
      return { type, code: `days_later(${this.as(at!, 'timestamp')}, ${this.as(days!, 'number')}, "${kind}")` }
    },
    days: ([from, to]) => ({
      type: 'integer',
      code: `F.datediff(${this.as(to!, 'timestamp')}, ${this.as(from!, 'timestamp')}).cast("double")`,
    }),
    startof: ([part, at]) => {
      const known = part!.kind === 'value' ? String(part!.value).toLowerCase() : undefined
      const moment = this.as(at!, 'timestamp')
      if (known !== undefined && PARTS.includes(known)) return { type: 'date', code: `F.trunc(${moment}, "${known}")` }
      this.needs.add('moments').add('numbers')
      return { type: 'date', code: `start_of(${this.text(part!)}, ${moment})` }
    },
    isnull: ([value]) => ({ type: 'boolean', code: `${this.said(value!).code}.isNull()` }),
    coalesce: (args) => {
      const type = ofAll(args.map((arg) => this.said(arg).type))
      return { type, code: `F.coalesce(${args.map((arg) => this.as(arg, type)).join(', ')})` }
    },
    if: ([asked, then, otherwise]) => {
      const type = ofAll([this.said(then!).type, this.said(otherwise!).type])
      const [one, other] = [this.as(then!, type), this.as(otherwise!, type)]
      return { type, code: `F.when(${this.as(asked!, 'boolean')}, ${one}).otherwise(${other})` }
    },
    not: ([value]) => ({ type: 'boolean', code: `(~${this.as(value!, 'boolean')})` }),
    and: ([a, b]) => ({ type: 'boolean', code: `(${this.as(a!, 'boolean')} & ${this.as(b!, 'boolean')})` }),
    or: ([a, b]) => ({ type: 'boolean', code: `(${this.as(a!, 'boolean')} | ${this.as(b!, 'boolean')})` }),
  }

  private by(digits: Node): string {
    if (digits.kind === 'value' && typeof digits.value === 'number') {
      const by = 10 ** Math.max(-15, Math.min(15, Math.trunc(digits.value)))
      return `F.lit(float("${by}"))`
    }
    const most = `F.least(F.greatest(whole_part(${this.as(digits, 'number')}), F.lit(-15.0)), F.lit(15.0))`
    return `F.pow(F.lit(10.0), F.when(${this.as(digits, 'number')}.isNotNull(), ${most}))`
  }

  /** Both sides of a comparison; a text that stands beside a time is read as one. */
  private compared(args: readonly Node[]): string[] {
    const types = args.map((arg) => this.said(arg).type)
    const common = commonType(types[0]!, types[1]!)
    if (common) return args.map((arg) => this.as(arg, common))
    const moments = args.map((arg, at) => (isTime(types[at]!) ? this.as(arg, 'timestamp') : momentSaid(arg)))
    if (types.some(isTime) && !moments.includes(undefined)) return moments as string[]
    return args.map((arg) => this.text(arg))
  }
}

/** A text that is written down, as the moment that it names. */
function momentSaid(node: Node): string | undefined {
  const ms = node.kind === 'value' && typeof node.value === 'string' ? momentOf(node.value) : null
  return ms === null ? undefined : `F.lit(${python(momentLabel(ms, false))}).cast("timestamp")`
}

/** An expression over columns of `lines`, which stands as a Column of PySpark. It has to be one that can be compiled. */
export function expressionSpark(source: string, before: SparkBefore): SaidExpression {
  const speaker = new Speaker(before)
  const said = speaker.said(parseExpression(source))
  return { ...said, needs: [...speaker.needs], differs: [...speaker.differs] }
}
