import type { Wording } from '../../recipe/sentence'

/** What the screen speaks. English is built in; any other language is a folder that brings its locale and its chapters. */
export interface Language {
  /** Of numbers, dates and lists: they follow the words, not the browser. */
  locale: string
  /** Words by chapter, each of the shape of the English one; what is missing is said in English. */
  words: Readonly<Record<string, object>>
  /** Sentences of the other rooms by room, each as a function of the same facts. */
  sentences?: Readonly<Record<string, Readonly<Record<string, Wording>>>>
}

const chapters = new Map<string, object>()

/** English words of every chapter that was loaded. */
export const englishChapters: ReadonlyMap<string, object> = chapters

/** English numbers as the reader writes them, where the browser is English. */
function englishLocale(): string {
  const wanted = typeof navigator === 'undefined' ? [] : (navigator.languages ?? [navigator.language])
  return wanted.find((each) => /^en\b/i.test(each)) ?? 'en-GB'
}

let spoken: Language = { locale: englishLocale(), words: {} }

export const locale = (): string => spoken.locale

/** To be called before the first word is read, that is before anything is drawn. */
export function speak(language: Language): void {
  spoken = language
}

/** How a sentence of another room reads, where the language that is spoken knows it. */
export function wordingOf(says: string): Wording | undefined {
  const at = says.indexOf('.')
  return spoken.sentences?.[says.slice(0, at)]?.[says.slice(at + 1)]
}

const isChapter = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function lookedUp(chapter: string, path: readonly PropertyKey[]): unknown {
  let at: unknown = spoken.words[chapter]
  for (const key of path) at = isChapter(at) ? Reflect.get(at, key) : undefined
  return at
}

function spokenPart<T extends object>(chapter: string, path: readonly PropertyKey[], english: T): T {
  const parts = new Map<PropertyKey, object>()
  return new Proxy(english, {
    get(target, key) {
      const word: unknown = Reflect.get(target, key)
      if (isChapter(word)) {
        const part = parts.get(key) ?? spokenPart(chapter, [...path, key], word)
        parts.set(key, part)
        return part
      }
      return lookedUp(chapter, [...path, key]) ?? word
    },
  })
}

/**
 * A chapter of words, given in English and read in the language that is spoken. Parts may be held on to (`const words =
 * ruleWords.detail`); single words may not be read before a language was chosen, so never while a module is loaded.
 */
export function words<const T extends object>(chapter: string, english: T): T {
  chapters.set(chapter, english)
  return spokenPart(chapter, [], english)
}
