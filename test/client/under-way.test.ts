import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { createUnderWay } from '../../src/workers/life/under-way'

test('an end is told to all that is under way and to whatever comes later', async () => {
  const underWay = createUnderWay()
  const waiting = underWay.until(new Promise(() => undefined))
  await expect(underWay.until(Promise.resolve(1))).resolves.toBe(1)
  await expect(underWay.until(Promise.reject(new Error('own')))).rejects.toThrow('own')
  underWay.end('first')
  underWay.end('second')
  await expect(waiting).rejects.toBe('first')
  await expect(underWay.until(Promise.resolve(2))).rejects.toBe('first')
})

test('answers are let go of', async () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const underWay = createUnderWay()
  const answered = async () => new WeakRef(await underWay.until(Promise.resolve({ large: true })))
  const ref = await answered()
  await new Promise((resolve) => setTimeout(resolve, 10))
  collect()
  expect(ref.deref() === undefined).toBe(true)
  underWay.end('over')
})
