import type { Sentence } from '../recipe/sentence'
import type { Warning } from '../workers/protocol/jobs'

/** Codes are written as those of errors are: `sourceNotes.skippedLines` is `skipped-lines`. */
const codeOf = (says: string) =>
  says.slice(says.indexOf('.') + 1).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** Sentences as hosts are told them; nothing where there are none. */
export function warningsOf(sentences: readonly Sentence[] | undefined): { warnings?: Warning[] } {
  if (!sentences?.length) return {}
  return { warnings: sentences.map(({ says, english }) => ({ code: codeOf(says), message: english })) }
}
