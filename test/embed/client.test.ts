import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Basketeer, connect, EmbedError } from '../../src/embed-client/embed-client'
import { type Connection, type Methods, serveConnection } from '../../src/ui/embed/connection'
import { paramsSchemas } from '../../src/ui/embed/messages'

const ORIGIN = 'https://tools.example'
let connection: Connection | undefined
const clients: Basketeer[] = []

/** A frame with the workbench's own side of the protocol in it. */
function frameOf(methods: Partial<Methods>, { answers = true } = {}) {
  const loads = new Set<() => void>()
  const knocks: { origin: string }[] = []
  const frame = {
    src: `${ORIGIN}/b/?embed=1`,
    // What a page sees of another origin's frame, once that has come.
    contentDocument: null as unknown,
    contentWindow: {
      postMessage(_: unknown, origin: string, [port]: MessagePort[]) {
        knocks.push({ origin })
        if (!answers) return
        connection?.close()
        connection = serveConnection(port!, methods as Methods)
        connection.emit('ready', { version: '1' })
      },
    },
    addEventListener: (_: string, listener: () => void) => loads.add(listener),
    removeEventListener: (_: string, listener: () => void) => loads.delete(listener),
  }
  const load = () => {
    for (const listener of loads) listener()
  }
  return { frame: frame as unknown as HTMLIFrameElement, state: frame, load, loads, knocks }
}

async function clientOf(methods: Partial<Methods>) {
  const host = frameOf(methods)
  const client = await connect(host.frame)
  clients.push(client)
  return { client, ...host }
}

beforeEach(() => {
  vi.stubGlobal('document', { baseURI: 'https://dashboard.example/' })
  vi.stubGlobal('location', { origin: 'https://dashboard.example' })
})
afterEach(() => {
  for (const client of clients.splice(0)) client.close()
  connection?.close()
  connection = undefined
  vi.unstubAllGlobals()
})

test('every method of the protocol is there by its name', async () => {
  const { client } = await clientOf({})
  for (const name of Object.keys(paramsSchemas)) expect(client).toHaveProperty(name, expect.any(Function))
})

test('answers, errors and events', async () => {
  const { client } = await clientOf({
    status: () => ({ state: 'idle' }),
    job: ({ jobId }: { jobId: string }) => ({ jobId, state: 'running' }),
  })
  const heights: number[] = []
  const stop = client.on('resized', ({ height }) => heights.push(height))
  connection!.emit('resized', { height: 4 })
  expect(await client.status()).toEqual({ state: 'idle' })
  expect(await client.job({ jobId: 'x' })).toEqual({ jobId: 'x', state: 'running' })
  const thrown = await client.call('fly').catch((error: unknown) => error)
  expect(thrown).toBeInstanceOf(EmbedError)
  expect(thrown).toMatchObject({ code: 'method-unknown', message: expect.stringContaining('Call one of these') })
  stop()
  connection!.emit('resized', { height: 5 })
  await client.status()
  expect(heights).toEqual([4])
  await expect(client.load({ name: 'x', format: 'csv', bytes: (() => 1) as never })).rejects.toThrow()
})

test('an aborted call is over at once, and so is the work behind it', async () => {
  let begin: (signal: AbortSignal) => void
  const begun = new Promise<AbortSignal>((resolve) => {
    begin = resolve
  })
  const { client } = await clientOf({
    run: (_: unknown, signal: AbortSignal) => {
      begin(signal)
      return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('ended'))))
    },
    status: () => ({ state: 'idle' }),
    cancel: ({ jobId }: { jobId?: string }) => ({ jobId: jobId ?? 'the running one' }),
  })
  const controller = new AbortController()
  const running = client.run({ signal: controller.signal })
  const signal = await begun
  controller.abort(new Error('enough'))
  await expect(running).rejects.toThrow('enough')
  await vi.waitFor(() => expect(signal.aborted).toBe(true))
  await expect(client.run({ signal: controller.signal })).rejects.toThrow('enough')
  expect(await client.status()).toEqual({ state: 'idle' })
  // Cancelling by job is what it was, and what is no call says so.
  expect(await client.cancel()).toEqual({ jobId: 'the running one' })
  await expect(client.call('cancel', { call: 99 })).rejects.toMatchObject({ code: 'job-unknown' })
})

test('a frame that is still to come is knocked at when it has loaded, one that is there at once', async () => {
  const { frame, state, load, knocks } = frameOf({ status: () => ({}) })
  state.contentDocument = { URL: 'about:blank' }
  const connecting = connect(frame)
  expect(knocks).toHaveLength(0)
  load()
  clients.push(await connecting)
  expect(knocks).toEqual([{ origin: ORIGIN }])
})

test('a frame that is loaded anew answers again, and what it was asked before is over', async () => {
  const { client, load } = await clientOf({
    run: () => new Promise(() => undefined),
    status: () => ({ state: 'idle' }),
  })
  const readies: string[] = []
  client.on('ready', ({ version }) => readies.push(version))
  const running = client.run()
  running.catch(() => undefined)
  await new Promise((resolve) => setTimeout(resolve, 10))
  load()
  await expect(running).rejects.toMatchObject({ code: 'cancelled' })
  expect(await client.status()).toEqual({ state: 'idle' })
  expect(readies).toEqual(['1'])
})

test('nobody answers, or the host has had enough', async () => {
  const { frame, loads } = frameOf({}, { answers: false })
  await expect(connect(frame, { patience: 5 })).rejects.toMatchObject({
    code: 'no-answer',
    message: expect.stringContaining('https://dashboard.example is among allowedHosts'),
  })
  const controller = new AbortController()
  const connecting = connect(frame, { signal: controller.signal })
  controller.abort(new Error('left'))
  await expect(connecting).rejects.toThrow('left')
  expect(loads.size).toBe(0)
})
