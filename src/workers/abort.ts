import { cancelledError } from '../recipe/error'

/** A promise that rejects with `cancelled` when the signal fires, and a way to stop listening. */
export function abortion(signal: AbortSignal | undefined): { promise: Promise<never>; release(): void } {
  let onAbort = (): void => undefined
  const promise = new Promise<never>((_, reject) => {
    onAbort = () => reject(cancelledError())
  })
  // It is raced with; when the race is over nobody listens any more.
  promise.catch(() => undefined)
  if (signal?.aborted) onAbort()
  signal?.addEventListener('abort', onAbort)
  return { promise, release: () => signal?.removeEventListener('abort', onAbort) }
}
