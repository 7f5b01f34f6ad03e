type Listener = (event: unknown) => void

/** As much of a worker as whoever starts one touches. */
export class FakeWorker {
  readonly posted: unknown[] = []
  ended = false
  #listeners = new Map<string, Set<Listener>>()

  addEventListener(type: string, listener: Listener): void {
    const listeners = this.#listeners.get(type) ?? new Set()
    this.#listeners.set(type, listeners.add(listener))
  }

  removeEventListener(type: string, listener: Listener): void {
    this.#listeners.get(type)?.delete(listener)
  }

  postMessage(message: unknown): void {
    this.posted.push(message)
  }

  terminate(): void {
    this.ended = true
  }

  /** What the worker posts to its page. */
  says(data: unknown): void {
    for (const listener of this.#listeners.get('message') ?? []) listener({ data })
  }

  breaks(message: string): void {
    for (const listener of this.#listeners.get('error') ?? []) listener({ message, preventDefault: () => undefined })
  }
}

export const asWorker = (fake: FakeWorker): Worker => fake as unknown as Worker
