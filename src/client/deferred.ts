export interface Deferred<T> {
  promise: Promise<T>
  resolve(value: T): void
  reject(reason: unknown): void
}

/** A promise with its handles outside; Node 20, where the tests run, has no `Promise.withResolvers`. */
export function deferred<T>(): Deferred<T> {
  let handles: Pick<Deferred<T>, 'resolve' | 'reject'> | undefined
  const promise = new Promise<T>((resolve, reject) => {
    handles = { resolve, reject }
  })
  // The executor has run by now.
  return { promise, ...(handles as Pick<Deferred<T>, 'resolve' | 'reject'>) }
}
