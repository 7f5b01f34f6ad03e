import { englishSentences, type Wording } from '../../../recipe/sentence'
import { englishChapters, type Language } from '../../base/language'
import { pseudo } from './pseudo'

// Sentences of workers are declared in the workers; here they are needed on the screen's side.
import.meta.glob('/src/**/sentences.ts', { eager: true })

/** Looked up when asked for: chapters come with their views. */
const lookedUp = <T extends object>(english: (name: string) => object | undefined): Readonly<Record<string, T>> =>
  new Proxy({}, { get: (_, name) => (typeof name === 'string' ? pseudo(english(name)) : undefined) })

function sentencesIn(room: string): Record<string, Wording> {
  const own = [...englishSentences].filter(([says]) => says.startsWith(`${room}.`))
  return Object.fromEntries(own.map(([says, wording]) => [says.slice(room.length + 1), wording]))
}

/**
 * A language of nobody: English with accents, a third longer, in brackets. What is still plain on the screen was never
 * a word of a chapter, and what breaks would break in German. Numbers and dates are Greek, in letters of their own.
 */
export const language: Language = {
  locale: 'el',
  words: lookedUp((chapter) => englishChapters.get(chapter)),
  sentences: lookedUp(sentencesIn),
}
