type Kind = 'blank' | 'comment' | 'text' | 'escaped' | 'dollars' | 'quoted' | 'number' | 'word' | 'sign'
interface Token {
  kind: Kind
  text: string
}

const TOKEN =
  /(?<blank>\s+)|(?<comment>--[^\n]*|\/\*[\s\S]*?(?:\*\/|$))|(?<escaped>e'(?:[^'\\]|\\[\s\S]|'')*')|(?<text>'(?:[^']|'')*')|(?<dollars>\$(?:[a-z_]\w*)?\$)|(?<quoted>"(?:[^"]|"")*")|(?<number>(?:\d[\d_]*\.?\d*|\.\d+)(?:e[+-]?\d+)?)|(?<word>[\p{L}_][\p{L}\p{N}\p{M}_]*)|(?<sign>::|\/\/|[\s\S])/iuy

/** The query of DuckDB as tokens; each sign of it stands in one of them. */
function tokensOf(query: string): Token[] {
  const tokens: Token[] = []
  for (let at = 0; at < query.length; ) {
    TOKEN.lastIndex = at
    const groups = TOKEN.exec(query)?.groups ?? {}
    const [kind = 'sign', found = query.charAt(at)] =
      Object.entries(groups).find(([, each]) => each !== undefined) ?? []
    let text = found
    if (kind === 'dollars') {
      const end = query.indexOf(found, at + found.length)
      if (end >= 0) text = query.slice(at, end + found.length)
    }
    tokens.push({ kind: kind as Kind, text })
    at += text.length
  }
  return tokens
}

/** A name in SQL of Spark. */
export const identifierOnSpark = (name: string) => `\`${name.replaceAll('`', '``')}\``

/** Backslashes mean something in texts of Spark, and dollars with braces name settings. */
const textOnSpark = (text: string) => `'${text.replace(/[\\'$]/g, (sign) => (sign === '$' ? '\\u0024' : `\\${sign}`))}'`

/** Functions that Spark has by another name and which mean the same. */
const FUNCTIONS: Readonly<Record<string, string>> = {
  quantile_cont: 'percentile',
  arg_min: 'min_by',
  argmin: 'min_by',
  arg_max: 'max_by',
  argmax: 'max_by',
  epoch_ms: 'unix_millis',
  list: 'collect_list',
  starts_with: 'startswith',
  ends_with: 'endswith',
  regexp_matches: 'regexp_like',
  strlen: 'octet_length',
  ord: 'ascii',
  list_contains: 'array_contains',
  list_distinct: 'array_distinct',
  array_length: 'size',
}
const TYPES: Readonly<Record<string, string>> = {
  varchar: 'STRING',
  text: 'STRING',
  hugeint: 'DECIMAL(38, 0)',
  ubigint: 'DECIMAL(20, 0)',
  uinteger: 'BIGINT',
  int4: 'INT',
  int8: 'BIGINT',
  float8: 'DOUBLE',
  datetime: 'TIMESTAMP',
  bool: 'BOOLEAN',
}

/** Where the call that opens behind a token closes, if it has so many arguments. */
function closing(told: readonly Token[], at: number, wanted: number): Token | undefined {
  let depth = 0
  let found = 1
  for (const token of told.slice(at + 1)) {
    if ('([{'.includes(token.text)) depth++
    else if (')]}'.includes(token.text)) depth--
    else if (token.text === ',' && depth === 1) found++
    if (depth === 0) return found === wanted ? token : undefined
  }
  return undefined
}

const OPENS = '([{'
const CLOSES = ')]}'
/** What may follow an order. */
const AFTER_ORDER = new Set(['limit', 'offset', 'rows', 'range', 'groups', 'union', 'intersect', 'except', 'using'])

/** The last token of each part of an order that does not say where missing values stand: DuckDB puts them last, Spark first where it ascends. */
function silentOrders(told: readonly Token[]): Set<Token> {
  const found = new Set<Token>()
  const lower = (at: number) => told[at]?.text.toLowerCase()
  for (const [at, { kind }] of told.entries()) {
    if (kind !== 'word' || lower(at) !== 'order' || lower(at + 1) !== 'by') continue
    let depth = 0
    let says = false
    for (let i = at + 2; i <= told.length; i++) {
      const text = lower(i)
      const ends =
        depth === 0 && (text === undefined || ',;'.includes(text) || CLOSES.includes(text) || AFTER_ORDER.has(text))
      if (ends) {
        if (!says && i > at + 2) found.add(told[i - 1]!)
        says = false
        if (text !== ',') break
      } else if (OPENS.includes(text!)) depth++
      else if (CLOSES.includes(text!)) depth--
      else if (depth === 0 && text === 'nulls') says = true
    }
  }
  return found
}

/**
 * A query of DuckDB in the dialect of Spark, as far as tokens tell: names in double quotes, texts, casts, functions by
 * another name. What means something else is left as it stands.
 */
export function asSparkSql(query: string): string {
  const tokens = tokensOf(query)
  const told = tokens.filter(({ kind }) => kind !== 'blank' && kind !== 'comment')
  while (told.at(-1)?.text === ';') told.pop()
  const last = told.at(-1)
  const end = last ? tokens.indexOf(last) + 1 : 0
  // The whole of what is found, not the first group of it.
  const whole = new Set(
    told.flatMap((token, at) =>
      token.kind === 'word' && token.text.toLowerCase() === 'regexp_extract' ? (closing(told, at, 2) ?? []) : [],
    ),
  )
  const silent = silentOrders(told)
  const beside = (token: Token, by: number) => told[told.indexOf(token) + by]?.text.toLowerCase()
  const word = (token: Token): string => {
    const name = token.text.toLowerCase()
    if (beside(token, 1) === '(' && Object.hasOwn(FUNCTIONS, name)) return FUNCTIONS[name]!
    const before = beside(token, -1)
    const asType = before === '::' || (before === 'as' && beside(token, 1) === ')')
    if (asType && Object.hasOwn(TYPES, name)) return TYPES[name]!
    if (name === 'exclude' && before === '*') return beside(token, 1) === '(' ? 'EXCEPT' : token.text
    return /^\w+$/.test(token.text) ? token.text : identifierOnSpark(token.text)
  }
  const said = (token: Token): string => {
    const { kind, text } = token
    if (kind === 'comment') return ' '
    if (kind === 'text') return textOnSpark(text.slice(1, -1).replaceAll("''", "'"))
    if (kind === 'escaped') return text.slice(1)
    if (kind === 'dollars') {
      const mark = text.indexOf('$', 1) + 1
      return textOnSpark(text.slice(mark, -mark))
    }
    if (kind === 'quoted') return identifierOnSpark(text.slice(1, -1).replaceAll('""', '"'))
    if (kind === 'number') return text.replaceAll('_', '')
    if (kind === 'word') return word(token)
    if (whole.has(token)) return ', 0)'
    return text === '//' ? ' DIV ' : text
  }
  return tokens
    .slice(0, end)
    .map((token) => said(token) + (silent.has(token) ? ' NULLS LAST' : ''))
    .join('')
}
