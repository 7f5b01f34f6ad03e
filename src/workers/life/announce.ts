import { newId } from '../new-id'
import { expose } from '../rpc'
import { type HoldsSign, PING, PONG, type UpSign } from './signs'

/** Says that this worker is up and answers when asked for a sign of life. Call it last, when it listens to all else. */
export function announce(): void {
  // DuckDB's answers take the global function over.
  const say: (sign: UpSign | HoldsSign | typeof PONG) => void = postMessage.bind(globalThis)
  addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (data === PING) say(PONG)
  })
  say({ up: true })
  holdLock((name) => say({ holds: name }))
}

/** A kernel that works for minutes answers nothing, and some deaths raise no error event; a lock is let go of in every case. */
function holdLock(held: (name: string) => void): void {
  const { locks } = navigator as { locks?: LockManager }
  const name = newId()
  locks
    ?.request(name, () => {
      held(name)
      return new Promise<never>(() => undefined)
    })
    // Pages of an opaque origin may hold none.
    .catch(() => undefined)
}

/** What is to be done with the port of whoever hired this worker. */
export function onHired(serve: (port: MessagePort) => void): void {
  addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (data instanceof MessagePort) serve(data)
  })
}

/** Serves whoever hired this worker. */
export function serveHired(api: object): void {
  onHired((port) => expose(api, port))
  announce()
}
