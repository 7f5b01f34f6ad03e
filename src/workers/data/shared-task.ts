import { cancelledError } from '../../recipe/error'

/** Work that several callers may wait for; it is called off when the last of them has left. */
export interface SharedTask<T, Report> {
  join(signal: AbortSignal, onReport: (report: Report) => void): Promise<T>
  /** Nobody waits for it any more: too late to join. */
  abandoned(): boolean
}

export function createSharedTask<T, Report>(
  work: (signal: AbortSignal, report: (report: Report) => void) => Promise<T>,
): SharedTask<T, Report> {
  const controller = new AbortController()
  const listeners = new Set<(report: Report) => void>()
  const result = work(controller.signal, (report) => {
    for (const listener of listeners) listener(report)
  })
  let settled = false
  const settle = () => {
    settled = true
  }
  // Whoever joined may have left already when this rejects.
  result.then(settle, settle)

  return {
    abandoned: () => controller.signal.aborted,
    async join(signal, onReport) {
      if (signal.aborted) throw cancelledError()
      // One entry per caller, even where two hand in the same function.
      const listener = (report: Report) => onReport(report)
      listeners.add(listener)
      let leave = () => undefined as undefined
      const left = new Promise<never>((_, reject) => {
        leave = () => void reject(cancelledError())
        signal.addEventListener('abort', leave)
      })
      try {
        return await Promise.race([result, left])
      } finally {
        signal.removeEventListener('abort', leave)
        listeners.delete(listener)
        if (listeners.size === 0 && !settled) controller.abort()
      }
    },
  }
}
