import { toPlainError } from '../recipe/error'
import { isHiring, type Obituary, type Trade } from '../workers/life/hire'
import { type StartedWorker, startWorker } from '../workers/life/start-worker'

const MAKERS: Record<Trade, () => Worker> = {
  csv: () => new Worker(new URL('../workers/csv.worker.ts', import.meta.url), { type: 'module', name: 'csv' }),
  duckdb: () => new Worker(new URL('../workers/duckdb.worker.ts', import.meta.url), { type: 'module', name: 'duckdb' }),
  parquet: () =>
    new Worker(new URL('../workers/parquet.worker.ts', import.meta.url), { type: 'module', name: 'parquet' }),
}

type Employer = Pick<Worker, 'postMessage' | 'addEventListener'>

/** Starts workers for the data worker whenever it asks for one. The answer ends all of them. */
export function answerHirings(
  employer: Employer,
  start: (trade: Trade) => StartedWorker = (trade) => startWorker(MAKERS[trade]),
): () => void {
  const hired = new Map<number, StartedWorker>()

  function engage(trade: Trade, number: number, port: MessagePort): void {
    const started = start(trade)
    hired.set(number, started)
    started.up.then(
      (worker) => worker.postMessage(port, [port]),
      () => undefined,
    )
    started.died.catch((cause: unknown) => {
      hired.delete(number)
      employer.postMessage({ obituary: number, error: toPlainError(cause) } satisfies Obituary)
    })
  }

  employer.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (!isHiring(data)) return
    if ('hire' in data) return engage(data.hire, data.number, data.port)
    hired.get(data.dismiss)?.end()
    hired.delete(data.dismiss)
  })

  return () => {
    for (const started of hired.values()) started.end()
    hired.clear()
  }
}
