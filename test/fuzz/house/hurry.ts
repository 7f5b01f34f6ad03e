/**
 * What waits for its turn only to let others breathe has it at once: nobody else is there, and on a machine with much to
 * do each rest of a millisecond takes many.
 */
export function hurry(): void {
  const later = globalThis.setTimeout
  const soon = (action: (...given: unknown[]) => void, ms = 0, ...given: unknown[]) =>
    ms > 0 ? later(action, ms, ...given) : setImmediate(action, ...given)
  globalThis.setTimeout = soon as unknown as typeof setTimeout
}
