import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startDataWorker } from '../../src/client/data-worker'
import { createEngine } from '../../src/client/engine'
import type { DataApi } from '../../src/workers/protocol/data-worker'
import type { SourceInfo } from '../../src/workers/protocol/files'
import { expose } from '../../src/workers/rpc'

type Listener = (event: unknown) => void

let opened = 0
/** What a data worker says of a file; every worker is told anew. */
let inspect: () => Promise<unknown>
let workers: PortWorker[]

/** A worker whose other side answers in this thread. */
class PortWorker {
  readonly #channel = new MessageChannel()
  readonly #onError = new Set<Listener>()

  constructor() {
    workers.push(this)
    const api: Partial<DataApi> = { start: async () => undefined, inspect: () => inspect() as Promise<SourceInfo> }
    expose(api, this.#channel.port2)
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

const file = { name: 'a.csv', file: new Blob(['r,i\n1,a\n']) }
const never = () => new Promise<never>(() => undefined)
const answers = async () => ({ id: `source ${++opened}`, name: 'a.csv', fingerprint: 'f', read: {} })

beforeEach(() => {
  workers = []
  inspect = answers
  vi.stubGlobal('Worker', PortWorker)
  vi.stubGlobal('navigator', { hardwareConcurrency: 1 })
  vi.stubGlobal('document', { baseURI: 'http://localhost/' })
})
afterEach(() => vi.unstubAllGlobals())

test('a data worker that dies is engine-crashed: for calls under way, for its source, for its results', async () => {
  const engine = createEngine({ threads: 1 })
  await engine.open([file])
  inspect = never
  const underWay = engine.open([file])
  workers[0]?.dies()
  const crashed = { code: 'engine-crashed', message: expect.stringMatching(/file and settings are kept/) }
  await expect(underWay).rejects.toMatchObject(crashed)
  // The file is being opened again; until it is, nobody is told that there never was one.
  await expect(engine.estimate({} as never)).rejects.toMatchObject(crashed)
  await expect(engine.load({} as never)).rejects.toMatchObject(crashed)
  expect(() => engine.submit({} as never)).toThrow(expect.objectContaining({ code: 'engine-crashed' }))
  engine.dispose()
})

test('after a crash the file is opened again by a new worker, and closing it forgets the crash', async () => {
  const engine = createEngine({ threads: 1 })
  const { id } = await engine.open([file])
  workers[0]?.dies()
  await vi.waitFor(() => expect(engine.getState().source?.id).toBeDefined())
  expect(engine.getState().source?.id).not.toBe(id)
  expect(workers).toHaveLength(2)
  inspect = never
  workers[1]?.dies()
  await vi.waitFor(() => expect(engine.getState().source).toBeNull())
  await expect(engine.load({} as never)).rejects.toMatchObject({ code: 'engine-crashed' })
  await engine.close()
  await expect(engine.load({} as never)).rejects.toMatchObject({ code: 'no-data' })
  engine.dispose()
})

test('what a call was answered is not held until the worker ends: it may be the memory of a run', async () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const worker = startDataWorker({ shared: false, threads: 1 }, () => undefined)
  const answered = async () => new WeakRef(await worker.call(async () => ({ large: true })))
  const ref = await answered()
  // Looking at it keeps it for the turn, and so does an error that shows it.
  await new Promise((resolve) => setTimeout(resolve, 20))
  collect()
  expect(ref.deref() === undefined).toBe(true)
  worker.terminate()
})
