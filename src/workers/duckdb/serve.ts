import duckdbWorkerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url'

interface Scope {
  onmessage: ((event: MessageEvent) => void) | null
  postMessage(message: unknown, transfer?: Transferable[]): void
}

/**
 * Loads DuckDB's own worker script, which listens and answers on the global scope, and moves it to the port of whoever
 * hired this worker: the global scope belongs to the page, which starts and watches it.
 */
export async function loadDuckDB(): Promise<(port: MessagePort) => void> {
  await import(/* @vite-ignore */ duckdbWorkerUrl)
  const scope = globalThis as unknown as Scope
  const answer = scope.onmessage
  scope.onmessage = null
  return (port) => {
    scope.postMessage = (message, transfer = []) => port.postMessage(message, transfer)
    port.onmessage = answer
  }
}
