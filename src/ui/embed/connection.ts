import { recipeFault } from '../../analyses/recipe-fault'
import { type ErrorCode, toPlainError } from '../../recipe/error'
import { type Answer, type EventName, type Method, paramsSchemas, type Request, requestSchema } from './messages'
import { embedFaults } from './sentences'

/** A result that is handed over with its buffers instead of copied. */
export class Transferred {
  readonly value: unknown
  readonly buffers: ArrayBuffer[]

  constructor(value: unknown, buffers: ArrayBuffer[]) {
    this.value = value
    this.buffers = buffers
  }
}

/** Those that take their time end when the signal is aborted. */
export type Methods = { [name in Method]: (params: never, signal: AbortSignal) => unknown }

export interface Connection {
  emit(event: EventName, data: unknown): void
  close(): void
}

function problem(thrown: unknown): { code: ErrorCode; message: string } {
  const { code, message } = toPlainError(thrown)
  return { code, message }
}

function idOf(message: unknown): Request['id'] | null {
  const id = typeof message === 'object' && message !== null ? (message as { id?: unknown }).id : undefined
  return typeof id === 'string' || typeof id === 'number' ? id : null
}

function read(message: unknown): Request {
  const parsed = requestSchema.safeParse(message)
  if (parsed.success) return parsed.data
  throw embedFaults.message(parsed.error)
}

async function call(methods: Methods, { method, params }: Request, signal: AbortSignal): Promise<unknown> {
  if (!Object.hasOwn(paramsSchemas, method)) {
    const known = Object.keys(paramsSchemas).join(', ')
    throw embedFaults.method({ method: JSON.stringify(method), known })
  }
  const name = method as Method
  const parsed = paramsSchemas[name].safeParse(params ?? {})
  if (!parsed.success) {
    const wrong = recipeFault(parsed.error.issues[0])
    throw embedFaults.parameters({ method: name, wrong }, parsed.error)
  }
  return await (methods[name] as (params: unknown, signal: AbortSignal) => unknown)(parsed.data, signal)
}

/** Answers every message on the port, whatever it is, also when it is closed, and sends events the other way. */
export function serveConnection(port: MessagePort, methods: Methods): Connection {
  const answer = (message: Answer, buffers: ArrayBuffer[] = []) => port.postMessage(message, buffers)
  const pending = new Set<{ id: Answer['id']; work: AbortController }>()

  /** Cancels a call that is still to be answered, which then says so itself. */
  const withCalls: Methods = {
    ...methods,
    cancel(params: { jobId?: string; call?: Request['id'] }, signal: AbortSignal) {
      const { call: id } = params
      if (id === undefined) return (methods.cancel as (params: unknown, signal: AbortSignal) => unknown)(params, signal)
      const asked = [...pending].find((each) => each.id === id && each.work.signal !== signal)
      if (!asked) throw embedFaults.noCall({ id: JSON.stringify(id) })
      asked.work.abort()
      return { call: id }
    },
  }

  port.onmessage = async ({ data }: MessageEvent<unknown>) => {
    const id = idOf(data)
    const asked = { id, work: new AbortController() }
    pending.add(asked)
    try {
      const result = await call(withCalls, read(data), asked.work.signal)
      if (!pending.has(asked)) return
      if (result instanceof Transferred) answer({ id, result: result.value }, result.buffers)
      else answer({ id, result })
    } catch (thrown) {
      if (pending.has(asked)) answer({ id, error: problem(thrown) })
    } finally {
      pending.delete(asked)
    }
  }
  port.onmessageerror = () => answer({ id: null, error: problem(embedFaults.unreadable()) })

  return {
    emit: (event, data) => port.postMessage({ event, data }),
    close() {
      for (const { id } of pending) answer({ id, error: problem(embedFaults.replaced()) })
      pending.clear()
      port.close()
    },
  }
}
