import { type Filter, TEXT_OPS } from '../../recipe/schema'

export type TextOp = (typeof TEXT_OPS)[number]

export function isTextOp(op: Filter['op']): op is TextOp {
  return (TEXT_OPS as readonly string[]).includes(op)
}

/** Whether a text reads as the value says, for a column of any type as it is written in results. */
export function textTest(op: TextOp, value: string): (label: string) => boolean {
  const wanted = value.toLowerCase()
  const negated = op.startsWith('not ')
  const test = TESTS[(negated ? op.slice('not '.length) : op) as keyof typeof TESTS]
  return (label) => test(label.toLowerCase(), wanted) !== negated
}

const TESTS = {
  contains: (text: string, wanted: string) => text.includes(wanted),
  'begins with': (text: string, wanted: string) => text.startsWith(wanted),
  matches: matchesPattern,
}

/**
 * `*` stands for any text, `?` for one character, all else for itself. Goes back to the last `*` alone, so that no
 * pattern a link brings takes longer than its length times that of the text.
 */
export function matchesPattern(text: string, pattern: string): boolean {
  const characters = Array.from(text)
  const parts = Array.from(pattern)
  let at = 0
  let part = 0
  let star = -1
  let resume = 0
  while (at < characters.length) {
    if (parts[part] === '*') {
      star = part++
      resume = at
    } else if (part < parts.length && (parts[part] === '?' || parts[part] === characters[at])) {
      part++
      at++
    } else if (star >= 0) {
      part = star + 1
      at = ++resume
    } else return false
  }
  while (parts[part] === '*') part++
  return part === parts.length
}
