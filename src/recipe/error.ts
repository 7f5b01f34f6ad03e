import { type Sentence, sentencesOf } from './sentence'

/** Stable names of everything that can go wrong; hosts and tests rely on them. */
export type ErrorCode =
  | 'bad-message'
  | 'cancelled'
  | 'column-missing'
  | 'disk-full'
  | 'engine-crashed'
  | 'file-empty'
  | 'file-too-large'
  | 'file-unreadable'
  | 'files-differ'
  | 'format-unknown'
  | 'internal'
  | 'job-unknown'
  | 'layout-invalid'
  | 'method-unknown'
  | 'no-data'
  | 'origin-refused'
  | 'out-of-memory'
  | 'recipe-invalid'
  | 'recipe-version-unknown'
  | 'role-missing'
  | 'sql-failed'
  | 'sql-refused'
  | 'value-invalid'

/** What crosses a worker or iframe border in place of an error object. */
export interface PlainError extends Partial<Pick<Sentence, 'says' | 'facts'>> {
  code: ErrorCode
  /** A sentence for the analyst that says what to do; English, whatever the screen speaks. */
  message: string
  /** For the developer: the text of what caused it. */
  cause?: string
}

/** The one error class of the house: `code` for programs, `message` and `says` for the analyst, `cause` for the developer. */
export class BasketeerError extends Error {
  readonly code: ErrorCode
  /** Which sentence the message is, where a room has declared it. */
  readonly says: Sentence['says'] | undefined
  readonly facts: Sentence['facts'] | undefined

  constructor(code: ErrorCode, message: string, cause?: unknown, sentence?: Pick<Sentence, 'says' | 'facts'>) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'BasketeerError'
    this.code = code
    this.says = sentence?.says
    this.facts = sentence?.facts
  }
}

const sentences = sentencesOf('house', {
  internal: 'Something went wrong that should not have. Your data is untouched; try again, or reload the page.',
  cancelled: 'The run was cancelled. Nothing was lost; run it again when you like.',
})

function causeText(cause: unknown): string | undefined {
  if (cause === undefined || cause === null) return undefined
  if (cause instanceof Error) return cause.stack ?? `${cause.name}: ${cause.message}`
  return String(cause)
}

/** Turns anything thrown into what may cross a border; what is not ours becomes `internal`. */
export function toPlainError(thrown: unknown): PlainError {
  if (thrown instanceof BasketeerError) {
    const { code, message, says, facts } = thrown
    const cause = causeText(thrown.cause)
    return {
      code,
      message,
      ...(says === undefined || facts === undefined ? {} : { says, facts }),
      ...(cause === undefined ? {} : { cause }),
    }
  }
  const { says, facts, english } = sentences.internal()
  return { code: 'internal', message: english, says, facts, cause: causeText(thrown) ?? 'unknown' }
}

/** Rebuilds the error on the other side of a border. */
export function fromPlainError({ code, message, cause, says, facts }: PlainError): BasketeerError {
  return new BasketeerError(
    code,
    message,
    cause,
    says === undefined || facts === undefined ? undefined : { says, facts },
  )
}

/** What a cancelled call throws. */
export function cancelledError(): BasketeerError {
  const sentence = sentences.cancelled()
  return new BasketeerError('cancelled', sentence.english, undefined, sentence)
}
