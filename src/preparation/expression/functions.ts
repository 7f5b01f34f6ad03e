import * as moments from './moments'
import type { Cell } from './parse'
import { commonType, type Kind, type ValueType } from './types'

interface FunctionOf {
  takes: readonly Kind[]
  /** How many of the last may be left out; with `more`, the last may come any number of times. */
  optional?: number
  more?: true
  gives: ValueType | ((types: readonly ValueType[]) => ValueType | undefined)
  /** Sees missing values itself; otherwise one of them makes the answer missing. */
  seesNulls?: true
  run(args: Cell[]): Cell
}

type N = number
type S = string

const text = (takes: readonly Kind[], run: (args: string[]) => Cell, gives: ValueType = 'text'): FunctionOf => ({
  takes,
  gives,
  run: (args) => run(args as string[]),
})
const number = (run: (value: number) => number, gives: FunctionOf['gives'] = 'number'): FunctionOf => ({
  takes: ['number'],
  gives,
  run: ([value]) => run(value as N),
})
const time = (run: (ms: number) => Cell, gives: ValueType): FunctionOf => ({
  takes: ['time'],
  gives,
  run: ([ms]) => run(ms as N),
})
const ofAll = (types: readonly ValueType[]): ValueType | undefined =>
  types.reduce<ValueType | undefined>((all, type) => all && commonType(all, type), 'null')
const whole = (types: readonly ValueType[]): ValueType =>
  types.every((type) => type !== 'number') ? 'integer' : 'number'
const arithmetic = (run: (a: number, b: number) => number, gives: FunctionOf['gives'] = whole): FunctionOf => ({
  takes: ['number', 'number'],
  gives,
  run: ([a, b]) => run(a as N, b as N),
})
const utc = (ms: number) => new Date(ms)
const letters = (value: string) => Array.from(value)
const rounded = (value: number, digits: number) => {
  const by = 10 ** Math.max(-15, Math.min(15, Math.trunc(digits)))
  // Half away from zero, as databases do.
  return (Math.sign(value) * Math.round(Math.abs(value) * by)) / by
}

/** What expressions can do, by name. What is no number (a division by zero) is a missing value. */
export const functions: Readonly<Record<string, FunctionOf>> = {
  // `+`, `=` and their like, `if` and `coalesce` are typed where they are compiled: they look at both sides.
  '-': arithmetic((a, b) => a - b),
  '*': arithmetic((a, b) => a * b),
  '/': arithmetic((a, b) => a / b, 'number'),
  '%': arithmetic((a, b) => a % b),
  negative: number((value) => -value, whole),
  abs: number(Math.abs, whole),
  floor: number(Math.floor, 'integer'),
  ceil: number(Math.ceil, 'integer'),
  sqrt: number(Math.sqrt),
  ln: number(Math.log),
  log10: number(Math.log10),
  exp: number(Math.exp),
  power: arithmetic((a, b) => a ** b, 'number'),
  round: {
    takes: ['number', 'number'],
    optional: 1,
    gives: (types) => (types.length === 1 ? 'integer' : 'number'),
    run: ([value, digits = 0]) => rounded(value as N, digits as N),
  },
  least: { takes: ['number'], more: true, gives: whole, run: (args) => Math.min(...(args as N[])) },
  greatest: { takes: ['number'], more: true, gives: whole, run: (args) => Math.max(...(args as N[])) },
  number: text(['text'], ([value]) => (value!.trim() === '' ? null : Number(value)), 'number'),

  lower: text(['text'], ([value]) => value!.toLowerCase()),
  upper: text(['text'], ([value]) => value!.toUpperCase()),
  trim: text(['text'], ([value]) => value!.trim()),
  text: text(['text'], ([value]) => value!),
  length: text(['text'], ([value]) => letters(value!).length, 'integer'),
  contains: text(['text', 'text'], ([value, part]) => value!.includes(part!), 'boolean'),
  starts: text(['text', 'text'], ([value, part]) => value!.startsWith(part!), 'boolean'),
  ends: text(['text', 'text'], ([value, part]) => value!.endsWith(part!), 'boolean'),
  replace: text(['text', 'text', 'text'], ([value, part, by]) =>
    part === '' ? value! : value!.replaceAll(part!, () => by!),
  ),
  left: {
    takes: ['text', 'number'],
    gives: 'text',
    run: ([value, n]) =>
      letters(value as S)
        .slice(0, Math.max(0, n as N))
        .join(''),
  },
  right: {
    takes: ['text', 'number'],
    gives: 'text',
    run: ([value, n]) =>
      (n as N) < 1
        ? ''
        : letters(value as S)
            .slice(-Math.trunc(n as N))
            .join(''),
  },
  substring: {
    takes: ['text', 'number', 'number'],
    optional: 1,
    gives: 'text',
    run: ([value, from, n = Number.POSITIVE_INFINITY]) => {
      const first = Math.max(0, Math.trunc(from as N) - 1)
      return letters(value as S)
        .slice(first, first + Math.max(0, n as N))
        .join('')
    },
  },
  split: {
    takes: ['text', 'text', 'number'],
    gives: 'text',
    run: ([value, at, n]) => (at === '' ? null : ((value as S).split(at as S)[Math.trunc(n as N) - 1] ?? null)),
  },
  '&': { takes: ['text', 'text'], gives: 'text', run: (args) => args.join('') },
  concat: { takes: ['text'], more: true, gives: 'text', run: (args) => args.join('') },
  // What holds the parts apart stands in none of them as it is, so that different parts never make one key.
  key: {
    takes: ['text'],
    more: true,
    gives: 'text',
    run: (args) => args.map((part) => (part as S).replaceAll('|', '||')).join(' | '),
  },

  date: time(moments.dayOf, 'date'),
  year: time((ms) => utc(ms).getUTCFullYear(), 'integer'),
  quarter: time((ms) => Math.floor(utc(ms).getUTCMonth() / 3) + 1, 'integer'),
  month: time((ms) => utc(ms).getUTCMonth() + 1, 'integer'),
  week: time(moments.weekOf, 'integer'),
  day: time((ms) => utc(ms).getUTCDate(), 'integer'),
  hour: time((ms) => utc(ms).getUTCHours(), 'integer'),
  minute: time((ms) => utc(ms).getUTCMinutes(), 'integer'),
  weekday: time(moments.weekdayName, 'text'),
  weekdaynumber: time(moments.weekdayOf, 'integer'),
  adddays: {
    takes: ['time', 'number'],
    gives: ([type]) => type,
    run: ([ms, days]) => moments.addDays(ms as N, days as N),
  },
  days: { takes: ['time', 'time'], gives: 'integer', run: ([from, to]) => moments.daysBetween(from as N, to as N) },
  startof: { takes: ['text', 'time'], gives: 'date', run: ([part, ms]) => moments.startOf(part as S, ms as N) },
  time: text(['text'], ([value]) => moments.momentOf(value!), 'timestamp'),

  isnull: { takes: ['any'], gives: 'boolean', seesNulls: true, run: ([value]) => value === null },
  coalesce: {
    takes: ['any'],
    more: true,
    gives: ofAll,
    seesNulls: true,
    run: (args) => args.find((value) => value !== null) ?? null,
  },
  if: {
    takes: ['boolean', 'any', 'any'],
    gives: ([, then, otherwise]) => commonType(then!, otherwise!),
    seesNulls: true,
    run: ([asked, then, otherwise]) => (asked === true ? then! : otherwise!),
  },
  not: { takes: ['boolean'], gives: 'boolean', run: ([value]) => !value },
  // Of three values: what is missing may be either.
  and: {
    takes: ['boolean', 'boolean'],
    gives: 'boolean',
    seesNulls: true,
    run: ([a, b]) => (a === false || b === false ? false : a === null || b === null ? null : true),
  },
  or: {
    takes: ['boolean', 'boolean'],
    gives: 'boolean',
    seesNulls: true,
    run: ([a, b]) => (a === true || b === true ? true : a === null || b === null ? null : false),
  },
}

/** As the screen lists them. */
export const functionNames = Object.keys(functions).filter((name) => /^[a-z]/.test(name) && name !== 'negative')
