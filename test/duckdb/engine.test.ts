import { Int32, type RecordBatch, Table, vectorFromArray } from 'apache-arrow'
import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { Connection } from '../../src/workers/duckdb/connection'
import { createEngine } from '../../src/workers/duckdb/engine'
import { quoteIdentifier, quoteLiteral, uniqueName } from '../../src/workers/duckdb/quote'
import { connectNodeDuckDB } from './node-duckdb'

const options = { extensionRepository: 'https://shop.example/ext' }
const SETTINGS = 4

/** A connection whose statements end when the test says so. */
function fakeDuckDB() {
  const connections: FakeConnection[] = []

  class FakeConnection implements Connection {
    log: string[] = []
    terminated = false
    die: (cause: Error) => void = () => undefined
    crashed = new Promise<never>((_, reject) => {
      this.die = reject
    })
    #settle: { resolve(): void; reject(cause: unknown): void } | undefined
    cancelEnds = true

    send(sql: string): Promise<AsyncIterable<RecordBatch>> {
      this.log.push(sql)
      const { batches } = new Table({ n: vectorFromArray([this.log.length], new Int32()) })
      const rows = (async function* () {
        yield* batches
      })()
      if (!sql.startsWith('slow')) return Promise.resolve(rows)
      return new Promise((resolve, reject) => {
        this.#settle = { resolve: () => resolve(rows), reject }
      })
    }

    async prepare(sql: string): Promise<void> {
      this.log.push(`prepare ${sql}`)
    }

    async insert(table: string): Promise<void> {
      this.log.push(`insert ${table}`)
    }

    async cancel(): Promise<void> {
      this.log.push('cancel')
      if (this.cancelEnds) this.fail(new Error('query was canceled'))
    }

    terminate(): void {
      this.terminated = true
    }

    finish(): void {
      this.#settle?.resolve()
    }

    fail(cause: unknown): void {
      this.#settle?.reject(cause)
    }
  }

  return {
    connections,
    connect: async () => {
      const connection = new FakeConnection()
      connections.push(connection)
      return connection
    },
  }
}

async function started() {
  const duckdb = fakeDuckDB()
  const engine = createEngine(duckdb.connect, options)
  await engine.query('first')
  return { duckdb, engine, connection: duckdb.connections[0]! }
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

describe('quoting', () => {
  const nasty = fc.string({ unit: fc.constantFrom('"', "'", '\n', '\\', ';', '--', '<script>', 'ü', '$$', 'a') })

  it('carries any name and any text through DuckDB', async () => {
    const engine = createEngine(connectNodeDuckDB, options)
    await fc.assert(
      fc.asyncProperty(nasty, nasty, async (name, text) => {
        const column = `c${name}`
        const answer = await engine.query(`SELECT ${quoteLiteral(text)} AS ${quoteIdentifier(column)}`)
        expect(answer.schema.fields[0]!.name).toBe(column)
        expect(answer.getChildAt(0)!.get(0)).toBe(text)
      }),
      { numRuns: 100 },
    )
  })

  it('never makes a name twice', () => {
    const names = Array.from({ length: 100 }, () => uniqueName('lines'))
    expect(new Set(names).size).toBe(100)
  })
})

describe('starting', () => {
  it('waits for the first call, and forbids extensions before it', async () => {
    const { connect, connections } = fakeDuckDB()
    const engine = createEngine(connect, options)
    expect(await engine.memoryBytes()).toBe(0)
    await engine.drop('nothing')
    expect(connections).toHaveLength(0)
    await engine.query('first')
    expect(connections[0]!.log).toEqual([
      'SET autoload_known_extensions = false',
      'SET autoinstall_known_extensions = false',
      "SET custom_extension_repository = 'https://shop.example/ext'",
      "SET memory_limit = '2.5GB'",
      'first',
    ])
  })

  it('is tried again after it failed', async () => {
    const { connect } = fakeDuckDB()
    const flaky = vi.fn(connect).mockRejectedValueOnce(new Error('offline'))
    const engine = createEngine(flaky, options)
    await expect(engine.query('first')).rejects.toMatchObject({ code: 'engine-crashed' })
    expect((await engine.query('first')).numRows).toBe(1)
  })
})

describe('the queue', () => {
  it('runs one statement at a time, in order', async () => {
    const { engine, connection } = await started()
    const slow = engine.query('slow one')
    const next = engine.query('two')
    const insert = engine.insert('three', new Uint8Array())
    await nextTurn()
    expect(connection.log.slice(SETTINGS)).toEqual(['first', 'slow one'])
    connection.finish()
    await Promise.all([slow, next, insert])
    expect(connection.log.slice(SETTINGS)).toEqual(['first', 'slow one', 'two', 'insert three'])
  })

  it('tells background work when nobody waits', async () => {
    const { engine, connection } = await started()
    const order: string[] = []
    const slow = engine.query('slow').then(() => order.push('slow'))
    const idle = engine.idle().then(() => order.push('idle'))
    const late = engine.query('late').then(() => order.push('late'))
    await nextTurn()
    connection.finish()
    await Promise.all([slow, late, idle])
    expect(order).toEqual(['slow', 'late', 'idle'])
  })
})

describe('cancelling', () => {
  it('answers at once, and lets the next statement in only when the cancelled one has ended', async () => {
    const { engine, connection } = await started()
    connection.cancelEnds = false
    const controller = new AbortController()
    const slow = engine.query('slow', { signal: controller.signal })
    const next = engine.query('next')
    await nextTurn()
    controller.abort()
    await expect(slow).rejects.toMatchObject({ code: 'cancelled' })
    await nextTurn()
    expect(connection.log.slice(SETTINGS)).toEqual(['first', 'slow', 'cancel'])
    connection.fail(new Error('query was canceled'))
    await next
    expect(connection.log.at(-1)).toBe('next')
    expect(engine.generation()).toBe(1)
  })

  it('takes a waiting statement out of the queue', async () => {
    const { engine, connection } = await started()
    const controller = new AbortController()
    const slow = engine.query('slow')
    const waiting = engine.query('waiting', { signal: controller.signal })
    await nextTurn()
    controller.abort()
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' })
    await expect(engine.query('never', { signal: controller.signal })).rejects.toMatchObject({ code: 'cancelled' })
    connection.finish()
    await slow
    await engine.query('last')
    expect(connection.log.slice(SETTINGS)).toEqual(['first', 'slow', 'last'])
  })

  it('ends an engine that does not stop', async () => {
    vi.useFakeTimers()
    try {
      const { duckdb, engine, connection } = await started()
      connection.cancelEnds = false
      const controller = new AbortController()
      const slow = engine.query('slow', { signal: controller.signal })
      const next = engine.query('next')
      await vi.advanceTimersByTimeAsync(1)
      controller.abort()
      await expect(slow).rejects.toMatchObject({ code: 'cancelled' })
      await vi.advanceTimersByTimeAsync(10_000)
      await next
      expect(connection.terminated).toBe(true)
      expect(duckdb.connections[1]!.log.at(-1)).toBe('next')
      expect(engine.generation()).toBe(2)
    } finally {
      vi.useRealTimers()
    }
  })

  it('answers calls under way when the engine is ended', async () => {
    const { duckdb, engine, connection } = await started()
    const slow = engine.query('slow')
    await nextTurn()
    engine.terminate()
    await expect(slow).rejects.toMatchObject({ code: 'cancelled' })
    await nextTurn()
    expect(connection.terminated).toBe(true)
    await engine.query('again')
    expect(duckdb.connections).toHaveLength(2)
  })
})

describe('failures', () => {
  it.each([
    ['Catalog Error: Table with name x does not exist', 'sql-failed', 1],
    ['Out of Memory Error: could not allocate block of size 256.0 KiB', 'out-of-memory', 1],
    ['memory access out of bounds', 'engine-crashed', 2],
    ['function signature mismatch', 'engine-crashed', 2],
    ['table index is out of bounds', 'engine-crashed', 2],
    ['unreachable', 'engine-crashed', 2],
  ])('%s', async (text, code, generation) => {
    const { engine, connection } = await started()
    const slow = engine.query('slow SELECT 1')
    await nextTurn()
    connection.fail(new Error(text))
    const failure = await slow.catch((cause) => cause)
    expect(failure).toMatchObject({ code, cause: { message: `${text}\nSQL: slow SELECT 1` } })
    expect((await engine.query('after')).numRows).toBe(1)
    expect(engine.generation()).toBe(generation)
    expect(connection.terminated).toBe(generation === 2)
  })

  it('notices that the worker died, although its promises stay silent', async () => {
    const { duckdb, engine, connection } = await started()
    const slow = engine.query('slow')
    await nextTurn()
    connection.die(new Error('worker gone'))
    await expect(slow).rejects.toMatchObject({ code: 'engine-crashed' })
    await engine.query('after')
    expect(duckdb.connections).toHaveLength(2)
  })
})
