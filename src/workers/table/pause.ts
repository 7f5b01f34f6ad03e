import { cancelledError } from '../../recipe/error'

/** Longest stretch of work between two looks at the message queue; a tenth of what a cancel may take. */
const STRETCH_MS = 16

function nextTask(): Promise<void> {
  const { port1, port2 } = new MessageChannel()
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}

/** Called between blocks of a long loop: lets waiting messages in now and then, and throws when the work is no longer wanted. */
export type Pause = () => Promise<void>

export function createPause(signal: AbortSignal): Pause {
  let last = performance.now()
  return async () => {
    if (performance.now() - last > STRETCH_MS) {
      await nextTask()
      last = performance.now()
    }
    if (signal.aborted) throw cancelledError()
  }
}
