import { afterEach, describe, expect, it } from 'vitest'
import type { MiningParameters } from '../../src/analyses/mining/types'
import { METHODS } from '../../src/analyses/parameters'
import type { BasketColumns } from '../../src/analyses/table-columns'
import { createMemory } from '../../src/workers/memory/control'
import { encode } from './data'
import { cancelSoon, createNodePool, type NodePool } from './node-pool'

const asked: MiningParameters = { perGroup: false, method: 'auto', target: 'all', limit: 1_000_000_000, minCount: 1 }

/** Rows so full that all their itemsets would take years. */
function endless(groups = 1) {
  const items = Array.from({ length: 90 }, (_, i) => `item ${i}`)
  return Array.from({ length: 300 }, (_, r) => ({
    group: `group ${r % groups}`,
    items: items.filter((_, i) => (i * 7 + r * 13) % 11 !== 0),
  }))
}

/** Sets the cancel flag from another thread, as the screen does: this one is busy leading. */
/** The same columns in a memory that cannot grow. */
function inFixedMemory(columns: BasketColumns, extraPages: number): BasketColumns {
  const pages = Math.max(16, Math.ceil(columns.top / 65536)) + extraPages
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true })
  const source = columns.memory as WebAssembly.Memory
  new Uint8Array(memory.buffer).set(new Uint8Array(source.buffer, 0, columns.top))
  const move = (array: Uint32Array) => new Uint32Array(memory.buffer, array.byteOffset, array.length)
  return { ...columns, memory, offsets: move(columns.offsets), items: move(columns.items) }
}

describe.each([1, 2])('how runs end that do not succeed, with %i threads', (threads) => {
  let pool: NodePool | null = null
  afterEach(async () => {
    await pool?.dispose()
    pool = null
  })

  async function failure(columns: BasketColumns, parameters: MiningParameters): Promise<unknown> {
    pool ??= await createNodePool({ threads, shared: true })
    return pool.run(columns, { kind: 'itemsets', parameters }).then(
      () => 'it succeeded',
      (error: unknown) => error,
    )
  }

  it.each(METHODS)('%s stops when cancelled in the middle of a search', async (method) => {
    for (const groups of [1, 12]) {
      const { columns } = encode(endless(groups), true)
      void cancelSoon(columns.memory as WebAssembly.Memory)
      const error = await failure(columns, { ...asked, method, perGroup: groups > 1 })
      expect(error).toMatchObject({ code: 'cancelled' })
    }
  })

  it('says so when memory is exhausted, in the lead or in a kernel', async () => {
    const { columns } = encode(endless(), true)
    for (const extraPages of [0, 3, 40, 400]) {
      expect(await failure(inFixedMemory(columns, extraPages), asked)).toMatchObject({ code: 'out-of-memory' })
    }
  })

  it('calls a trap a crash, and works on afterwards', async () => {
    const { columns } = encode([{ group: null, items: ['a', 'b'] }], true)
    columns.items[0] = 0x3fffffff
    expect(await failure(columns, asked)).toMatchObject({ code: 'engine-crashed' })
    const { columns: sound } = encode([{ group: null, items: ['a', 'b'] }], true)
    const result = await pool?.run(sound, { kind: 'itemsets', parameters: asked })
    expect(result?.columns.rows).toBe(3)
  })

  it('tells how far it is', async () => {
    pool = await createNodePool({ threads, shared: true })
    const { columns } = encode(endless(12).slice(0, 40), true)
    const told: [string, number, number][] = []
    const task = { kind: 'itemsets', parameters: { ...asked, perGroup: true, maxLength: 2 } } as const
    const { report } = await pool.run(columns, task, (...[phase, done, total]) => told.push([phase, done, total]))
    expect(told.map(([label]) => label)).toEqual(expect.arrayContaining(['count', 'mine', 'sort']))
    expect(told.every(([, done, total]) => done >= 0 && done <= total)).toBe(true)
    expect(Object.keys(report.phases)).toEqual(expect.arrayContaining(['count', 'mine', 'collect', 'sort']))
    expect(report).toMatchObject({ threads, shared: true, limited: false, found: 12 * (90 + 4005) })
  })
})

it('an arena grows without moving what it holds', async () => {
  const { createArena } = await import('../../src/workers/memory/arena')
  for (const shared of [true, false]) {
    const arena = createArena(100, shared)
    const first = arena.u32(10)
    first.fill(7)
    const second = arena.u32(1_000_000)
    second[999_999] = 5
    const third = arena.u32(6)
    third.set([1, 2, 3, 4, 5, 6])
    expect(Array.from(arena.trim(third, 2))).toEqual([1, 2])
    expect(Array.from(first)).toEqual(new Array(10).fill(7))
    expect(second[999_999]).toBe(5)
    expect(arena.top % 16).toBe(0)
    if (shared) expect(arena.top).toBe(third.byteOffset + 16)
  }
  expect(createMemory(0, false).buffer).toBeInstanceOf(ArrayBuffer)
})
