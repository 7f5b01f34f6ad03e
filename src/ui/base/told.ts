import { type PlainError, toPlainError } from '../../recipe/error'
import { inWords, type Sentence } from '../../recipe/sentence'
import { wordingOf } from './language'

/** A sentence of a worker in the language that is spoken. */
export function said({ says, facts, english }: Sentence): string {
  const wording = wordingOf(says)
  return wording === undefined ? english : inWords(wording, facts, said)
}

const isPlain = (error: unknown): error is PlainError =>
  typeof error === 'object' && error !== null && !(error instanceof Error) && 'code' in error

/** What the screen knows of anything that was thrown, or came over a border. */
export const plainly = (error: unknown): PlainError => (isPlain(error) ? error : toPlainError(error))

/** What an analyst reads of it; hosts get `message`, which stays English. */
export function told(error: unknown): string {
  const { says, facts, message } = plainly(error)
  return says === undefined || facts === undefined ? message : said({ says, facts, english: message })
}
