import * as z from 'zod/mini'

/** What colours and lengths may be made of; nothing among it fetches anything. */
const FUNCTIONS = new Set(
  'calc clamp color color-mix hsl hsla hwb lab lch light-dark max min oklab oklch rgb rgba'.split(' '),
)

/** No colons, escapes, comments, at-rules or ends of declarations. */
const CHARACTERS = /^[\p{L}\p{N}\s#%.,()'"/+*_-]*$/u
const CALLS = /([^\s,(/+*]*)\(/gu

function isHarmless(value: string): boolean {
  if (!CHARACTERS.test(value) || value.includes('/*')) return false
  return Array.from(value.matchAll(CALLS), ([, name = '']) => name).every(
    (name) => name === '' || FUNCTIONS.has(name.toLowerCase()),
  )
}

/** A value of a design token: a colour, a length, a font. `url()` and its like would be a way out for data. */
export const tokenValue = z
  .string()
  .check(z.maxLength(500), z.refine(isHarmless, { error: 'Give a colour, a length or a font.' }))

/** Names that the page has no token of, and a host has no business to set. */
export function unknownTokens(names: readonly string[]): string[] {
  const known = getComputedStyle(document.documentElement)
  return names.filter((name) => known.getPropertyValue(name) === '')
}
