/** A piece of a sentence; the strong ones carry its numbers and names. */
export type SentencePart = string | { strong: string }

export const strong = (text: string): SentencePart => ({ strong: text })

export function sentenceText(parts: readonly SentencePart[]): string {
  return parts.map((part) => (typeof part === 'string' ? part : part.strong)).join('')
}
