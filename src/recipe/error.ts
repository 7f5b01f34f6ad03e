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
  | 'value-invalid'

/** What crosses a worker or iframe border in place of an error object. */
export interface PlainError {
  code: ErrorCode
  /** A sentence for the analyst that says what to do. */
  message: string
  /** For the developer: the text of what caused it. */
  cause?: string
}

/** The one error class of the house: `code` for programs, `message` for the analyst, `cause` for the developer. */
export class BasketeerError extends Error {
  readonly code: ErrorCode

  constructor(code: ErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'BasketeerError'
    this.code = code
  }
}

function causeText(cause: unknown): string | undefined {
  if (cause === undefined || cause === null) return undefined
  if (cause instanceof Error) return cause.stack ?? `${cause.name}: ${cause.message}`
  return String(cause)
}

/** Turns anything thrown into what may cross a border; what is not ours becomes `internal`. */
export function toPlainError(thrown: unknown): PlainError {
  if (thrown instanceof BasketeerError) {
    const cause = causeText(thrown.cause)
    return { code: thrown.code, message: thrown.message, ...(cause === undefined ? {} : { cause }) }
  }
  return {
    code: 'internal',
    message: 'Something went wrong that should not have. Your data is untouched; try again, or reload the page.',
    cause: causeText(thrown) ?? 'unknown',
  }
}

/** Rebuilds the error on the other side of a border. */
export function fromPlainError(plain: PlainError): BasketeerError {
  return new BasketeerError(plain.code, plain.message, plain.cause)
}

/** What a cancelled call throws. */
export function cancelledError(): BasketeerError {
  return new BasketeerError('cancelled', 'The run was cancelled. Nothing was lost; run it again when you like.')
}
