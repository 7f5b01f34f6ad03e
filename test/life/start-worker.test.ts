import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { startWorker } from '../../src/workers/life/start-worker'
import { asWorker, FakeWorker } from './fake-worker'

const LIMIT = 1_000
const UP = { up: true }

/** Web Locks of which the holders are told to die by hand. */
function fakeLocks() {
  const waiting = new Map<string, () => void>()
  return {
    locks: {
      request(name: string, granted: () => unknown) {
        waiting.set(name, () => void granted())
        return new Promise<never>(() => undefined)
      },
    } as unknown as Pick<LockManager, 'request'>,
    release: (name: string) => waiting.get(name)?.(),
    watched: () => [...waiting.keys()],
  }
}

function starting(locks?: Pick<LockManager, 'request'>) {
  const made: FakeWorker[] = []
  const started = startWorker(
    () => {
      const fake = new FakeWorker()
      made.push(fake)
      return asWorker(fake)
    },
    { limitMs: LIMIT, locks },
  )
  const seen: { up?: unknown; died?: unknown } = {}
  started.up.then(
    (worker) => {
      seen.up = worker
    },
    () => undefined,
  )
  started.died.catch((cause: unknown) => {
    seen.died = cause
  })
  return { made, started, seen }
}

const settle = () => vi.advanceTimersByTimeAsync(0)

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('coming up', () => {
  test('a worker that says so is up, and stays alone', async () => {
    const { made, seen } = starting()
    made[0]!.says(UP)
    await vi.advanceTimersByTimeAsync(10 * LIMIT)
    expect(seen).toEqual({ up: made[0] })
    expect(made).toHaveLength(1)
  })

  test('anything else that it says does not count', async () => {
    const { made, seen } = starting()
    made[0]!.says('hello')
    await settle()
    expect(seen).toEqual({})
  })

  test('one that never comes up is started anew, and the second is taken', async () => {
    const { made, seen } = starting()
    await vi.advanceTimersByTimeAsync(LIMIT)
    expect(made).toHaveLength(2)
    made[1]!.says(UP)
    await vi.advanceTimersByTimeAsync(10 * LIMIT)
    expect(seen).toEqual({ up: made[1] })
    expect(made.map(({ ended }) => ended)).toEqual([true, false])
  })

  test('one that is only late is taken all the same', async () => {
    const { made, seen } = starting()
    await vi.advanceTimersByTimeAsync(LIMIT)
    made[0]!.says(UP)
    await settle()
    made[1]!.says(UP)
    await vi.advanceTimersByTimeAsync(10 * LIMIT)
    expect(seen).toEqual({ up: made[0] })
    expect(made.map(({ ended }) => ended)).toEqual([false, true])
  })

  test('after two tries it is an error with a code, and nothing is left running', async () => {
    const { made, seen } = starting()
    await vi.advanceTimersByTimeAsync(2 * LIMIT)
    expect(seen.up).toBeUndefined()
    expect(seen.died).toMatchObject({ code: 'engine-crashed', message: expect.stringContaining('reload the page') })
    expect(made.map(({ ended }) => ended)).toEqual([true, true])
  })

  test('code that cannot be loaded is tried again at once, and once only', async () => {
    const { made, seen } = starting()
    made[0]!.breaks('404')
    expect(made).toHaveLength(2)
    made[1]!.breaks('404')
    await settle()
    expect(made).toHaveLength(2)
    expect(seen.died).toMatchObject({ code: 'engine-crashed', cause: '404' })
  })

  test('the error of a second try does not give up a first that is only late', async () => {
    const { made, seen } = starting()
    await vi.advanceTimersByTimeAsync(LIMIT)
    made[1]!.breaks('404')
    made[0]!.says(UP)
    await vi.advanceTimersByTimeAsync(10 * LIMIT)
    expect(seen).toEqual({ up: made[0] })
  })

  test('ended before it is up it neither comes up nor is started anew', async () => {
    const { made, started, seen } = starting()
    started.end()
    made[0]!.says(UP)
    await vi.advanceTimersByTimeAsync(10 * LIMIT)
    expect(seen).toEqual({})
    expect(made.map(({ ended }) => ended)).toEqual([true])
  })
})

describe('dying', () => {
  test('an error event ends it for good', async () => {
    const { made, seen } = starting()
    made[0]!.says(UP)
    await settle()
    made[0]!.breaks('out of memory')
    await settle()
    expect(seen.died).toBe('out of memory')
    expect(made.map(({ ended }) => ended)).toEqual([true])
  })

  test('a death without a word is told by its lock', async () => {
    const { locks, release } = fakeLocks()
    const { made, seen } = starting(locks)
    made[0]!.says(UP)
    made[0]!.says({ holds: 'lock 1' })
    await settle()
    expect(seen.died).toBeUndefined()
    release('lock 1')
    await settle()
    expect(seen.died).toContain('lock')
  })

  test('one that works for an hour without a word is left in peace', async () => {
    const { locks, watched } = fakeLocks()
    const { made, seen } = starting(locks)
    made[0]!.says(UP)
    made[0]!.says({ holds: 'lock 1' })
    await vi.advanceTimersByTimeAsync(3_600_000)
    expect(watched()).toEqual(['lock 1'])
    expect(seen).toEqual({ up: made[0] })
    expect(made[0]!.ended).toBe(false)
  })

  test('one that was ended is not mourned', async () => {
    const { locks, release } = fakeLocks()
    const { made, started, seen } = starting(locks)
    made[0]!.says(UP)
    made[0]!.says({ holds: 'lock 1' })
    await settle()
    started.end()
    release('lock 1')
    await settle()
    expect(seen.died).toBeUndefined()
    expect(made[0]!.ended).toBe(true)
  })

  test('the lock of a try that was let go of says nothing about the one that stayed', async () => {
    const { locks, release } = fakeLocks()
    const { made, seen } = starting(locks)
    made[0]!.says({ holds: 'lock 1' })
    await vi.advanceTimersByTimeAsync(LIMIT)
    made[1]!.says(UP)
    await settle()
    release('lock 1')
    await settle()
    expect(seen).toEqual({ up: made[1] })
    expect(made[1]!.ended).toBe(false)
  })
})
