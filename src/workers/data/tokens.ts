import { cancelledError } from '../../recipe/error'
import { abortion } from '../abort'

/** Calls that the other side may call off by a token of its own making. */
export interface Tokens {
  /** Rejects with `cancelled` at once when the token is aborted, whatever the work is still busy with. */
  run<T>(token: string, work: (signal: AbortSignal) => Promise<T>): Promise<T>
  abort(token: string): void
}

export function createTokens(): Tokens {
  const running = new Map<string, AbortController>()
  /** An abort may overtake its call, which waits for the worker to start. */
  const early = new Set<string>()

  return {
    async run(token, work) {
      if (early.delete(token)) throw cancelledError()
      const controller = new AbortController()
      running.set(token, controller)
      const aborted = abortion(controller.signal)
      try {
        return await Promise.race([work(controller.signal), aborted.promise])
      } finally {
        aborted.release()
        running.delete(token)
      }
    },
    abort(token) {
      const controller = running.get(token)
      if (controller) controller.abort()
      else early.add(token)
    },
  }
}
