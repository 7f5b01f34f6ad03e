import type { BasketeerError } from '../recipe/error'

/**
 * What went down with a data worker. Whoever asks for it later is told of the crash: the worker that has taken over
 * never heard of it, and would say that nothing was ever there.
 */
export interface Losses {
  note(why: BasketeerError, lost: { source: string | undefined; others: Iterable<string> }): void
  /** Throws the crash by which this source or result was lost. */
  check(id: string): void
  /** It is there again: what was lost had been kept. */
  recovered(id: string): void
  /** Why no source is open, where one was. */
  readonly source: BasketeerError | undefined
  /** Another source is open, or the analyst has closed what there was. */
  forgetSource(): void
}

export function createLosses(): Losses {
  const lost = new Map<string, BasketeerError>()
  let source: BasketeerError | undefined
  return {
    note(why, { source: open, others }) {
      if (open !== undefined) {
        source = why
        lost.set(open, why)
      }
      for (const id of others) lost.set(id, why)
    },
    check(id) {
      const why = lost.get(id)
      if (why) throw why
    },
    recovered: (id) => void lost.delete(id),
    get source() {
      return source
    },
    forgetSource() {
      source = undefined
    },
  }
}
