/** Runs tasks one after the other. */
export interface Queue {
  /**
   * `aborted` ends the wait for a turn. A task may answer before its work has ended and `hold` the queue until then.
   */
  run<T>(task: (hold: (until: Promise<unknown>) => void) => Promise<T>, aborted: Promise<never>): Promise<T>
  busy(): boolean
  /** Resolves when nothing runs or waits. */
  idle(): Promise<void>
}

export function createQueue(): Queue {
  let tail: Promise<unknown> = Promise.resolve()
  let pending = 0

  return {
    async run(task, aborted) {
      const before = tail
      let open: (until: Promise<unknown> | undefined) => void = () => undefined
      const mine = new Promise<unknown>((resolve) => {
        open = resolve
      })
      tail = before.then(() => mine)
      pending++
      let held: Promise<unknown> | undefined
      try {
        await Promise.race([before, aborted])
        return await task((until) => {
          held = until
        })
      } finally {
        pending--
        open(held)
      }
    },
    busy: () => pending > 0,
    async idle() {
      while (pending > 0) await tail
    },
  }
}
