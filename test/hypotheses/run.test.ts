import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createNodePool, type NodePool } from '../kernels/node-pool'
import { MANY_POOLS } from '../kernels/pools'
import { random } from '../random'
import type { Row } from '../table/fake-source'
import { explain, people } from './people-table'

let pools: NodePool[]
beforeAll(async () => {
  pools = await Promise.all(MANY_POOLS.map(createNodePool))
})
afterAll(() => Promise.all(pools.map((pool) => pool.dispose())))
const one = () => pools[0] as NodePool

/** The same by each pool. */
async function byAll(rows: Row[], analysis: object) {
  const all: Awaited<ReturnType<typeof explain>>[] = []
  for (const pool of pools) all.push(await explain(pool, rows, analysis))
  const [first] = all as [(typeof all)[0]]
  for (const { columns } of all) expect(columns).toEqual(first.columns)
  return first
}

describe('hypotheses from lines to a result', () => {
  it('explain yes or no by what was planted, the same for any number of threads', async () => {
    const { columns, found, leftOut } = await byAll(people(1200, 7), { target: 'churn', exclude: ['segment'] })
    expect(columns.targetKind).toBe('binary')
    expect(leftOut.toSorted()).toEqual(['id', 'left', 'number', 'segment'])
    expect(columns.wholeP).toBeLessThanOrEqual(0.02)
    const pair = found.find(({ features }) => features.join() === 'plan,age')
    expect(pair?.holds).toBe(true)
    expect(pair?.effect).toBeGreaterThan(0.05)
    expect(pair?.low).toBeLessThan(pair?.effect as number)
    expect(pair?.high).toBeGreaterThan(pair?.effect as number)
  })

  it('explain a number, of which much is known', async () => {
    const { columns, found } = await byAll(people(800, 3), { target: 'spend', exclude: ['segment', 'left'] })
    expect(columns.targetKind).toBe('number')
    expect(columns.test).toBe('wald')
    const pair = found.find(({ features }) => features.join() === 'age,tenure')
    expect(pair?.holds).toBe(true)
    expect(pair?.effect).toBeGreaterThan(0.85)
    expect(pair?.stability).toBe(1)
  })

  it('search where there are too many sets to look at each, and find the same', async () => {
    const rows = people(500, 3)
    const asked = { target: 'spend', exclude: ['segment', 'left'], permutations: 0, stability: 0, maxFeatures: 4 }
    const exact = await explain(one(), rows, asked)
    const bred = await byAll(rows, { ...asked, method: 'genetic', maxSets: 40 })
    expect(exact.report.method).toBe('exhaustive')
    expect(bred.report.method).toBe('genetic')
    expect(bred.columns.exact.some((each) => each === 1)).toBe(false)
    expect(bred.found.map(({ features }) => features)).toEqual(exact.found.map(({ features }) => features))
  })

  it('explain groups', async () => {
    const { columns, found } = await explain(one(), people(1500, 5), { target: 'segment', exclude: ['churn', 'left'] })
    expect(columns.targetKind).toBe('classes')
    expect(found[0]?.features).toContain('plan')
    expect(found[0]?.holds).toBe(true)
  })

  it('tell in which subgroups it differs', async () => {
    const { found, columns } = await explain(one(), people(1500, 11), {
      target: 'churn',
      exclude: ['segment'],
      language: 'subgroups',
      maxConditions: 2,
    })
    expect(columns.wholeP).toBeLessThanOrEqual(0.02)
    const planted = found.filter(({ features }) => features.every((label) => /^plan = basic$|age </.test(label)))
    expect(planted.some(({ holds, inside, outside }) => holds && inside > outside + 0.15)).toBe(true)
    expect(found.filter(({ features }) => features.some((label) => label.startsWith('colour'))).length).toBeLessThan(5)
  })

  it('look at all subgroups, of classes as well, and tell each of which class', async () => {
    const asked = { language: 'subgroups', maxConditions: 2, permutations: 19, stability: 5 }
    const { columns, found, table, report } = await byAll(people(900, 5), {
      ...asked,
      target: 'segment',
      exclude: ['churn', 'left'],
    })
    expect(report.methodReason?.says).toBe('hypothesisReasons.allSubgroups')
    expect([...columns.exact].every((one) => one === 1)).toBe(true)
    expect(columns.looked).toBe(columns.possible)
    expect([columns.test, columns.wideBy, columns.resamples]).toEqual(['fisher', 'same', 5])
    const of = Array.from(columns.ofLevel, (item) => table.itemLabels[item])
    expect(['segment = lost', 'segment = fan', 'segment = other']).toEqual(expect.arrayContaining([...new Set(of)]))
    const gold = found.find(({ features }) => features.join() === 'plan = gold')
    expect(gold).toMatchObject({ holds: true, stability: 1 })
    expect(Math.abs((gold?.inside as number) - (gold?.outside as number))).toBeGreaterThan(0.2)
  })

  it('leave out what is the target in other words', async () => {
    const rows = people(300, 4).map((row) => ({
      ...row,
      cents: Math.round(Math.exp((row['spend'] as number) / 30) * 1e6),
      code: ({ lost: 7, fan: 2, other: 5 } as Record<string, number>)[row['segment'] as string] as number,
    }))
    const why = async (target: string) =>
      (await explain(one(), rows, { target, permutations: 0, stability: 0 })).leftOut
    expect(await why('spend')).toContain('cents')
    expect(await why('segment')).toContain('code')
    const named = await explain(one(), rows, { target: 'segment', features: ['code', 'age'], permutations: 0 })
    expect(named.leftOut).not.toContain('code')
  })

  it('keep each unit on its side when lines change places', async () => {
    const rows = people(200, 6).map((row, at) => ({ ...row, who: `c${at % 50}` }))
    const next = random(8)
    const moved = rows.map((row) => ({ row, at: next() })).sort((a, b) => a.at - b.at)
    const asked = { target: 'spend', unit: 'who', permutations: 0, stability: 0, maxFeatures: 2 }
    const [a, b] = [
      await explain(one(), rows, asked),
      await explain(
        one(),
        moved.map(({ row }) => row),
        asked,
      ),
    ]
    expect(b.found.map(({ features }) => features)).toEqual(a.found.map(({ features }) => features))
    for (const [row, { effect }] of b.found.entries()) expect(effect).toBeCloseTo(a.found[row]?.effect as number, 9)
  })

  it('breed for each shuffled target as for the real one, or say that they were searched less far', async () => {
    const asked = { target: 'spend', exclude: ['segment', 'left'], stability: 0, method: 'genetic', permutations: 39 }
    const bred = { ...asked, maxSets: 40, population: 10, generations: 5 }
    const same = await explain(one(), people(200, 3), bred)
    expect([same.columns.wideBy, same.columns.shuffles]).toEqual(['same', 39])
    expect(same.columns.wholeP).toBe(1 / 40)
    const less = await explain(one(), people(200, 3), { ...bred, population: 300, generations: 60, permutations: 99 })
    expect([less.columns.wideBy, less.columns.shuffles]).toEqual(['smaller', 99])
  })

  it('say that nothing was found where there is nothing', async () => {
    const next = random(23)
    const rows = people(600, 2).map((row) => ({ ...row, coin: next() < 0.3 ? 'heads' : 'tails' }))
    const asked = { target: 'coin', positive: 'heads' }
    const { columns, found } = await explain(one(), rows, asked)
    expect(columns.wholeP).toBeGreaterThan(0.05)
    expect(found.some(({ holds }) => holds)).toBe(false)
    const subgroups = await explain(one(), rows, { ...asked, language: 'subgroups', maxConditions: 2 })
    expect(subgroups.columns.wholeP).toBeGreaterThan(0.05)
  })

  it('take rows of a unit as one, in searching, shuffling and testing', async () => {
    const next = random(31)
    // Ten rows each, whose columns and target are the customer's: to rows alone chance looks like certainty.
    const rows = Array.from({ length: 60 }, (_, unit) => {
      const own = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((name) => [name, Math.round(100 * next())]))
      const target = Math.round(100 * next())
      return Array.from(
        { length: 10 },
        (): Row => ({ who: `c${unit}`, ...own, target: target + Math.round(10 * next()) }),
      )
    }).flat()
    const { columns, found } = await byAll(rows, { target: 'target', unit: 'who' })
    expect(columns.test).toBe('cluster')
    expect(columns.unitsSearched + columns.unitsConfirming).toBe(60)
    expect(found.some(({ holds }) => holds)).toBe(false)
    expect(columns.wholeP).toBeGreaterThan(0.05)
  })

  it.each([
    ['a target that is always the same', { target: 'same' }, /“same” is “x” in every row/],
    ['a target that is not there', { target: 'none' }, /“none” is no column of this table, which has/],
    ['no target', {}, /Say which column is to be explained/],
    ['an empty target', { target: 'empty' }, /No row has a value in “empty”/],
    ['text that is to be a number', { target: 'plan', targetKind: 'number' }, /cannot be explained as a number/],
    [
      'more than two values that are to be yes or no',
      { target: 'plan', targetKind: 'binary' },
      /has 3 different values/,
    ],
    ['names', { target: 'id' }, /has 60 different values; at most 20 groups/],
    ['a yes that nobody said', { target: 'plan', positive: 'silver' }, /No row has “silver” in “plan”/],
    [
      'no column but empty ones',
      { target: 'plan', features: ['empty', 'same'] },
      /No column is left that could explain/,
    ],
    ['a single unit', { target: 'spend', unit: 'same' }, /belong to only 1 of the chosen unit/],
  ])('say what is wrong with %s', async (_, asked, says) => {
    const rows = people(60, 1).map((row) => ({ ...row, same: 'x', empty: null }))
    await expect(explain(one(), rows, asked)).rejects.toThrow(says)
  })

  it('say that there are too few rows', async () => {
    await expect(explain(one(), people(5, 1), { target: 'spend' })).rejects.toThrow(/only 5 rows/)
  })
})
