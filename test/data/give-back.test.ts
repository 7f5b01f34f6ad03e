import { expect, test } from 'vitest'
import { growTo, spareOf } from '../../src/workers/memory/control'
import { isRefusal } from '../../src/workers/memory/refusal'
import { fakeSource, LONG_BY_STORE } from '../table/fake-source'
import { recipeOf, startedApi } from './fakes'

const columns = ['receipt', 'store', 'sku']
const rows = [
  { receipt: '1', store: 'b', sku: 'tea' },
  { receipt: '1', store: 'b', sku: 'milk' },
  { receipt: '2', store: 'a', sku: 'milk' },
]
const silent = () => undefined

test('a memory that kernels made large is let go of, and the table in it stays as it is', async () => {
  const { api } = await startedApi(fakeSource({ columns, rows }), { shared: true })
  const { id } = await api.inspect([], undefined, 'look')
  const encode = () => api.encode(id, recipeOf(LONG_BY_STORE), 'a', silent)
  const { input: before } = await encode()
  expect(await api.giveBack()).toBe(false)
  expect((await encode()).input).toBe(before)

  growTo(before.memory as WebAssembly.Memory, 2 ** 30)
  expect((await api.memory()).table).toBeGreaterThan(2 ** 29)
  expect(await api.giveBack()).toBe(true)
  const { input: after, timings } = await encode()
  expect(timings.ingest).toBe(0)
  expect(after.memory).not.toBe(before.memory)
  expect(spareOf(after)).toBeLessThan(2 ** 21)
  expect((await api.memory()).table).toBeLessThan(2 ** 21)
  for (const name of ['offsets', 'items', 'groupStart', 'groupBaskets', 'labelRank', 'groupRank'] as const) {
    expect(after[name], name).toEqual(before[name])
    expect(after[name].byteOffset, name).toBe(before[name].byteOffset)
    expect(after[name].buffer === before.memory?.buffer, name).toBe(false)
  }
})

test('what engines say when memory is short is told from other range errors', () => {
  const refused = (work: () => unknown) => {
    try {
      work()
    } catch (error) {
      return isRefusal(error)
    }
    return 'it worked'
  }
  expect(refused(() => new Float64Array(2 ** 40))).toBe(true)
  expect(refused(() => new ArrayBuffer(2 ** 52))).toBe(true)
  expect(refused(() => new WebAssembly.Memory({ initial: 1, maximum: 1 }).grow(1))).toBe(true)
  expect(refused(() => 'x'.repeat(2 ** 30))).toBe(true)
  expect(refused(() => (1).toFixed(200))).toBe(false)
  expect(refused(() => new Intl.DateTimeFormat('en', { timeZone: 'No/Where' }))).toBe(false)
  expect(refused(() => 'x'.repeat(-1))).toBe(false)
})
