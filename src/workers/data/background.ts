import { toPlainError } from '../../recipe/error'

/** Work that waits behind answers: DuckDB gets its tables once a row was looked at and nobody waits for anything. */
export interface Background {
  /** Replaces a waiting task of the same name. */
  add(name: string, work: (signal: AbortSignal) => Promise<void>): void
  /** Calls off a task, waiting or running. */
  remove(name: string): void
  /** From here on waiting tasks are worked off: a question was asked that they prepare for. */
  wake(): void
  /** Foreground work; background tasks start when there has been none for a while. */
  during<T>(work: Promise<T>): Promise<T>
}

/** Long enough for the next question of a quick analyst to come first. */
const QUIET_MS = 1500

export function createBackground(quietMs = QUIET_MS): Background {
  const waiting = new Map<string, (signal: AbortSignal) => Promise<void>>()
  let running: { name: string; controller: AbortController } | undefined
  let foreground = 0
  let awake = false
  let timer: ReturnType<typeof setTimeout> | undefined

  function schedule(): void {
    clearTimeout(timer)
    if (awake && !running && foreground === 0 && waiting.size > 0) timer = setTimeout(() => void next(), quietMs)
  }

  async function next(): Promise<void> {
    const [entry] = waiting
    if (!entry) return
    const [name, work] = entry
    waiting.delete(name)
    const controller = new AbortController()
    running = { name, controller }
    try {
      await work(controller.signal)
    } catch (cause) {
      const { code, message, cause: detail } = toPlainError(cause)
      // Nobody waits for it; answers come from elsewhere meanwhile.
      if (code !== 'cancelled') console.warn(`${name}: ${code}: ${message}`, detail)
    }
    running = undefined
    schedule()
  }

  return {
    add(name, work) {
      waiting.set(name, work)
      schedule()
    },
    remove(name) {
      waiting.delete(name)
      if (running?.name === name) running.controller.abort()
    },
    wake() {
      if (awake) return
      awake = true
      schedule()
    },
    async during(work) {
      foreground++
      clearTimeout(timer)
      try {
        return await work
      } finally {
        foreground--
        schedule()
      }
    },
  }
}
