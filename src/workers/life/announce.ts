import { newId } from '../new-id'
import { expose } from '../rpc'
import { type HoldsSign, PING, PONG, type UpSign } from './signs'

/** Says that this worker is up and answers when asked for a sign of life. Call it last, when it listens to all else. */
export function announce(): void {
  addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (data === PING) postMessage(PONG)
  })
  postMessage({ up: true } satisfies UpSign)
  holdLock()
}

/** A kernel that works for minutes answers nothing, and some deaths raise no error event; a lock is let go of in every case. */
function holdLock(): void {
  const { locks } = navigator as { locks?: LockManager }
  const name = newId()
  locks
    ?.request(name, () => {
      postMessage({ holds: name } satisfies HoldsSign)
      return new Promise<never>(() => undefined)
    })
    // Pages of an opaque origin may hold none.
    .catch(() => undefined)
}

/** Serves whoever hired this worker, over the port that comes as a message. */
export function serveHired(api: object): void {
  addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (data instanceof MessagePort) expose(api, data)
  })
  announce()
}
