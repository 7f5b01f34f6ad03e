const LETTERS: Record<string, string> = {
  ...{ A: 'Å', B: 'Ɓ', C: 'Ç', D: 'Ð', E: 'É', F: 'Ƒ', G: 'Ĝ', H: 'Ĥ', I: 'Î', J: 'Ĵ', K: 'Ķ', L: 'Ļ', M: 'Ṁ' },
  ...{ N: 'Ñ', O: 'Ö', P: 'Þ', Q: 'Ǫ', R: 'Ŕ', S: 'Š', T: 'Ţ', U: 'Û', V: 'Ṽ', W: 'Ŵ', X: 'Ẋ', Y: 'Ý', Z: 'Ž' },
  ...{ a: 'å', b: 'ƀ', c: 'ç', d: 'ð', e: 'é', f: 'ƒ', g: 'ĝ', h: 'ĥ', i: 'î', j: 'ĵ', k: 'ķ', l: 'ļ', m: 'ɱ' },
  ...{ n: 'ñ', o: 'ö', p: 'þ', q: 'ǫ', r: 'ŕ', s: 'š', t: 'ţ', u: 'û', v: 'ṽ', w: 'ŵ', x: 'ẋ', y: 'ý', z: 'ž' },
}

/** Around data in a text of the language; of the private use area, so that nothing else has them. */
const BEGIN = '\uE000'
const END = '\uE001'

const DATA_OR_LETTER = new RegExp(`${BEGIN}([^${END}]*)${END}|([A-Za-z])`, 'g')

export const hasLetters = (text: string): boolean => /[A-Za-z]/.test(text)

export const asData = (text: string): string => `${BEGIN}${text}${END}`

export const withoutMarks = (text: string): string => text.replaceAll(BEGIN, '').replaceAll(END, '')

/** `Lift by store` with `store` as data: `⟦Ļîîƒţ ƀý store⟧`. A third longer, as many languages are. */
export function accent(text: string): string {
  const plain = withoutMarks(text)
  if (!hasLetters(plain)) return plain
  const accented = text.replace(DATA_OR_LETTER, (_, data: string | undefined, letter: string) => {
    if (data !== undefined) return data
    const made = LETTERS[letter] ?? letter
    return /[aeiou]/.test(letter) ? made + made : made
  })
  return accented === plain ? plain : `⟦${accented}⟧`
}
