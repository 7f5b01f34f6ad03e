import { ExpressionFault } from './fault'
import { type Token, tokensOf } from './tokens'

export type Cell = number | string | boolean | null

/** Everything but columns and values is a call: `a + b` is one of `+`, `case` is calls of `if`. */
export type Node =
  | { kind: 'value'; value: Cell; at: number }
  | { kind: 'column'; name: string; at: number }
  | { kind: 'call'; name: string; args: readonly Node[]; at: number }

/** Nesting beyond this is nobody's sum, and would end in an overflow. */
const DEEPEST = 200
/** Of one rank, evaluated from the left; the ranks bind ever closer. */
const RANKS = [
  ['+', '-', '&'],
  ['*', '/', '%'],
] as const
const COMPARISONS = ['=', '!=', '<>', '<', '<=', '>', '>=']
/** Names that are never columns, unless they stand in double quotes. */
const KEYWORDS = ['and', 'or', 'not', 'is', 'in', 'null', 'true', 'false', 'case', 'when', 'then', 'else', 'end']

class Parser {
  private readonly tokens: Token[]
  private place = 0
  private depth = 0

  constructor(source: string) {
    this.tokens = tokensOf(source)
  }

  whole(): Node {
    const node = this.either()
    if (this.now.kind !== 'end') this.fail()
    return node
  }

  private get now(): Token {
    return this.tokens[this.place]!
  }

  private fail(): never {
    const { kind, text, at } = this.now
    throw new ExpressionFault(kind === 'end' ? 'endsEarly' : 'unexpected', at, { text })
  }

  private isWord(word: string): boolean {
    return this.now.kind === 'word' && this.now.text.toLowerCase() === word
  }

  private takeWord(word: string): boolean {
    if (!this.isWord(word)) return false
    this.place++
    return true
  }

  private takeSign(signs: readonly string[]): string | undefined {
    const { kind, text } = this.now
    if (kind !== 'sign' || !signs.includes(text)) return undefined
    this.place++
    return text
  }

  private need(taken: unknown): void {
    if (!taken) this.fail()
  }

  private either(): Node {
    if (++this.depth > DEEPEST) this.fail()
    let left = this.both()
    for (let { at } = this.now; this.takeWord('or'); at = this.now.at) left = call('or', at, left, this.both())
    this.depth--
    return left
  }

  private both(): Node {
    let left = this.negated()
    for (let { at } = this.now; this.takeWord('and'); at = this.now.at) left = call('and', at, left, this.negated())
    return left
  }

  private negated(): Node {
    let times = 0
    const { at } = this.now
    while (this.takeWord('not')) times++
    const node = this.compared()
    return times % 2 === 0 ? node : call('not', at, node)
  }

  private compared(): Node {
    const left = this.ranked(0)
    const { at } = this.now
    const sign = this.takeSign(COMPARISONS)
    if (sign) return call(sign === '<>' ? '!=' : sign, at, left, this.ranked(0))
    if (this.takeWord('is')) {
      const negated = this.takeWord('not')
      this.need(this.takeWord('null'))
      return not(call('isnull', at, left), negated)
    }
    const negated = this.isWord('not') && this.takeWord('not')
    if (this.takeWord('in')) {
      const all = this.list().map((each) => call('=', at, left, each))
      if (all.length === 0) this.fail()
      return not(
        all.reduce((one, other) => call('or', at, one, other)),
        negated,
      )
    }
    if (negated) this.fail()
    return left
  }

  private ranked(rank: number): Node {
    const signs = RANKS[rank]
    if (!signs) return this.signed()
    let left = this.ranked(rank + 1)
    for (;;) {
      const { at } = this.now
      const sign = this.takeSign(signs)
      if (!sign) return left
      left = call(sign, at, left, this.ranked(rank + 1))
    }
  }

  private signed(): Node {
    const { at } = this.now
    let negative = false
    for (let sign = this.takeSign(['-', '+']); sign; sign = this.takeSign(['-', '+']))
      negative = negative !== (sign === '-')
    const node = this.primary()
    return negative ? call('negative', at, node) : node
  }

  /** Behind a parenthesis that opens. */
  private list(): Node[] {
    this.need(this.takeSign(['(']))
    if (this.takeSign([')'])) return []
    const nodes = [this.either()]
    while (this.takeSign([','])) nodes.push(this.either())
    this.need(this.takeSign([')']))
    return nodes
  }

  private primary(): Node {
    const { kind, text, at } = this.now
    if (kind === 'sign' && text === '(') {
      this.place++
      const node = this.either()
      this.need(this.takeSign([')']))
      return node
    }
    if (kind === 'sign' || kind === 'end') this.fail()
    const word = kind === 'word' ? text.toLowerCase() : ''
    if (word === 'case') return this.cases()
    if (['true', 'false', 'null'].includes(word)) {
      this.place++
      return { kind: 'value', value: word === 'null' ? null : word === 'true', at }
    }
    if (KEYWORDS.includes(word)) this.fail()
    this.place++
    if (kind === 'number') return { kind: 'value', value: Number(text), at }
    if (kind === 'text') return { kind: 'value', value: text, at }
    const opens = this.now.kind === 'sign' && this.now.text === '('
    if (kind === 'word' && opens) return { kind: 'call', name: word, args: this.list(), at }
    return { kind: 'column', name: text, at }
  }

  private cases(): Node {
    const { at } = this.now
    this.place++
    const subject = this.isWord('when') ? undefined : this.either()
    const branches: [Node, Node][] = []
    while (this.takeWord('when')) {
      const asked = this.either()
      this.need(this.takeWord('then'))
      branches.push([subject ? call('=', at, subject, asked) : asked, this.either()])
    }
    if (branches.length === 0) this.fail()
    const otherwise: Node = this.takeWord('else') ? this.either() : { kind: 'value', value: null, at }
    this.need(this.takeWord('end'))
    return branches.reduceRight((rest, [when, then]) => call('if', at, when, then, rest), otherwise)
  }
}

const call = (name: string, at: number, ...args: Node[]): Node => ({ kind: 'call', name, args, at })
const not = (node: Node, negated: boolean): Node => (negated ? call('not', node.at, node) : node)

export const parseExpression = (source: string): Node => new Parser(source).whole()
