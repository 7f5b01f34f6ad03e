import { type Dictionary, NULL_CODE } from '../readers/batch'

/** Texts that come up in one pass, and their codes; trimmed of blanks, and empty ones missing, as readers have it. */
export interface Texts {
  dictionary: Dictionary
  code(text: string | null): number
}

/** Most have no blanks around them: those cost no search. */
const trimmed = (text: string) =>
  text.startsWith(' ') || text.endsWith(' ') ? text.replace(/^ +|(?<! ) +$/g, '') : text

export function createTexts(): Texts {
  const codes = new Map<string, number>()
  const labels: string[] = []
  return {
    dictionary: {
      get size() {
        return labels.length
      },
      label: (code) => labels[code]!,
    },
    code(text) {
      const label = text === null ? '' : trimmed(text)
      if (label === '') return NULL_CODE
      let code = codes.get(label)
      if (code === undefined) {
        code = labels.push(label) - 1
        codes.set(label, code)
      }
      return code
    },
  }
}
