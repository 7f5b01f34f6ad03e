import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createKernelPool } from '../../src/client/kernel-pool'
import { expose } from '../../src/workers/rpc'

/** What a lead that was asked to run answers with. */
let runs: ((value: unknown) => void)[]
let workers: PortWorker[]

type Listener = (event: unknown) => void

/** A worker whose other side answers in this thread, when it is told to. */
class PortWorker {
  readonly #channel = new MessageChannel()
  readonly #onError = new Set<Listener>()

  constructor() {
    workers.push(this)
    const run = () => new Promise((resolve) => runs.push(resolve))
    expose({ lead: async () => undefined, run }, this.#channel.port2)
    this.#channel.port1.start()
    queueMicrotask(() => this.#channel.port2.postMessage({ up: true }))
  }

  addEventListener(type: string, listener: Listener): void {
    if (type === 'error') this.#onError.add(listener)
    else this.#channel.port1.addEventListener(type, listener as EventListener)
  }

  removeEventListener(type: string, listener: Listener): void {
    this.#channel.port1.removeEventListener(type, listener as EventListener)
  }

  postMessage(message: unknown, transfer: Transferable[] = []): void {
    this.#channel.port1.postMessage(message, transfer)
  }

  terminate(): void {
    this.#channel.port1.close()
  }

  dies(): void {
    for (const listener of this.#onError) listener({ message: 'out of luck', preventDefault: () => undefined })
  }
}

beforeEach(() => {
  runs = []
  workers = []
  vi.stubGlobal('Worker', PortWorker)
})
afterEach(() => vi.unstubAllGlobals())

const input = { memory: null, top: 0 } as never
const options = () => ({ signal: new AbortController().signal, onProgress: () => undefined })
const settled = () => new Promise((resolve) => setTimeout(resolve, 30))
const result = () => ({ report: { kernelBytes: 0 }, large: true })

const asked = (count: number) => vi.waitFor(() => expect(runs).toHaveLength(count), 20_000)

test('what a run was answered is not held until the workers end', async () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const pool = createKernelPool({ threads: 1, shared: false })
  const ran = async () => {
    const run = pool.run(input, {} as never, options())
    await asked(1)
    runs[0]!(result())
    return new WeakRef((await run) as object)
  }
  const ref = await ran()
  runs = []
  await settled()
  collect()
  expect(ref.deref() === undefined).toBe(true)
  pool.dispose()
})

test('two runs that are asked for at once go one after the other', async () => {
  const pool = createKernelPool({ threads: 1, shared: false })
  const both = [pool.run(input, {} as never, options()), pool.run(input, {} as never, options())]
  await asked(1)
  await settled()
  expect(runs).toHaveLength(1)
  runs[0]!(result())
  await asked(2)
  runs[1]!(result())
  await expect(Promise.all(both)).resolves.toHaveLength(2)
  await pool.idle()
  pool.dispose()
})

test('a run is told of a worker that dies, and the next has workers of its own', async () => {
  const pool = createKernelPool({ threads: 1, shared: false })
  const run = pool.run(input, {} as never, options())
  await asked(1)
  workers[0]!.dies()
  await expect(run).rejects.toMatchObject({ code: 'engine-crashed' })
  const next = pool.run(input, {} as never, options())
  await asked(2)
  expect(workers).toHaveLength(2)
  runs[1]!(result())
  await expect(next).resolves.toMatchObject({ large: true })
  pool.dispose()
})
