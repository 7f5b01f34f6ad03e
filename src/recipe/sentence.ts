import { brief } from './brief'

/** What may stand in a sentence: data, or another sentence. All of it crosses borders. */
export type Fact = string | number | boolean | null | Sentence | readonly Fact[]

/**
 * A sentence made far from the screen: which one it is, what it is about, and how it reads in English. The screen
 * puts it into the language that is spoken; whoever speaks none reads the English.
 */
export interface Sentence {
  /** Room and name, `csv.unclosedQuote`; stable. */
  says: string
  facts: Readonly<Record<string, Fact>>
  english: string
}

/** How a sentence reads in one language. */
export type Wording = string | ((facts: never) => string)

/** A word among the facts may be given as a sentence of its own, so that it is put into the same language. */
type Given<T> = T extends string ? T | Sentence : T extends readonly (infer E)[] ? readonly Given<E>[] : T
export type GivenFacts<F> = { readonly [K in keyof F]: Given<F[K]> }

declare const wordings: unique symbol

/** Carries, for translators, what English says; nothing at run time. */
export interface InEnglish<W> {
  readonly [wordings]: W
}

export type Sentences<W extends Readonly<Record<string, Wording>>> = {
  readonly [K in keyof W]: W[K] extends (facts: infer F) => string ? (facts: GivenFacts<F>) => Sentence : () => Sentence
} & InEnglish<W>

const known = new Map<string, Wording>()

/** Every sentence of every room that was loaded, by what it `says`. */
export const englishSentences: ReadonlyMap<string, Wording> = known

/** Puts facts into a wording; `told` reads the sentences among them. */
export function inWords(wording: Wording, facts: Sentence['facts'], told: (part: Sentence) => string): string {
  if (typeof wording === 'string') return wording
  const plain = (fact: Fact): unknown => {
    if (typeof fact !== 'object' || fact === null) return fact
    return 'says' in fact ? told(fact) : fact.map(plain)
  }
  const settled = Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, plain(fact)]))
  return wording(settled as never)
}

/** So many of a list are told. */
const MOST_TOLD = 20

/** Facts come from files, links and hosts, and may be of any length; a sentence may not. */
function briefFact(fact: Fact): Fact {
  if (typeof fact === 'string') return brief(fact)
  if (typeof fact !== 'object' || fact === null || 'says' in fact) return fact
  const told = fact.slice(0, MOST_TOLD).map(briefFact)
  return fact.length > MOST_TOLD ? [...told, '…'] : told
}

/** Declares the sentences of a room, in English; each becomes a function of its facts. */
export function sentencesOf<const W extends Readonly<Record<string, Wording>>>(room: string, english: W): Sentences<W> {
  const made = Object.entries<Wording>(english).map(([name, wording]) => {
    const says = `${room}.${name}`
    known.set(says, wording)
    const say = (given: Sentence['facts'] = {}): Sentence => {
      const facts = Object.fromEntries(Object.entries(given).map(([part, fact]) => [part, briefFact(fact)]))
      return { says, facts, english: inWords(wording, facts, (part) => part.english) }
    }
    return [name, say]
  })
  return Object.fromEntries(made) as Sentences<W>
}
