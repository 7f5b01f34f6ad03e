import type { ConnectDecoder } from '../../../src/workers/readers/parquet/connect'
import { connectNode } from '../../readers/node-parquet'

/** A panic inside the decoder leaves its promise pending for ever, and the library unusable. */
export const panics = { last: undefined as Error | undefined }
const waiting = new Set<(panic: Error) => void>()

export function listenForPanics(): void {
  process.on('uncaughtException', (error) => {
    panics.last = error
    for (const reject of waiting) reject(error)
  })
}

async function call<T>(action: () => Promise<T>): Promise<T> {
  let stop: (panic: Error) => void = () => undefined
  try {
    return await Promise.race([
      action(),
      new Promise<never>((_, reject) => {
        stop = reject
        waiting.add(stop)
      }),
    ])
  } catch (thrown) {
    if (thrown instanceof WebAssembly.RuntimeError) panics.last = thrown
    throw thrown
  } finally {
    waiting.delete(stop)
  }
}

/** The decoder of the page, which hears of a panic as the page hears of a worker's death. */
export const connectFuzzed: ConnectDecoder = () => {
  const decoder = connectNode()
  return {
    footer: (file) => call(() => decoder.footer(file)),
    async *decode(file, slice) {
      const batches = decoder.decode(file, slice)[Symbol.asyncIterator]()
      for (;;) {
        const { done, value } = await call(() => batches.next())
        if (done) return
        yield value
      }
    },
    encode: (ipc) => call(() => decoder.encode(ipc)),
    close: decoder.close,
  }
}
