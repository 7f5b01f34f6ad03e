import { fromPlainError, type PlainError } from '../../recipe/error'

/** Workers that the data worker has others start for it. */
export type Trade = 'csv' | 'duckdb' | 'parquet'

/** What the data worker posts to its page. The other end of `port` goes to the worker. */
export type Hiring = { hire: Trade; number: number; port: MessagePort } | { dismiss: number }

/** What the page posts back when one of them never came up or died. */
export interface Obituary {
  obituary: number
  error: PlainError
}

export interface HiredWorker {
  readonly port: MessagePort
  /** Rejects when it does not come up or dies by itself; never resolves. */
  readonly died: Promise<never>
  end(): void
}

const onDeath = new Map<number, (error: PlainError) => void>()
let last = 0

export const isHiring = (data: unknown): data is Hiring =>
  typeof data === 'object' && data !== null && ('hire' in data || 'dismiss' in data)

function listen(): void {
  addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (typeof data !== 'object' || data === null || !('obituary' in data)) return
    const { obituary, error } = data as Obituary
    onDeath.get(obituary)?.(error)
    onDeath.delete(obituary)
  })
}

/**
 * A worker that the page starts and that is spoken to over a port, at once: what is posted waits until it is up.
 * The data worker starts none itself: in Firefox under WebDriver BiDi, `new Worker` inside a worker can block for ever when
 * another worker has ended (measured with 153: within 100 starts; without a driver, or on the page: never).
 */
export function hire(trade: Trade): HiredWorker {
  if (last === 0) listen()
  const number = ++last
  const { port1, port2 } = new MessageChannel()
  const died = new Promise<never>((_, reject) => {
    onDeath.set(number, (error) => reject(fromPlainError(error)))
  })
  // Only a call in progress is told of a death.
  died.catch(() => undefined)
  // Three arguments for the type of a window's function; a worker's reads the second.
  const post = postMessage as (message: Hiring, transfer?: Transferable[]) => void
  post({ hire: trade, number, port: port2 }, [port2])
  return {
    port: port1,
    died,
    end() {
      onDeath.delete(number)
      port1.close()
      post({ dismiss: number })
    },
  }
}
