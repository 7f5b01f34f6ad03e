import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SequenceParameters } from '../../src/analyses/sequences/types'
import { random } from '../random'
import { type Customer, encodeJourneys, hourly, type SequenceRow, sequenceRowsOf } from './journey-data'
import { type AskedPaths, naiveSequences, quantile } from './naive-sequences'
import { cancelSoon, createNodePool, type NodePool } from './node-pool'
import { POOLS } from './pools'

const HOUR = 3_600_000
const asked = { perGroup: false, target: 'all', limit: 10_000_000, minCount: 2 } as const
const name = (i: number) => `event ${i}`

const some = (n: number, make: (i: number) => string) => Array.from({ length: n }, (_, i) => make(i))

/** The naive search takes its time, and its answer is the same for any number of threads. */
const known = new Map<string, SequenceRow[]>()

function naive(name: string, customers: Customer[], question: AskedPaths): SequenceRow[] {
  const found = known.get(name) ?? naiveSequences(customers, question).rows
  known.set(name, found)
  return found
}

const key = (row: SequenceRow) => `${row.group} ${row.items.join(' > ')}: ${row.count}`

describe.each(POOLS)('odd journeys with $threads threads, shared: $shared', ({ threads, shared }) => {
  let pool: NodePool
  beforeAll(async () => {
    pool = await createNodePool({ threads, shared })
  })
  afterAll(() => pool.dispose())

  async function mine(customers: Customer[], more: Partial<SequenceParameters> = {}) {
    const data = encodeJourneys(customers, shared)
    const result = await pool.run(data.columns, { kind: 'sequences', parameters: { ...asked, ...more } })
    return { rows: sequenceRowsOf(result, data), report: result.report }
  }

  it('no customer at all, and customers without events', async () => {
    expect((await mine([])).rows).toEqual([])
    expect((await mine([hourly([]), hourly([], 'north')], { perGroup: true })).rows).toEqual([])
    const { rows } = await mine([hourly([]), hourly(['a', 'b'], 'north'), hourly([], 'south')], {
      perGroup: true,
      minCount: 1,
    })
    expect(rows.map(key)).toEqual(['north a: 1', 'north a > b: 1', 'north b: 1'])
  })

  it('empty lists are constraints that nothing meets; nothing is frequent', async () => {
    const customers = [hourly(['a', 'b']), hourly(['a', 'b'])]
    const none = new Uint32Array(0)
    for (const target of ['all', 'closed'] as const) {
      expect((await mine(customers, { first: none, target })).rows).toEqual([])
      expect((await mine(customers, { last: none, target })).rows).toEqual([])
      expect((await mine(customers, { exclude: none, target })).rows).not.toEqual([])
    }
    expect((await mine(customers, { minCount: 3 })).rows).toEqual([])
  })

  it('excluded events count in n, and neither as steps nor in between', async () => {
    const customers = [hourly(['a', 'x', 'b']), hourly(['a', 'b']), hourly(['x']), hourly(['x'])]
    const more = { exclude: Uint32Array.of(1), maxGapSteps: 1, minCount: undefined }
    expect((await mine(customers, { ...more, minSupport: 0.5 })).rows.map(key)).toContain('null a > b: 2')
    expect((await mine(customers, { ...more, minSupport: 0.51 })).rows).toEqual([])
  })

  it('events that are rare are steps in between', async () => {
    const customers = [hourly(['a', 'once', 'b']), hourly(['a', 'twice', 'b'])]
    expect((await mine(customers, { maxGapSteps: 1 })).rows.map(key)).toEqual(['null a: 2', 'null b: 2'])
    expect((await mine(customers, { maxGapSteps: 2 })).rows.map(key)).toContain('null a > b: 2')
  })

  it('a match that the first occurrence does not allow', async () => {
    const late = hourly(['a', 'x', 'x', 'x', 'a', 'b', 'x', 'c'])
    const { rows } = await mine([late, late], { maxSpan: 3 * HOUR, maxGapTime: 2 * HOUR })
    const row = rows.find(({ items }) => items.join('') === 'abc')
    expect(row).toMatchObject({ count: 2, reached: [2, 2, 2], median: [HOUR, 2 * HOUR] })
  })

  it('no times: paths all the same, limits on time say nothing, steps have no times', async () => {
    const data = encodeJourneys([hourly(['a', 'b']), hourly(['a', 'b'])], shared)
    const { times: _, ...columns } = data.columns
    const parameters = { ...asked, maxGapTime: 1, maxSpan: 1 }
    const rows = sequenceRowsOf(await pool.run(columns, { kind: 'sequences', parameters }), data)
    expect(rows.map(key)).toEqual(['null a: 2', 'null a > b: 2', 'null b: 2'])
    expect(rows[1]).toMatchObject({ median: [Number.NaN], q25: [Number.NaN], q75: [Number.NaN] })
  })

  it('one customer with 20,000 events', async () => {
    const next = random(3)
    const long = some(20_000, () => name(Math.floor(next() ** 2 * 12)))
    const customers = [hourly(long), ...some(40, name).map((_, i) => hourly(long.slice(i * 11, i * 11 + 9)))]
    for (const more of [{}, { maxGapSteps: 3 }, { maxSpan: 5 * HOUR }]) {
      const question: AskedPaths = { ...asked, minCount: 3, maxLength: 3, ...more }
      const { rows } = await mine(customers, { minCount: 3, maxLength: 3, ...more })
      expect(rows.length).toBeGreaterThan(50)
      expect(rows).toEqual(naive(`20,000 ${JSON.stringify(more)}`, customers, question))
    }
  })

  it('paths as long as the longest journeys', async () => {
    const customers = [hourly(some(3000, () => 'a')), hourly(some(2500, () => 'a'))]
    const { rows } = await mine(customers)
    expect(rows).toHaveLength(2500)
    expect(rows.at(-1)?.items).toHaveLength(2500)
    const closed = await mine(customers, { target: 'closed' })
    expect(closed.rows.map(({ items }) => items.length)).toEqual([2500])
    const short = [hourly(some(300, () => 'a')), hourly(some(250, () => 'a'))]
    const near = await mine(short, { maxGapSteps: 1, target: 'maximal' })
    expect(near.rows.map(({ items }) => items.length)).toEqual([250])
  })

  it('more frequent items than two bytes can name', async () => {
    const customers = Array.from({ length: 33_000 }, (_, i) => hourly([name(2 * i), name(2 * i + 1)]))
    customers.push(
      ...Array.from({ length: 200 }, (_, i) => hourly([name((400 * i) % 66_000), name(7 * i), name(65_900)])),
    )
    for (const more of [{}, { maxGapSteps: 1 }]) {
      const { rows, report } = await mine(customers, { minCount: 1, ...more })
      const counts = new Map<string, number>()
      for (const { events } of customers) {
        const items = events.map(({ item }) => item)
        const gap = more.maxGapSteps ?? 3
        const paths = new Set(items)
        for (const [i, a] of items.entries()) for (const b of items.slice(i + 1, i + 1 + gap)) paths.add(`${a} > ${b}`)
        if (items.length === 3) paths.add(items.join(' > '))
        for (const path of paths) counts.set(path, (counts.get(path) ?? 0) + 1)
      }
      expect(report.limited).toBe(false)
      expect(rows.map(key).sort()).toEqual([...counts].map(([path, count]) => `null ${path}: ${count}`).sort())
      expect(
        rows.every(({ median, items }) => median.length === items.length - 1 && median.every((m) => m >= HOUR)),
      ).toBe(true)
    }
  })

  it('many groups of a few customers each', async () => {
    const next = random(9)
    const customers = Array.from({ length: 1500 }, (_, i) =>
      hourly(
        some(5, () => name(Math.floor(next() * 6))),
        `group ${(i * 7) % 400}`,
      ),
    )
    const { rows } = await mine(customers, { perGroup: true })
    expect(rows).toEqual(naive('groups', customers, { ...asked, perGroup: true }))
  })

  it('first events so common that their searches are shared out', async () => {
    const next = random(21)
    const customers = Array.from({ length: 6000 }, () => hourly(some(5, () => name(Math.floor(next() ** 2 * 4)))))
    for (const more of [{}, { maxGapSteps: 2 }, { last: Uint32Array.of(0) }]) {
      const { last: _, ...question } = { ...asked, minCount: 300, ...more, last: undefined }
      const { rows } = await mine(customers, { minCount: 300, ...more })
      const expected = naive(`common ${JSON.stringify(question)}`, customers, question)
      const ends = more.last && customers[0]?.events[0]?.item
      expect(rows.length).toBeGreaterThan(10)
      expect(rows).toEqual(ends ? expected.filter(({ items }) => items.at(-1) === ends) : expected)
    }
  })

  it('quartiles of many waits, few of them different and all of them', async () => {
    const next = random(17)
    for (const spread of [1, 3, 1000, 1e12]) {
      const waits = Array.from({ length: 5000 }, () => (spread === 1 ? 7 : Math.floor(next() ** 4 * spread)))
      const customers = waits.map((wait) => ({
        group: null,
        events: [
          { item: 'a', time: 0 },
          { item: 'b', time: wait },
        ],
      }))
      const { rows } = await mine(customers, { minCount: 3000 })
      expect(rows.find(({ items }) => items.length === 2)).toMatchObject({
        q25: [quantile(waits, 0.25)],
        median: [quantile(waits, 0.5)],
        q75: [quantile(waits, 0.75)],
      })
    }
  })

  it('a limit far below what there is: the search forgets early, and the same is left', async () => {
    const next = random(5)
    const journeys = (group: string) =>
      Array.from({ length: 80 }, () =>
        hourly(
          some(22, () => name(Math.floor(next() ** 2 * 12))),
          group,
        ),
      )
    const customers = [...journeys('a'), ...journeys('b')]
    for (const perGroup of [false, true]) {
      const { rows: all } = await mine(customers, { perGroup, minCount: 12 })
      expect(all.length).toBeGreaterThan(10_000)
      for (const limit of [1, 100, 3000]) {
        const counts = all.map((row) => row.count).sort((a, b) => b - a)
        const limitAt = (counts[limit] as number) + 1
        const { rows, report } = await mine(customers, { perGroup, minCount: 12, limit })
        expect(report).toMatchObject({ limited: true, limitAt })
        expect(rows).toEqual(all.filter((row) => row.count >= limitAt))
      }
    }
  })

  it('a minimum that rises with the limit ends searches that would never end', async () => {
    const endless = some(200, (i) => name(i % 5))
    const { rows, report } = await mine([hourly(endless), hourly(endless), hourly(['event 0'])], { limit: 1000 })
    expect(report).toMatchObject({ limited: true, limitAt: 3 })
    expect(rows.map(key)).toEqual(['null event 0: 3'])
  })
})

describe.each([1, 2])('how searches of journeys end that do not succeed, with %i threads', (threads) => {
  /** Sets the cancel flag from another thread, as the screen does: this one is busy leading. */
  it.each([{}, { maxGapSteps: 30 }, { maxSpan: 90 * HOUR }])('stops when cancelled, limits %j', async (more) => {
    const pool = await createNodePool({ threads, shared: true })
    const endless = some(400, (i) => name((i * i) % 23))
    const { columns } = encodeJourneys([hourly(endless), hourly(endless), hourly(endless)], true)
    void cancelSoon(columns.memory as WebAssembly.Memory)
    const parameters: SequenceParameters = { ...asked, limit: 1_000_000_000, ...more }
    const error = await pool.run(columns, { kind: 'sequences', parameters }).then(
      () => 'it succeeded',
      (error: unknown) => error,
    )
    expect(error).toMatchObject({ code: 'cancelled' })
    await pool.dispose()
  })
})
