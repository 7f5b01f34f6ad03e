import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BasketeerError } from '../../src/recipe/error'
import { random } from '../random'
import { naiveAls } from './naive-als'
import { cancelSoon, createNodePool, type NodePool } from './node-pool'
import { FEW_POOLS } from './pools'
import { type Customer, customer, DEFAULTS, encodeRated, factorsOf, nameOf, recommendTo } from './rated'

/** A full matrix of customers by items, most of it 0. */
function matrixOf(rows: number, items: number, share: number, seed: number): number[][] {
  const next = random(seed)
  return Array.from({ length: rows }, () =>
    Array.from({ length: items }, () => (next() < share ? Math.ceil(next() * 5) : 0)),
  )
}

const customersOf = (matrix: readonly number[][], group: string | null = null): Customer[] =>
  matrix.map((row, u) => ({
    name: nameOf('c', u),
    group,
    values: new Map(row.flatMap((value, i) => (value > 0 ? [[nameOf('i', i), value] as const] : []))),
  }))

/** Customers of four tastes, each with a shelf of its own of which they have most. */
function tastes(perTaste: number, seed: number): Customer[] {
  const next = random(seed)
  return Array.from({ length: 4 * perTaste }, (_, u) => {
    const shelf = Array.from({ length: 12 }, (_, i) => `shelf ${u % 4}, ${nameOf('', i)}`)
    return { name: nameOf('c', u), group: null, values: new Map(shelf.flatMap((i) => (next() < 0.6 ? [[i, 1]] : []))) }
  })
}

describe.each(FEW_POOLS)('recommendations with $threads threads, shared: $shared', ({ threads, shared }) => {
  let pool: NodePool
  beforeAll(async () => {
    pool = await createNodePool({ threads, shared })
  })
  afterAll(() => pool.dispose())

  const recommend = (customers: readonly Customer[], asked: Parameters<typeof recommendTo>[2] = {}) =>
    recommendTo(pool, encodeRated(customers, shared), asked)

  it.each([
    { factors: 3, iterations: 6, regularization: 0.1, alpha: 2, seed: 42 },
    { factors: 8, iterations: 8, regularization: 0.5, alpha: 10, seed: 7 },
    { factors: 20, iterations: 4, regularization: 1, alpha: 1, seed: 0 },
  ])('loss and scores are those of a dense solver: $factors factors', async (asked) => {
    const matrix = matrixOf(60, 25, 0.2, 3)
    const data = encodeRated(customersOf(matrix), shared)
    const { columns, rows } = await recommendTo(pool, data, { ...asked, solver: 'cholesky' })
    const expected = naiveAls(matrix, { ...DEFAULTS, ...asked })
    expect(columns.loss.length).toBe(asked.iterations)
    expected.loss.forEach((loss, i) => {
      expect(Math.abs((columns.loss[i] as number) / loss - 1)).toBeLessThan(1e-5)
    })
    for (const [u, row] of rows.entries()) {
      row.items.forEach((label, i) => {
        const item = expected.Y[Number(label.slice(1))] as number[]
        const score = item.reduce((sum, y, f) => sum + y * ((expected.X[u] as number[])[f] as number), 0)
        expect(Math.abs((row.scores[i] as number) - score)).toBeLessThan(1e-3)
      })
    }
  })

  it('many steps of conjugate gradient lead to where exact equations lead', async () => {
    const customers = customersOf(matrixOf(80, 30, 0.15, 5))
    const asked = { factors: 8, iterations: 5, regularization: 1, alpha: 3 }
    const exact = await recommend(customers, { ...asked, solver: 'cholesky' })
    const steps = await recommend(customers, { ...asked, cgSteps: 12 })
    for (let i = 0; i < 5; i++) {
      expect(Math.abs((steps.columns.loss[i] as number) / (exact.columns.loss[i] as number) - 1)).toBeLessThan(1e-5)
    }
    const few = await recommend(customers, { ...asked, cgSteps: 1 })
    expect(few.columns.loss[0] as number).toBeGreaterThan(exact.columns.loss[0] as number)
  })

  it('an item that more have than are kept near is learned like any other', async () => {
    const next = random(31)
    const customers = Array.from({ length: 17_000 }, (_, u) =>
      customer(nameOf('c', u), { all: 1, [`item ${Math.floor(5 * next())}`]: 1 }),
    )
    const asked = { factors: 17, iterations: 2, regularization: 1, alpha: 3 }
    const exact = await recommend(customers, { ...asked, solver: 'cholesky' })
    const steps = await recommend(customers, { ...asked, cgSteps: 12 })
    for (let i = 0; i < 2; i++) {
      expect(Math.abs((steps.columns.loss[i] as number) / (exact.columns.loss[i] as number) - 1)).toBeLessThan(1e-5)
    }
  })

  it('many iterations need no more memory than few', async () => {
    const customers = customersOf(matrixOf(60, 25, 0.2, 3))
    const few = await recommend(customers, { factors: 8, iterations: 2 })
    const many = await recommend(customers, { factors: 8, iterations: 60 })
    expect(many.report.kernelBytes).toBe(few.report.kernelBytes)
  })

  it('finds planted tastes', async () => {
    const customers = tastes(60, 11)
    const { rows } = await recommend(customers, { factors: 8, k: 3, regularization: 0.1 })
    expect(rows.length).toBe(240)
    for (const [u, row] of rows.entries()) {
      const has = customers[u]?.values as ReadonlyMap<string, number>
      expect(row.items.length).toBe(3)
      expect(row.items.some((item) => has.has(item))).toBe(false)
      const own = row.items.filter((item) => item.startsWith(`shelf ${u % 4}`))
      expect(own.length).toBe(Math.min(3, 12 - has.size))
    }
  })

  it('loss falls from iteration to iteration, and is told as it comes', async () => {
    const told: [number, number, number][] = []
    const data = encodeRated(customersOf(matrixOf(80, 30, 0.15, 5)), shared)
    const { columns } = await pool
      .run(
        data.columns,
        { kind: 'recommend', parameters: { ...DEFAULTS, factors: 8 } },
        (label, done, total, value) => {
          if (label === 'train') told.push([done, total, value as number])
        },
      )
      .then(({ columns }) => ({ columns: columns as Awaited<ReturnType<typeof recommend>>['columns'] }))
    const losses = Array.from(columns.loss)
    expect(told).toEqual(losses.map((loss, i) => [i + 1, 15, loss]))
    for (let i = 1; i < 15; i++) expect(losses[i] as number).toBeLessThan(losses[i - 1] as number)
  })

  it('customers without history get what most have, or nothing', async () => {
    const customers = [
      customer('b', { tea: 1, milk: 2 }),
      customer('a', { tea: 1, cake: 1 }),
      customer('cold', {}),
      customer('void', { tea: -3, rum: 0 }),
    ]
    const { rows, columns } = await recommend(customers, { factors: 8, k: 2 })
    expect(rows.map(({ customer, source }) => [customer, source])).toEqual([
      ['a', 'personal'],
      ['b', 'personal'],
      ['cold', 'popular'],
      ['void', 'popular'],
    ])
    expect(rows.map(({ items }) => items)).toEqual([['milk'], ['cake'], ['tea', 'cake'], ['tea', 'cake']])
    expect(rows[2]?.scores).toEqual([0.5, 0.25])
    expect(columns).toMatchObject({ droppedPairs: 2, pairs: Uint32Array.of(4) })
    const none = await recommend(customers, { factors: 8, fallback: 'none' })
    expect(none.rows[2]).toMatchObject({ items: [], source: 'popular' })
    const seen = await recommend(customers, { factors: 8, excludeSeen: false, k: 10 })
    expect(seen.rows[0]?.items.slice(0, 2).sort()).toEqual(['cake', 'tea'])
    expect(seen.rows.map(({ items }) => items.length)).toEqual([3, 3, 3, 3])
  })

  it('nothing, one customer, one item', async () => {
    const empty = await recommend([])
    expect(empty.rows).toEqual([])
    expect((await recommend([], { perGroup: true })).rows).toEqual([])
    const cold = await recommend([customer('a', {})])
    expect(cold.rows).toEqual([{ group: null, customer: 'a', source: 'popular', items: [], scores: [] }])
    const one = await recommend([customer('a', { tea: 2 })])
    expect(one.rows).toEqual([{ group: null, customer: 'a', source: 'personal', items: [], scores: [] }])
    const own = await recommend([customer('a', { tea: 2 })], { excludeSeen: false })
    expect(own.rows[0]?.items).toEqual(['tea'])
    expect(own.rows[0]?.scores[0]).toBeCloseTo(1, 2)
  })

  it.each(['cg', 'cholesky'] as const)('huge and tiny values end in numbers: %s', async (solver) => {
    const next = random(23)
    const customers = customersOf(matrixOf(40, 15, 0.3, 9)).map((c) => ({
      ...c,
      values: new Map([...c.values].map(([item]) => [item, 10 ** (600 * next() - 300)])),
    }))
    const { rows, columns } = await recommend(customers, { factors: 8, solver, iterations: 5 })
    expect(columns.itemFactors.every(Number.isFinite)).toBe(true)
    expect(columns.customerFactors.every(Number.isFinite)).toBe(true)
    expect(columns.loss.every(Number.isFinite)).toBe(true)
    expect(rows.every(({ items }) => items.length > 0)).toBe(true)
  })

  it('a model a group is the model of the group alone', async () => {
    const north = customersOf(matrixOf(40, 20, 0.3, 1), 'north')
    const south = customersOf(matrixOf(30, 12, 0.3, 2), 'south')
    const asked = { factors: 8, k: 4, iterations: 3 }
    const both = await recommend([...south, ...north, customer('cold', {}, null)], { ...asked, perGroup: true })
    const alone = [await recommend(north, asked), await recommend(south, asked)]
    expect(both.rows.slice(0, 1)).toMatchObject([{ group: null, customer: 'cold', items: [] }])
    expect(both.rows.slice(1)).toEqual(alone.flatMap(({ rows }) => rows))
    expect(Array.from(both.columns.itemFactors)).toEqual(
      alone.flatMap(({ columns }) => Array.from(columns.itemFactors)),
    )
    expect(Array.from(both.columns.lossStart)).toEqual([0, 3, 6, 9])
    expect(Array.from(both.columns.pairs)).toEqual([0, ...alone.flatMap(({ columns }) => Array.from(columns.pairs))])
  })

  it('the order of the file makes no difference', async () => {
    const customers = customersOf(matrixOf(50, 20, 0.2, 17))
    const asked = { factors: 8, iterations: 4, stopEarly: 0.2 }
    const data = [encodeRated(customers, shared), encodeRated([...customers].reverse(), shared)] as const
    const [a, b] = [await recommendTo(pool, data[0], asked), await recommendTo(pool, data[1], asked)]
    expect(b.rows.map(({ customer, items }) => [customer, items])).toEqual(
      a.rows.map(({ customer, items }) => [customer, items]),
    )
    for (const [item, row] of factorsOf(a.columns, data[0]).items) {
      const other = factorsOf(b.columns, data[1]).items.get(item) as number[]
      for (const [k, value] of row.entries()) expect(other[k]).toBeCloseTo(value, 3)
    }
  })

  it('ends early where what was held out is no longer told better', async () => {
    const customers = tastes(60, 11)
    const asked = { factors: 32, iterations: 60, alpha: 40 }
    const { columns, rows } = await recommend(customers, { ...asked, stopEarly: 0.2 })
    const held = Array.from(columns.heldOutLoss)
    expect(held.length).toBe(columns.loss.length)
    expect(held.length).toBeLessThan(60)
    for (let i = 1; i + 1 < held.length; i++) expect(held[i] as number).toBeLessThan(held[i - 1] as number)
    expect(held.at(-1) as number).toBeGreaterThanOrEqual(held.at(-2) as number)
    // What is held out is seen all the same.
    for (const [u, row] of rows.entries()) {
      expect(row.source).toBe('personal')
      for (const item of row.items) expect(customers[u]?.values.has(item)).toBe(false)
    }
    expect((await recommend(customers, { ...asked, iterations: 3 })).columns.heldOutLoss.length).toBe(0)
  })

  it.skipIf(!shared).each([
    { what: 'training', asked: { iterations: 1000, factors: 128 } },
    { what: 'training exactly', asked: { iterations: 1000, factors: 256, solver: 'cholesky' as const } },
  ])('stops when cancelled in the middle of $what', async ({ asked }) => {
    const data = encodeRated(customersOf(matrixOf(3000, 200, 0.1, 4)), shared)
    const told = cancelSoon(data.columns.memory as WebAssembly.Memory)
    await expect(recommendTo(pool, data, asked)).rejects.toMatchObject({ code: 'cancelled' })
    await expect(recommendTo(pool, data, asked)).rejects.toBeInstanceOf(BasketeerError)
    await told
  })
})
