const TRUE = new Set(['1', 'true', 't', 'yes', 'y', 'x', 'ja', 'j', 'oui', 'o', 'vrai', 'wahr', 'si', 'sì', 'sí', 'on'])
const FALSE = new Set(['0', 'false', 'f', 'no', 'n', 'nein', 'non', 'faux', 'falsch', 'off', '-'])

/** Reads a word as yes or no; any number but zero is a yes; undefined for what is neither. */
export function parseFlag(text: string): boolean | undefined {
  const word = text.toLowerCase()
  if (TRUE.has(word)) return true
  if (FALSE.has(word)) return false
  const number = Number(word)
  return word === '' || Number.isNaN(number) ? undefined : number !== 0
}
