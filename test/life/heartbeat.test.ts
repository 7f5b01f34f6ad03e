import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createHeartbeat } from '../../src/client/heartbeat'
import { PING, PONG } from '../../src/workers/life/signs'
import { asWorker, FakeWorker } from './fake-worker'

const MINUTE = 60_000
const never = new Promise<never>(() => undefined)

function watching() {
  const fake = new FakeWorker()
  const onSilence = vi.fn()
  return { fake, onSilence, heartbeat: createHeartbeat(asWorker(fake), onSilence) }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('nothing is asked while no call is under way', async () => {
  const { fake, onSilence } = watching()
  await vi.advanceTimersByTimeAsync(60 * MINUTE)
  expect(fake.posted).toEqual([])
  expect(onSilence).not.toHaveBeenCalled()
})

test('silence during a call is told, once, and not soon', async () => {
  const { fake, onSilence, heartbeat } = watching()
  void heartbeat.during(never)
  await vi.advanceTimersByTimeAsync(1.5 * MINUTE)
  expect(onSilence).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(10 * MINUTE)
  expect(onSilence).toHaveBeenCalledTimes(1)
  expect(new Set(fake.posted)).toEqual(new Set([PING]))
})

test.each([
  ['answers', PONG],
  ['reports progress', { id: 'x', type: 'MESSAGE' }],
])('a worker that %s now and then is never taken for dead', async (_, sign) => {
  const { fake, onSilence, heartbeat } = watching()
  void heartbeat.during(never)
  for (let minute = 0; minute < 60; minute++) {
    await vi.advanceTimersByTimeAsync(MINUTE)
    fake.says(sign)
  }
  expect(onSilence).not.toHaveBeenCalled()
})

test('a laptop that slept has missed one beat, not hours', async () => {
  const { onSilence, heartbeat } = watching()
  void heartbeat.during(never)
  await vi.advanceTimersByTimeAsync(10_000)
  vi.setSystemTime(Date.now() + 8 * 60 * MINUTE)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(onSilence).not.toHaveBeenCalled()
})

test('it stops with the last call, and starts counting anew with the next', async () => {
  const { fake, onSilence, heartbeat } = watching()
  let answer = (_: string): void => undefined
  const first = heartbeat.during(
    new Promise<string>((resolve) => {
      answer = resolve
    }),
  )
  await vi.advanceTimersByTimeAsync(1.5 * MINUTE)
  answer('done')
  expect(await first).toBe('done')
  const asked = fake.posted.length
  await vi.advanceTimersByTimeAsync(10 * MINUTE)
  expect(fake.posted).toHaveLength(asked)
  void heartbeat.during(never)
  await vi.advanceTimersByTimeAsync(1.5 * MINUTE)
  expect(onSilence).not.toHaveBeenCalled()
})

test('a call that fails is handed on and no longer waited for', async () => {
  const { fake, heartbeat } = watching()
  await expect(heartbeat.during(Promise.reject(new Error('no')))).rejects.toThrow('no')
  await vi.advanceTimersByTimeAsync(10 * MINUTE)
  expect(fake.posted).toEqual([])
})
