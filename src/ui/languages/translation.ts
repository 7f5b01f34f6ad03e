import type { InEnglish, Wording } from '../../recipe/sentence'

type Words<T> = T extends string
  ? string
  : T extends (...given: infer G) => infer R
    ? (...given: G) => Words<R>
    : T extends readonly (infer E)[]
      ? readonly Words<E>[]
      : T extends object
        ? { readonly [K in keyof T]: Words<T[K]> }
        : T

type Said<W extends Wording> = W extends (facts: infer F) => string ? string | ((facts: F) => string) : string

/**
 * What a language says in place of one chapter of words, or of the sentences of one room; a file of its folder each:
 * `export const jobs: Translation<typeof english> = { … }`. All of it must be said: take `Partial` of it, or of its
 * parts, where a language is still growing; the rest is said in English.
 */
export type Translation<T> =
  T extends InEnglish<infer W> ? { readonly [K in keyof W]: W[K] extends Wording ? Said<W[K]> : never } : Words<T>
