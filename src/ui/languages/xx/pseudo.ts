import { accent, asData, hasLetters, withoutMarks } from './accent'

type Wordy = (...given: unknown[]) => unknown

/** Plain objects and lists; everything else is left as it is. */
function isParts(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype
}

function eachText(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (!isParts(value)) return value
  if (Array.isArray(value)) return value.map((part) => eachText(part, change))
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, eachText(part, change)]))
}

/** Marks the `wanted` of the texts among what is given, counted through. */
function marked(given: unknown[], wanted: (place: number) => boolean): unknown[] {
  let place = 0
  return given.map((one) => eachText(one, (text) => (hasLetters(text) && wanted(place++) ? asData(text) : text)))
}

function countTexts(given: unknown[]): number {
  let count = 0
  marked(given, () => ++count > 0)
  return count
}

/** What is given is data where marking it changes nothing else: a key that is looked up by or compared is none. */
function saidWithMarks(english: Wordy, given: unknown[]): unknown {
  const plain = JSON.stringify(english(...given))
  const tried = (wanted: (place: number) => boolean): { said: unknown } | undefined => {
    try {
      const said = english(...marked(given, wanted))
      return JSON.stringify(eachText(said, withoutMarks)) === plain ? { said } : undefined
    } catch {
      return undefined
    }
  }
  const whole = tried(() => true)
  if (whole) return whole.said
  const data = Array.from({ length: countTexts(given) }, (_, at) => at).filter((at) => tried((place) => place === at))
  return tried((place) => data.includes(place))?.said ?? english(...given)
}

const made = new WeakMap<object, unknown>()

function pseudoFunction(english: Wordy): Wordy {
  return (...given) => eachText(saidWithMarks(english, given), accent)
}

/** Words of English, accented and lengthened; functions keep what is put into them. */
export function pseudo(english: unknown): unknown {
  if (typeof english === 'string') return accent(english)
  if (typeof english !== 'function' && !isParts(english)) return english
  let known = made.get(english)
  if (known === undefined) {
    if (typeof english === 'function') known = pseudoFunction(english as Wordy)
    else if (Array.isArray(english)) known = english.map(pseudo)
    else known = Object.fromEntries(Object.entries(english).map(([key, part]) => [key, pseudo(part)]))
    made.set(english, known)
  }
  return known
}
