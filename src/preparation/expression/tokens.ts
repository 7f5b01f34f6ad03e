import { ExpressionFault } from './fault'

export interface Token {
  kind: 'number' | 'text' | 'quoted' | 'word' | 'sign' | 'end'
  /** Without its quotes; words as they are written. */
  text: string
  at: number
}

const TOKEN =
  /(?<number>(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)|'(?<text>(?:[^']|'')*)'|"(?<quoted>(?:[^"]|"")*)"|(?<word>[\p{L}_][\p{L}\p{M}\p{N}_]*)|(?<sign><=|>=|<>|!=|[-+*/%&=<>(),])/iuy

export function tokensOf(source: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  for (;;) {
    while (/\s/u.test(source.charAt(at))) at++
    if (at >= source.length) return [...tokens, { kind: 'end', text: '', at }]
    TOKEN.lastIndex = at
    const groups = TOKEN.exec(source)?.groups
    if (!groups) {
      const sign = String.fromCodePoint(source.codePointAt(at)!)
      throw new ExpressionFault(sign === "'" || sign === '"' ? 'unclosed' : 'signUnknown', at, { sign })
    }
    const [kind, raw] = Object.entries(groups).find(([, found]) => found !== undefined) as [Token['kind'], string]
    const text = kind === 'text' ? raw.replaceAll("''", "'") : kind === 'quoted' ? raw.replaceAll('""', '"') : raw
    tokens.push({ kind, text, at })
    at = TOKEN.lastIndex
  }
}
