import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dayOf, NO_DAY } from '../../src/preparation/training/days'
import type { TrainingQuestion } from '../../src/preparation/training/question'
import { zoneOf } from '../../src/preparation/training/zone'
import { checksOf } from '../../src/workers/training/checks'
import { trainingFiles } from '../../src/workers/training/files'
import { reachOf, writtenStarts } from '../../src/workers/training/reach'
import { createNodePool, type NodePool } from '../kernels/node-pool'
import { filesOf, rowsIn, rowsOfFiles } from './files'
import { madeSet, rowsOf } from './made'
import type { Action, Carousel, Id } from './naive'

const DT = '2024-06-01'
const at = (text: string) => Date.parse(text)
const action = (
  time: number | string,
  item: Id = 1n,
  type = 1,
  customer: Id | null = 1n,
  source = 'clicks',
): Action => ({
  source,
  customer,
  item,
  time: typeof time === 'string' ? at(time) : time,
  type,
})
const shown = (dt: string | null = DT, customer: Id | null = 1n, more: Partial<Carousel> = {}): Carousel => ({
  dt,
  customer,
  ranking: 'r1',
  items: [{ item: 5n, ordered: true }],
  ...more,
})

let pool: NodePool
beforeAll(async () => {
  pool = await createNodePool({ threads: 2, shared: true })
})
afterAll(() => pool.dispose())

const rows = (actions: Action[], carousels: Carousel[], asked: Partial<TrainingQuestion> = {}) =>
  madeSet(pool, actions, carousels, asked, rowsOf)
const itemsOf = async (actions: Action[], carousel = shown(), asked: Partial<TrainingQuestion> = {}) =>
  (await rows(actions, [carousel], asked))[0]!.action_items

/** What the tests of the requirement say, each by its name. */
describe('the tests of the requirement', () => {
  const clicks = [
    action('2024-05-01T10:00Z', 10n),
    action('2024-05-02T10:00Z', 11n),
    action('2024-05-01T09:00Z', 20n, 1, 2n),
  ]
  const carts = [action('2024-05-03T10:00Z', 11n, 2, 1n, 'carts'), action('2024-05-03T11:00Z', 21n, 2, 2n, 'carts')]
  const orders = [action('2024-05-04T10:00Z', 11n, 3, 1n, 'orders'), action('2024-05-05T10:00Z', 22n, 3, 2n, 'orders')]
  const actions = [...clicks, ...carts, ...orders]
  const carousels = [
    shown(DT, 1n, { items: [10n, 11n].map((item) => ({ item, ordered: item === 11n })) }),
    shown(DT, 2n, { ranking: 'r2', items: [{ item: 20n, ordered: false }] }),
  ]

  it('puts clicks, carts and orders together as types 1, 2 and 3', () =>
    madeSet(pool, actions, carousels, {}, (set) => {
      expect(set.actions.rows).toBe(7)
      expect(new Set(set.actions.types)).toEqual(new Set([1, 2, 3]))
      expect([...set.read].map(([source, { kept }]) => [source, kept])).toEqual([
        ['clicks', 3],
        ['carts', 2],
        ['orders', 2],
      ])
    }))

  it('takes recent actions of a customer, newest first', async () => {
    expect((await rows(actions, carousels))[0]).toMatchObject({
      action_items: [11n, 11n, 11n, 10n],
      action_types: [3, 2, 1, 1],
    })
  })

  it('has nothing of actions that are long past', async () => {
    expect(await itemsOf(actions, shown('2026-12-01'))).toEqual([])
  })

  it('makes a row of each impression item', async () => {
    const made = await rows(actions, carousels)
    expect(made.map((row) => [row.impression_item_id, row.is_order])).toEqual([
      [10n, 0],
      [11n, 1],
      [20n, 0],
    ])
  })

  it('has the columns that were asked for, and lists of exactly the length', async () => {
    const files = await madeSet(pool, actions, carousels, { form: 'dense' }, filesOf)
    const [row] = rowsIn(files.get(`impressions/dt=${DT}/part-0.parquet`)!)
    const names = [
      'customer_id',
      'ranking_id',
      'impression_item_id',
      'is_order',
      'position',
      'action_items',
      'action_types',
    ]
    expect(Object.keys(row!)).toEqual(names)
    expect(row!['action_items']).toEqual([11, 11, 11, 10, ...new Array(996).fill(0)])
    expect(row!['action_types']).toEqual([3, 2, 1, 1, ...new Array(996).fill(0)])
  })

  it('makes nothing of empty inputs, and says so', () =>
    madeSet(pool, [], [], {}, async (set) => {
      const files = await filesOf(set)
      expect([...files.keys()]).toEqual([
        'actions/part-0.parquet',
        'schema.json',
        'reader.py',
        'manifest.json',
        '_SUCCESS',
      ])
      expect(checksOf(set).rows).toEqual({
        actions: 0,
        actionsWritten: 0,
        carousels: 0,
        histories: 0,
        items: 0,
        elements: 0,
      })
    }))

  it('keeps actions that are there twice', async () => {
    const twice = action('2024-05-01T10:00Z', 10n)
    expect(await itemsOf([twice, twice])).toEqual([10n, 10n])
  })

  it('says how long each stage took', () =>
    madeSet(pool, actions, carousels, {}, ({ stages }) => {
      expect(Object.keys(stages)).toEqual(['ids', 'sort', 'slices', 'reach'])
      for (const milliseconds of Object.values(stages)) expect(milliseconds).toBeGreaterThanOrEqual(0)
    }))

  it('goes through everything with all counts', () =>
    madeSet(pool, actions, carousels, {}, (set) => {
      const checks = checksOf(set)
      expect(checks.rows).toEqual({ actions: 7, actionsWritten: 7, carousels: 2, histories: 2, items: 3, elements: 7 })
      expect(checks.days).toEqual([
        { day: dayOf(DT), carousels: 2, items: 3, orders: 1, orderRate: 1 / 3, histories: 2 },
      ])
      expect(checks.newest).toBe(at('2024-05-05T10:00Z') - at('2024-06-01'))
      expect(checks.largest.map(({ actions: n }) => n)).toEqual([4, 3])
    }))
})

describe('where histories begin and end', () => {
  it('takes what is 365 days old at midnight and nothing of the day before', async () => {
    const actions = [action('2023-06-02', 1n), action(at('2023-06-02') - 1, 2n), action('2023-06-01', 3n)]
    expect(await itemsOf(actions)).toEqual([1n])
    expect(await itemsOf(actions, shown(), { lookbackDays: 366 })).toEqual([1n, 2n, 3n])
  })

  it('takes the last microsecond before midnight and nothing of midnight', async () => {
    expect(await itemsOf([action(DT, 1n), action(at(DT) - 0.001, 2n)])).toEqual([2n])
  })

  it('knows midnight where clocks change', async () => {
    const actions = [
      action('2024-03-30T23:00Z', 1n),
      action('2024-03-31T21:59:59Z', 2n),
      action('2024-03-31T22:00Z', 3n),
    ]
    const asked = { timeZone: 'Europe/Berlin' }
    expect(await itemsOf(actions, shown('2024-03-31'), asked)).toEqual([])
    expect(await itemsOf(actions, shown('2024-04-01'), asked)).toEqual([2n, 1n])
    expect(await itemsOf(actions, shown('2024-04-01'), { ...asked, lookbackDays: 1 })).toEqual([2n, 1n])
    expect(
      await itemsOf([action('2024-10-27T22:59:59Z', 4n)], shown('2024-10-28'), { ...asked, lookbackDays: 1 }),
    ).toEqual([4n])
  })

  it('begins a day without midnight when clocks have gone forward, and one with two at the first', () => {
    expect(zoneOf('America/Sao_Paulo').start(dayOf('2018-11-04'))).toBe(at('2018-11-04T03:00Z'))
    expect(zoneOf('America/Havana').start(dayOf('2024-11-03'))).toBe(at('2024-11-03T04:00Z'))
    expect(zoneOf('Asia/Kathmandu').start(dayOf('2024-06-01'))).toBe(at('2024-05-31T18:15Z'))
    expect(() => zoneOf('Europe/Nowhere')).toThrow(RangeError)
  })

  it('counts leap days as days', async () => {
    const actions = [action('2023-03-01', 1n), action('2023-03-02', 2n), action('2024-02-28T23:59Z', 3n)]
    expect(await itemsOf(actions, shown('2024-02-29'))).toEqual([3n, 2n, 1n])
    expect(await itemsOf(actions, shown('2024-03-01'))).toEqual([3n, 2n])
    expect([dayOf('2023-02-29'), dayOf('2024-02-30'), dayOf('yesterday'), dayOf('')]).toEqual(new Array(4).fill(NO_DAY))
  })

  it('ends at the moment of the impression itself where that is asked', async () => {
    const actions = [action('2024-06-01T10:00Z', 1n), action(at('2024-06-01T10:00Z') - 0.001, 2n)]
    const carousel = shown(DT, 1n, { time: at('2024-06-01T10:00Z') })
    expect(await itemsOf(actions, carousel, { cut: 'time' })).toEqual([2n])
    expect(await itemsOf(actions, carousel)).toEqual([])
  })

  it('keeps a customer without history, with nothing in it', async () => {
    const made = await rows([action('2024-05-01')], [shown(), shown(DT, 9n)])
    expect(made.map((row) => row.action_items.length)).toEqual([1, 0])
  })
})

describe('ids and ties', () => {
  it('tells 2^53 from 2^53 + 1 and keeps both', async () => {
    const [one, other] = [2n ** 53n, 2n ** 53n + 1n]
    const actions = [action('2024-05-01', other, 1, other), action('2024-05-01', one, 1, one)]
    const carousels = [shown(DT, one), shown(DT, other)]
    const files = await madeSet(pool, actions, carousels, {}, filesOf)
    expect(rowsOfFiles(files).map((row) => [row.customer_id, row.action_items])).toEqual([
      [one, [one]],
      [other, [other]],
    ])
  })

  it('puts the higher type first, then the lower id: numbers by size, texts by code points', async () => {
    const tied = (ids: Id[], types: number[]) => ids.map((id, i) => action('2024-05-01', id, types[i]))
    expect(await itemsOf(tied([10n, 9n, 8n], [1, 1, 2]))).toEqual([8n, 9n, 10n])
    const carousel = shown(DT, 1n, { items: [{ item: 'a', ordered: null }] })
    expect(await itemsOf(tied(['😀', '\uff5e', '9', '10'], [1, 1, 1, 1]), carousel)).toEqual([
      '10',
      '9',
      '\uff5e',
      '😀',
    ])
  })

  it('sorts many actions of one moment, and cuts them at the length', async () => {
    const actions = Array.from({ length: 300 }, (_, i) => action('2024-05-01', BigInt((i * 77) % 300)))
    expect(await itemsOf(actions, shown(), { length: 100 })).toEqual(Array.from({ length: 100 }, (_, i) => BigInt(i)))
  })

  it('pads on the left where that is asked', async () => {
    const asked = { form: 'dense', padding: 'left', length: 4 } as const
    const files = await madeSet(pool, [action('2024-05-01', 3n), action('2024-05-02', 4n)], [shown()], asked, filesOf)
    const [row] = rowsIn(files.get(`impressions/dt=${DT}/part-0.parquet`)!)
    expect([row!['action_items'], row!['action_types']]).toEqual([
      [0, 0, 4, 3],
      [0, 0, 1, 1],
    ])
  })
})

describe('what is left out is counted', () => {
  it('of actions', () =>
    madeSet(
      pool,
      [
        ...[action('2024-05-01'), action('2024-05-01', 1n, 1, null), { ...action('2024-05-01'), item: null }],
        ...[action(Number.NaN), action('2024-05-01', 1n, 0)],
      ],
      [shown()],
      {},
      ({ read }) => {
        const one = { withoutCustomer: 1, withoutItem: 1, withoutTime: 1, withoutType: 1 }
        expect(read.get('clicks')).toEqual({ read: 5, kept: 1, ...one })
      },
    ))

  it('of impressions: no customer, no day, other days, carousels that are missing or empty, items without id', () =>
    madeSet(
      pool,
      [],
      [
        ...[shown(), shown(), shown(DT, null), shown(null), shown('2024-06-02'), shown(DT, 1n, { items: null })],
        ...[
          shown(DT, 1n, { items: [] }),
          shown(DT, 2n, {
            items: [
              { item: null, ordered: true },
              { item: 1n, ordered: null },
            ],
          }),
        ],
      ],
      { days: [DT] },
      ({ slices }) => {
        expect(slices.read).toMatchObject({
          carousels: 8,
          withoutCustomer: 1,
          withoutDay: 1,
          otherDays: 1,
          absent: 1,
          empty: 1,
        })
        expect(slices.read).toMatchObject({ kept: 3, repeated: 1, withoutItem: 1, orderUnknown: 1, keptItems: 3 })
      },
    ))

  it('takes two files of one source together', () =>
    madeSet(
      pool,
      [action('2024-05-02', 1n), action('2024-05-01', 2n), action('2024-05-03', 3n)],
      [shown()],
      {},
      (set) => {
        expect(rowsOf(set)[0]!.action_items).toEqual([3n, 1n, 2n])
        expect(set.read.get('clicks')!.kept).toBe(3)
      },
      1,
    ))
})

describe('the checks', () => {
  const actions = [
    action('2024-06-01T08:00Z', 1n),
    action('2024-05-01', 2n),
    action('2024-04-01', 3n),
    action('2024-06-02', 4n, 1, 2n),
  ]
  const leaking = (spoil: (starts: Uint32Array, lengths: Uint32Array) => void, length = 1000) =>
    madeSet(pool, actions, [shown(), shown('2024-06-03', 1n)], { length }, (set) => {
      spoil(set.starts, set.slices.histories.lengths)
      return checksOf(set)
    })

  it('find a history whose beginning is moved by one action', async () => {
    const { leaks, newest } = await leaking((starts) => starts[0]!--)
    expect(leaks.late).toBe(1)
    expect(newest).toBe(8 * 3_600_000)
  })

  it('find one that was cut out too early, before anything was laid out for files', () =>
    madeSet(pool, actions, [shown()], {}, (set) => {
      set.slices.histories.starts[0]!--
      const reach = reachOf(set.slices.histories)
      const { leaks, newest } = checksOf({ ...set, reach, starts: writtenStarts(reach, set.slices.histories) })
      expect(leaks.late).toBe(1)
      expect(newest).toBe(8 * 3_600_000)
    }))

  it('find a history that goes on into what is another customer’s', async () => {
    const { leaks } = await leaking((starts, lengths) => {
      starts[0] = 0
      lengths[0] = 4
    })
    expect(leaks.foreign).toBe(1)
  })

  it('find nothing where there is nothing, and say how many were cut', async () => {
    const { leaks, histories } = await leaking(() => undefined, 2)
    expect(leaks).toEqual({ late: 0, tooOld: 0, foreign: 0, outOfOrder: 0 })
    expect(histories).toMatchObject({ cut: 1, cutShare: 0.5, withoutActions: 0 })
    expect([...histories.byLength]).toEqual([0, 0, 2])
  })

  it('find actions that stand the wrong way round', () =>
    madeSet(pool, actions, [shown()], {}, (set) => {
      set.actions.times.subarray(0, 4).sort()
      expect(checksOf(set).leaks.outOfOrder).toBeGreaterThan(0)
    }))
})

describe('files', () => {
  it('leave out what no history holds, and end with _SUCCESS only where all were taken whole', () =>
    madeSet(pool, [action('2024-05-01', 2n), action('2024-07-01', 3n)], [shown()], { times: true }, async (set) => {
      const files = await filesOf(set)
      expect(rowsIn(files.get('actions/part-0.parquet')!)).toHaveLength(1)
      const manifest = JSON.parse(new TextDecoder().decode(files.get('manifest.json')))
      expect(manifest.files[0]).toEqual({
        path: 'actions/part-0.parquet',
        rows: 1,
        bytes: files.get('actions/part-0.parquet')!.length,
      })

      const torn = trainingFiles(set, checksOf(set), { version: '0', fingerprint: 'f' })
      await torn.next()
      await expect(torn.next()).rejects.toThrow('was not taken to its end')
    }))
})
