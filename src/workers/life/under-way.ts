/**
 * What is under way on something that may end before it answers. A promise of that end, raced with again and again, would
 * hold what each race was answered until it settles: all the pieces of a file, or the memory of a run.
 */
export interface UnderWay {
  /** The answer, or the reason of the end where that comes first. */
  until<T>(answer: Promise<T>): Promise<T>
  end(reason: unknown): void
}

export function createUnderWay(): UnderWay {
  const waiting = new Set<(reason: unknown) => void>()
  let ended: { reason: unknown } | undefined
  return {
    until: (answer) =>
      new Promise((resolve, reject) => {
        if (ended) {
          answer.catch(() => undefined)
          reject(ended.reason)
          return
        }
        waiting.add(reject)
        const over = () => waiting.delete(reject)
        answer.then(
          (value) => {
            over()
            resolve(value)
          },
          (cause: unknown) => {
            over()
            reject(cause)
          },
        )
      }),
    end(reason) {
      ended ??= { reason }
      for (const stop of waiting) stop(reason)
      waiting.clear()
    },
  }
}
