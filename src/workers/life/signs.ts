/** First message of a worker: its code has been loaded and listens. */
export interface UpSign {
  up: true
}

/** Names a Web Lock that the worker holds until it dies, of whatever cause. */
export interface HoldsSign {
  holds: string
}

/** What is asked of a worker that may be stuck, and its answer. */
export const PING = 'ping'
export const PONG = 'pong'

export const isUp = (data: unknown): data is UpSign => typeof data === 'object' && data !== null && 'up' in data
export const isHolds = (data: unknown): data is HoldsSign =>
  typeof data === 'object' && data !== null && 'holds' in data
