import { storeFaults } from './sentences'

/** A disk that is full says so in several ways. */
export function asFull(cause: unknown): unknown {
  return cause instanceof DOMException && cause.name === 'QuotaExceededError' ? storeFaults.full(cause) : cause
}
