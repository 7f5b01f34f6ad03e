import { afterEach, describe, expect, test } from 'vitest'
import { BasketeerError } from '../../src/recipe/error'
import { type Connection, type Methods, serveConnection, Transferred } from '../../src/ui/embed/connection'

const open: { close(): void }[] = []
afterEach(() => {
  for (const one of open.splice(0)) one.close()
})

function connect(methods: Partial<Methods>): {
  ask(message: unknown): Promise<unknown>
  connection: Connection
  port: MessagePort
} {
  const { port1, port2 } = new MessageChannel()
  const connection = serveConnection(port2 as unknown as globalThis.MessagePort, methods as Methods)
  const port = port1 as unknown as globalThis.MessagePort
  open.push(connection, port)
  return {
    connection,
    port,
    ask: (message) =>
      new Promise((resolve) => {
        port.onmessage = ({ data }) => resolve(data)
        port.postMessage(message)
      }),
  }
}

describe('embed connection', () => {
  test('answers a method with its result', async () => {
    const { ask } = connect({ status: () => ({ state: 'idle' }) })
    expect(await ask({ id: 7, method: 'status' })).toEqual({ id: 7, result: { state: 'idle' } })
  })

  test.each([
    ['no object', 'hello', null],
    ['no id', { method: 'status' }, null],
    ['no method', { id: 1 }, 1],
    ['nothing', null, null],
  ])('answers a bad message: %s', async (_, message, id) => {
    const { ask } = connect({})
    expect(await ask(message)).toMatchObject({ id, error: { code: 'bad-message' } })
  })

  test.each(['nope', 'toString', '__proto__', 'constructor'])('answers an unknown method: %s', async (method) => {
    const { ask } = connect({})
    expect(await ask({ id: 'a', method })).toMatchObject({ id: 'a', error: { code: 'method-unknown' } })
  })

  test.each([
    ['load', { name: 'a.csv', format: 'csv' }],
    ['load', { name: 'a.csv', format: 'csv', url: 'x', bytes: new ArrayBuffer(1) }],
    ['load', { name: 'a.xls', format: 'xls', url: 'x' }],
    ['result', { format: 'xml' }],
    ['setTheme', { tokens: { background: 'red' } }],
    ['setTheme', { tokens: { '--bg': 'red; } body { display: none' } }],
    ['setTheme', { tokens: { '--bg': 'url(https://elsewhere.example/x)' } }],
    ['job', {}],
  ])('answers bad parameters of %s', async (method, params) => {
    const { ask } = connect({ [method]: () => 'reached' })
    expect(await ask({ id: 1, method, params })).toMatchObject({ id: 1, error: { code: 'bad-message' } })
  })

  test('an error keeps its code and sentence, and nothing of its cause', async () => {
    const { ask } = connect({
      run: () => {
        throw new BasketeerError('role-missing', 'Say which column is the basket.', 'secret')
      },
    })
    expect(await ask({ id: 1, method: 'run' })).toEqual({
      id: 1,
      error: { code: 'role-missing', message: 'Say which column is the basket.' },
    })
  })

  test('hands buffers over instead of copying them', async () => {
    const bytes = new ArrayBuffer(8)
    const { ask } = connect({ result: () => new Transferred({ bytes }, [bytes]) })
    const answer = (await ask({ id: 1, method: 'result', params: { format: 'csv' } })) as {
      result: { bytes: ArrayBuffer }
    }
    expect(answer.result.bytes.byteLength).toBe(8)
    expect(bytes.byteLength).toBe(0)
  })

  test.each([
    ['load', { name: 'a.xls', format: 'xls', url: 'x' }, 'format', 'csv'],
    ['load', { name: 'a.csv', format: 'csv' }, 'exactly one of bytes and url', 'again'],
    ['job', {}, 'jobId', 'text'],
    ['setTheme', { mode: 'sepia' }, 'mode', 'dark'],
  ])('says what %s wants in place of %j', async (method, params, ...parts) => {
    const { ask } = connect({})
    const { error } = (await ask({ id: 1, method, params })) as { error: { message: string } }
    for (const part of parts) expect(error.message).toContain(part)
    expect(error.message).not.toContain('Invalid input')
  })

  test('a call that is pending when another host takes over is answered, once', async () => {
    let finish: (value: unknown) => void = () => undefined
    const { connection, port } = connect({ run: () => new Promise((resolve) => (finish = resolve)) })
    const heard: unknown[] = []
    const answered = new Promise<void>((resolve) => {
      port.onmessage = ({ data }) => {
        heard.push(data)
        resolve()
      }
    })
    port.postMessage({ id: 'r', method: 'run' })
    await new Promise((resolve) => setTimeout(resolve, 20))
    connection.close()
    await answered
    finish({ jobId: '1' })
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(heard).toMatchObject([{ id: 'r', error: { code: 'cancelled', message: expect.stringContaining('again') } }])
  })

  test('sends events', async () => {
    const { connection, port } = connect({})
    const heard = new Promise((resolve) => {
      port.onmessage = ({ data }) => resolve(data)
    })
    connection.emit('ready', {})
    expect(await heard).toEqual({ event: 'ready', data: {} })
  })
})
