import { BasketeerError, type ErrorCode } from './error'
import { type GivenFacts, type InEnglish, type Sentence, sentencesOf, type Wording } from './sentence'

interface Fault {
  code: ErrorCode
  /** What happened and what to do about it. */
  says: Wording
}

type Faults<F extends Readonly<Record<string, Fault>>> = {
  readonly [K in keyof F]: F[K]['says'] extends (facts: infer Facts) => string
    ? (facts: GivenFacts<Facts>, cause?: unknown) => BasketeerError
    : (cause?: unknown) => BasketeerError
} & InEnglish<{ readonly [K in keyof F]: F[K]['says'] }>

/**
 * Declares what can go wrong in a room: `const faults = faultsOf('csv', { closed: { code: 'no-data', says: … } })`,
 * then `throw faults.closed({ name })`. What caused it comes last.
 */
export function faultsOf<const F extends Readonly<Record<string, Fault>>>(room: string, english: F): Faults<F> {
  const wordings = Object.fromEntries(Object.entries<Fault>(english).map(([name, { says }]) => [name, says]))
  const sentences = sentencesOf(room, wordings) as Record<string, (facts?: Sentence['facts']) => Sentence>
  const made = Object.entries<Fault>(english).map(([name, { code, says }]) => {
    const throwable = (facts: Sentence['facts'], cause?: unknown) => {
      const sentence = sentences[name]?.(facts)
      return new BasketeerError(code, sentence?.english ?? '', cause, sentence)
    }
    return [name, typeof says === 'string' ? (cause?: unknown) => throwable({}, cause) : throwable]
  })
  return Object.fromEntries(made) as Faults<F>
}
