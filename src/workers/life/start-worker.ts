import type { BasketeerError } from '../../recipe/error'
import { lifeFaults } from './sentences'
import { isHolds, isUp } from './signs'

/** A worker that is on its way up or up. */
export interface StartedWorker {
  /** Rejects with `engine-crashed` when it has not come up at the second try, never once `end` was called. */
  readonly up: Promise<Worker>
  /** Rejects when it does not come up or dies by itself, with an error event or without; never resolves. */
  readonly died: Promise<never>
  end(): void
}

export interface StartOptions {
  limitMs?: number
  locks?: Pick<LockManager, 'request'> | undefined
}

/** Long enough for a slow connection: the second try stands beside the first, and the one that is up first stays. */
const LIMIT_MS = 20_000
const TRIES = 2

function announced(worker: Worker): Promise<void> {
  return new Promise((resolve) => {
    const listen = ({ data }: MessageEvent<unknown>): void => {
      if (!isUp(data)) return
      worker.removeEventListener('message', listen)
      resolve()
    }
    worker.addEventListener('message', listen)
  })
}

function neverUp(cause: unknown): BasketeerError {
  return lifeFaults.notStarted(cause)
}

/** Starts a worker, waits for it with a limit, and starts it once more. Every worker of the house comes up this way. */
export function startWorker(
  make: () => Worker,
  { limitMs = LIMIT_MS, locks = globalThis.navigator?.locks as LockManager | undefined }: StartOptions = {},
): StartedWorker {
  const standing = new Set<Worker>()
  let tries = 0
  let over = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let raised = (_: Worker): void => undefined
  let fail = (_: unknown): void => undefined
  const up = new Promise<Worker>((resolve) => {
    raised = resolve
  })
  const died = new Promise<never>((_, reject) => {
    fail = reject
  })
  // Whoever waits for the worker races with it.
  died.catch(() => undefined)

  function end(): void {
    over = true
    clearTimeout(timer)
    for (const worker of standing) worker.terminate()
    standing.clear()
  }

  function lost(cause: unknown): void {
    if (over) return
    // What is left of it holds memory and may not be trusted any more.
    end()
    fail(cause)
  }

  function again(cause: unknown): void {
    clearTimeout(timer)
    if (tries < TRIES) attempt()
    else lost(neverUp(cause))
  }

  function attempt(): void {
    tries++
    timer = setTimeout(() => again(`not up after ${limitMs} ms`), limitMs)
    const worker = make()
    standing.add(worker)
    let isRaised = false

    function gone(cause: unknown): void {
      if (!standing.has(worker)) return
      if (isRaised) {
        lost(cause)
        return
      }
      standing.delete(worker)
      worker.terminate()
      // Another try may be under way already, and still come up.
      if (standing.size === 0) again(cause)
    }

    worker.addEventListener('error', (event) => {
      event.preventDefault()
      gone(event.message)
    })
    worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (isHolds(data)) locks?.request(data.holds, () => gone('its lock was let go of')).catch(() => undefined)
    })
    void announced(worker).then(() => {
      if (!standing.has(worker)) return
      isRaised = true
      clearTimeout(timer)
      for (const other of standing) if (other !== worker) other.terminate()
      standing.clear()
      standing.add(worker)
      raised(worker)
    })
  }

  attempt()
  const failed = died as Promise<Worker>
  const risen = Promise.race([up, failed])
  risen.catch(() => undefined)
  return { up: risen, died, end }
}
