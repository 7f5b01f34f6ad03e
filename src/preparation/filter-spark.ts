import type { Column } from './columns'
import type { Filter } from './filter'
import { parseFlag } from './flag'
import type { SparkBefore } from './on-spark'
import { python } from './python'
import { cellOf, type Said, textOf } from './spark/column'
import { momentSaid } from './spark/time'
import { SparkUnsaid } from './spark/unsaid'
import { isNumeric, isTime } from './sql-text'

type Scalar = string | number | boolean
type Around = Pick<SparkBefore, 'names' | 'read'> & {
  /** Python that says, of a column of texts, who is in a set that was kept under a name. */
  set?(reference: string, text: string): string
}

const TEXTS: Record<string, string> = { contains: 'contains', 'begins with': 'startswith', matches: 'like' }
const SIGNS: Record<string, string> = { '=': '==', '!=': '!=', '<': '<', '<=': '<=', '>': '>', '>=': '>=' }
const COMPARE: Record<string, (difference: number) => boolean> = {
  '=': (difference) => difference === 0,
  in: (difference) => difference === 0,
  '!=': (difference) => difference !== 0,
  'not in': (difference) => difference !== 0,
  '<': (difference) => difference < 0,
  '<=': (difference) => difference <= 0,
  '>': (difference) => difference > 0,
  '>=': (difference) => difference >= 0,
}

/** As cells are: without blanks around it. */
const label = (value: Scalar) => String(value).replace(/^ +|(?<! ) +$/g, '')

function asNumber(value: Scalar): number | undefined {
  if (typeof value === 'number') return value
  if (typeof value === 'boolean' || value.trim() === '') return undefined
  const number = Number(value)
  return Number.isNaN(number) ? undefined : number
}

/** Whole numbers that no integer of Spark holds are written with their exponent. */
const numberSaid = (value: number) =>
  Number.isInteger(value) && !Number.isSafeInteger(value) ? value.toExponential() : python(value)

/** `says` is one of several values, or none of them. */
function among(cell: string, values: readonly string[], op: Filter['op']): string {
  const there = `${cell}.isNotNull()`
  if (values.length === 0) return op === 'in' ? 'F.lit(False)' : there
  return `${op === 'in' ? '' : '~'}${cell}.isin([${values.join(', ')}])`
}

function flagTest(op: Filter['op'], values: readonly Scalar[], cell: string): string {
  const flags = values.map((value) => (typeof value === 'boolean' ? value : parseFlag(String(value))))
  const quantifier = op === 'not in' ? 'every' : 'some'
  const passes = (flag: boolean) => flags[quantifier]((wanted) => COMPARE[op]!(Number(flag) - Number(wanted)))
  const [yes, no] = [passes(true), passes(false)]
  if (yes && no) return `${cell}.isNotNull()`
  return yes ? cell : no ? `~${cell}` : 'F.lit(False)'
}

function textTest(op: Filter['op'], value: Scalar, text: Said): Said {
  const negated = op.startsWith('not ')
  const name = TEXTS[negated ? op.slice('not '.length) : op]!
  const wanted = label(value).toLowerCase()
  const signs: Record<string, string> = { '*': '%', '?': '_' }
  const pattern = name === 'like' ? wanted.replace(/[\\%_*?]/g, (sign) => signs[sign] ?? `\\${sign}`) : wanted
  return { ...text, code: `${negated ? '~' : ''}F.lower(${text.code}).${name}(${python(pattern)})` }
}

function compared(cell: string, op: Filter['op'], values: readonly string[]): string {
  if (op === 'in' || op === 'not in') return among(cell, values, op)
  return `${cell} ${SIGNS[op]} ${values[0]}`
}

/** A condition on a column of `lines` as a Column of PySpark; what is missing meets none. */
export function filterSpark({ op, value }: Filter, column: Column, around: Around): Said {
  const cell = cellOf(column, around)
  if (op === 'is null') return { code: `${cell}.isNull()`, needs: [] }
  if (op === 'is not null') return { code: `${cell}.isNotNull()`, needs: [] }
  const values: readonly Scalar[] = Array.isArray(value) ? value : value === undefined ? [] : [value]
  const text = textOf(column, around)
  if (op === 'in set' || op === 'not in set') {
    const set = Array.isArray(value)
      ? `${text.code}.isin(${python(value.map(String))})`
      : around.set?.(String(value), text.code)
    if (set === undefined) throw new SparkUnsaid('keptSet', { set: String(value) })
    return { ...text, code: op === 'in set' ? set : `~${set}` }
  }
  const several = op === 'in' || op === 'not in'
  if (!several && values.length !== 1) throw new SparkUnsaid('filterWithoutValue', { column: column.name })
  if (!several && SIGNS[op] === undefined) return textTest(op, values[0]!, text)
  if (isTime(column)) {
    const moments = values.map((each) => momentSaid(typeof each === 'boolean' ? Number(each) : each, around.read))
    const said = moments.map(({ code }) => code)
    return { code: compared(cell, op, said), needs: moments.flatMap(({ needs }) => needs) }
  }
  const numbers = values.map(asNumber)
  if (isNumeric(column) && !numbers.includes(undefined))
    return { code: compared(cell, op, (numbers as number[]).map(numberSaid)), needs: [] }
  if (column.type === 'boolean') return { code: flagTest(op, values, cell), needs: [] }
  if (!several && op !== '=' && op !== '!=' && typeof values[0] === 'number')
    return {
      code: `number_in(${text.code}) ${SIGNS[op]} ${numberSaid(values[0])}`,
      needs: [...text.needs, 'numbers'],
    }
  const said = values.map((each) => python(label(each)))
  return { ...text, code: compared(text.code, op, said) }
}
