import { PING } from '../workers/life/signs'

const BEAT_MS = 5_000
/** Two minutes: it works in pieces, but a piece over a large table can take long, and a false alarm costs the open file. */
const BEATS_MISSED = 24

type Watched = Pick<Worker, 'postMessage' | 'addEventListener'>

export interface Heartbeat {
  /** Asks for signs of life until `work` has settled. */
  during<T>(work: Promise<T>): Promise<T>
  stop(): void
}

/**
 * Watches a worker that may block without dying. Missed beats are counted, not seconds: a laptop that slept has missed
 * one. Whatever the worker says is a sign of life.
 */
export function createHeartbeat(worker: Watched, onSilence: () => void): Heartbeat {
  let underWay = 0
  let missed = 0
  let timer: ReturnType<typeof setInterval> | undefined

  worker.addEventListener('message', () => {
    missed = 0
  })

  function stop(): void {
    clearInterval(timer)
    timer = undefined
  }

  function beat(): void {
    if (missed >= BEATS_MISSED) {
      stop()
      onSilence()
      return
    }
    missed++
    worker.postMessage(PING)
  }

  return {
    async during(work) {
      underWay++
      if (timer === undefined) {
        missed = 0
        timer = setInterval(beat, BEAT_MS)
      }
      try {
        return await work
      } finally {
        underWay--
        if (underWay === 0) stop()
      }
    },
    stop,
  }
}
