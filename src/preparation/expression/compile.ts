import { ExpressionFault } from './fault'
import { functionNames, functions } from './functions'
import { momentLabel, momentOf } from './moments'
import { type Cell, type Node, parseExpression } from './parse'
import { commonType, fits, isNumeric, isTime, type ValueType } from './types'

/** A column that an expression reads, and as what. */
export interface Need {
  name: string
  as: 'number' | 'text' | 'time' | 'boolean'
}

export interface Compiled {
  type: ValueType
  needs: readonly Need[]
  /** `cells` are those of one row, in the order of the needs; what is missing is null. */
  run(cells: readonly Cell[]): Cell
}

type Run = Compiled['run']
interface Typed {
  type: ValueType
  run: Run
}

export type ColumnTypes = ReadonlyMap<string, ValueType | 'list'>

const COMPARISONS = new Map<string, (order: number) => boolean>([
  ['=', (order) => order === 0],
  ['!=', (order) => order !== 0],
  ['<', (order) => order < 0],
  ['<=', (order) => order <= 0],
  ['>', (order) => order > 0],
  ['>=', (order) => order >= 0],
])

/** By code point, as everywhere in results. */
function orderOf(a: Cell, b: Cell): number {
  if (typeof a !== 'string' || typeof b !== 'string') return Number(a) - Number(b)
  if (a === b) return 0
  const [left, right] = [
    Array.from(a, (letter) => letter.codePointAt(0)!),
    Array.from(b, (letter) => letter.codePointAt(0)!),
  ]
  const at = left.findIndex((code, place) => code !== right[place])
  return at < 0 ? -1 : left[at]! - (right[at] ?? -1)
}

const labelOf =
  (type: ValueType) =>
  (value: Cell): Cell => {
    if (value === null || typeof value === 'string') return value
    return isTime(type) ? momentLabel(value as number, type === 'date') : String(value)
  }

/** What is no finite number is no value. */
const settled = (value: Cell): Cell => (typeof value === 'number' && !Number.isFinite(value) ? null : value)

const typeOf = (value: Cell): ValueType =>
  value === null
    ? 'null'
    : typeof value === 'string'
      ? 'text'
      : typeof value === 'boolean'
        ? 'boolean'
        : Number.isInteger(value)
          ? 'integer'
          : 'number'

/** What of a column can be asked of it as what it is. */
const asOf = (type: ValueType): Need['as'] =>
  isNumeric(type) ? 'number' : isTime(type) ? 'time' : type === 'boolean' ? 'boolean' : 'text'

class Compiler {
  readonly needs: Need[] = []
  constructor(private readonly columns: ColumnTypes) {}

  private place(name: string, as: Need['as']): Run {
    let at = this.needs.findIndex((need) => need.name === name && need.as === as)
    if (at < 0) at = this.needs.push({ name, as }) - 1
    return (cells) => cells[at]!
  }

  private columnType({ name, at }: Node & { kind: 'column' }): ValueType {
    const type = this.columns.get(name)
    if (type === undefined) throw new ExpressionFault('columnUnknown', at, { name, columns: [...this.columns.keys()] })
    if (type === 'list') throw new ExpressionFault('listColumn', at, { name })
    return type
  }

  typed(node: Node): Typed {
    switch (node.kind) {
      case 'value':
        return { type: typeOf(node.value), run: () => node.value }
      case 'column': {
        const type = this.columnType(node)
        return { type, run: this.place(node.name, asOf(type)) }
      }
      case 'call':
        return this.called(node)
    }
  }

  /** As it is written: of a column that is what stands in the file, so that long numbers keep all their digits. */
  text(node: Node): Run {
    if (node.kind === 'column') {
      this.columnType(node)
      return this.place(node.name, 'text')
    }
    const { type, run } = this.typed(node)
    const label = labelOf(type)
    return (cells) => label(run(cells))
  }

  private called(node: Node & { kind: 'call' }): Typed {
    const { name, args, at } = node
    if (name === '+') return this.plus(node)
    const comparison = COMPARISONS.get(name)
    if (comparison) return this.compared(node, comparison)
    const known = Object.hasOwn(functions, name) ? functions[name] : undefined
    if (!known) throw new ExpressionFault('functionUnknown', at, { name, functions: functionNames })
    const { takes, optional = 0, more, gives, seesNulls, run } = known
    if (args.length < takes.length - optional || (args.length > takes.length && !more))
      throw new ExpressionFault('argumentCount', at, { name, found: args.length, expected: takes.length })
    const types: ValueType[] = []
    const runs = args.map((arg, place): Run => {
      const kind = takes[Math.min(place, takes.length - 1)]!
      if (kind === 'text') {
        types.push('text')
        return this.text(arg)
      }
      const typed = this.typed(arg)
      if (!fits(typed.type, kind))
        throw new ExpressionFault('argumentType', arg.at, { name, found: typed.type, expected: kind })
      types.push(typed.type)
      return typed.run
    })
    const type = typeof gives === 'function' ? gives(types) : gives
    if (type === undefined) throw new ExpressionFault('notAlike', at, { name, types })
    if (seesNulls) return { type, run: (cells) => settled(run(runs.map((each) => each(cells)))) }
    return {
      type,
      run(cells) {
        const values: Cell[] = []
        for (const each of runs) {
          const value = each(cells)
          if (value === null) return null
          values.push(value)
        }
        return settled(run(values))
      },
    }
  }

  /** Adds numbers, and joins texts. */
  private plus({ args, at }: Node & { kind: 'call' }): Typed {
    const [left, right] = args.map((arg) => this.typed(arg)) as [Typed, Typed]
    if (isNumeric(left.type) && isNumeric(right.type)) {
      const type = commonType(left.type, right.type) ?? 'number'
      return { type, run: bothOf(left.run, right.run, (a, b) => settled((a as number) + (b as number))) }
    }
    if (left.type !== 'text' && right.type !== 'text')
      throw new ExpressionFault('plusOfTimes', at, { types: [left.type, right.type] })
    const [one, other] = args.map((arg) => this.text(arg)) as [Run, Run]
    return { type: 'text', run: bothOf(one, other, (a, b) => `${a}${b}`) }
  }

  private compared({ name, args, at }: Node & { kind: 'call' }, test: (order: number) => boolean): Typed {
    const [left, right] = args.map((arg) => this.typed(arg)) as [Typed, Typed]
    const compare = (one: Run, other: Run): Typed => ({
      type: 'boolean',
      run: bothOf(one, other, (a, b) => test(orderOf(a, b))),
    })
    if (commonType(left.type, right.type)) return compare(left.run, right.run)
    const [asMoment, asOther] = [this.moment(args[0]!, right.type), this.moment(args[1]!, left.type)]
    if (asMoment) return compare(asMoment, right.run)
    if (asOther) return compare(left.run, asOther)
    const oneIsText = left.type === 'text' || right.type === 'text'
    if (!oneIsText || (name !== '=' && name !== '!='))
      throw new ExpressionFault('notAlike', at, { name, types: [left.type, right.type] })
    return compare(this.text(args[0]!), this.text(args[1]!))
  }

  /** A text that stands beside a time is read as one. */
  private moment(node: Node, beside: ValueType): Run | undefined {
    if (!isTime(beside) || node.kind !== 'value' || typeof node.value !== 'string') return undefined
    const moment = momentOf(node.value)
    if (moment === null)
      throw new ExpressionFault('argumentType', node.at, { name: node.value, found: 'text', expected: 'time' })
    return () => moment
  }
}

function bothOf(left: Run, right: Run, run: (a: Cell, b: Cell) => Cell): Run {
  return (cells) => {
    const one = left(cells)
    if (one === null) return null
    const other = right(cells)
    return other === null ? null : run(one, other)
  }
}

/** An expression over columns of these types; throws an `ExpressionFault` that says what is wrong and where. */
export function compileExpression(source: string, columns: ColumnTypes): Compiled {
  const compiler = new Compiler(columns)
  const { type, run } = compiler.typed(parseExpression(source))
  return { type, needs: compiler.needs, run }
}
