import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseRecipe } from '../../src/analyses/registry'
import type { GroupEarning } from '../../src/workers/utility/types'
import { mine, startedApi } from '../data/fakes'
import { createNodePool, type NodePool } from '../kernels/node-pool'
import { fakeSource } from '../table/fake-source'
import {
  earnedOn,
  holds,
  type Line,
  type NaiveReceipt,
  naiveEarning,
  naiveLacking,
  naiveNeeded,
  naiveParts,
  receiptsOf,
} from './naive'

const WEEK = 604_800_000
let pool: NodePool

beforeAll(async () => {
  pool = await createNodePool({ threads: 1, shared: false })
})
afterAll(() => pool.dispose())

const line = fc.record({
  receipt: fc.nat(14).map((n) => `r${n}`),
  store: fc.nat(2).map((n) => `s${n}`),
  sku: fc.nat(5).map((n) => `i${n}`),
  cents: fc.integer({ min: -300, max: 900 }),
  when: fc.option(fc.integer({ min: -WEEK, max: 5 * WEEK }), { nil: null }),
})
const someLines = fc.array(line, { minLength: 1, maxLength: 120 })

interface Asked {
  lines: Line[]
  grouped: boolean
  perGroup: boolean
  timed: boolean
  batchRows: number
}
const asked: fc.Arbitrary<Asked> = fc.record({
  lines: someLines,
  grouped: fc.boolean(),
  perGroup: fc.boolean(),
  timed: fc.boolean(),
  batchRows: fc.integer({ min: 1, max: 50 }),
})

/** The whole way: lines, table, kernel, result; and the same receipts put together without any of it. */
async function mined({ lines, grouped, perGroup, timed, batchRows }: Asked) {
  const source = fakeSource({
    columns: ['receipt', 'store', 'sku', 'margin', 'when'],
    rows: lines.map(({ cents, ...rest }) => ({ ...rest, margin: cents / 100 })),
    batchRows,
    profiles: { margin: { type: 'number' }, when: { type: 'timestamp' } },
  })
  const { api } = await startedApi(source)
  const roles = { basket: 'receipt', item: 'sku', value: 'margin' }
  const recipe = parseRecipe({
    recipe: 1,
    data: {
      files: [],
      roles: { ...roles, ...(grouped ? { group: 'store' } : {}), ...(timed ? { time: 'when' } : {}) },
    },
    analysis: { kind: 'utility', minUtility: -1e9, maxLength: 3, perGroup: perGroup && grouped },
  })
  const info = await api.inspect([], undefined, 'a')
  const { rows } = await mine(api, pool, { jobId: 'j', sourceId: info.id, recipe })
  return { api, rows, receipts: receiptsOf(lines, grouped), byGroup: perGroup && grouped }
}

function close(actual: number, expected: number): void {
  if (Number.isNaN(expected)) expect(actual).toBeNaN()
  else expect(actual).toBeCloseTo(expected, 9)
}

function expectEarning(actual: GroupEarning, receipts: readonly NaiveReceipt[], items: readonly string[]): void {
  const naive = naiveEarning(receipts, items)
  expect(actual).toMatchObject({
    receipts: naive.receipts,
    count: naive.count,
    utility: naive.cents / 100,
    thin: naive.thin,
  })
  close(actual.perReceipt, naive.cents / 100 / naive.count)
  close(actual.lift, naive.lift)
  close(actual.share, naive.cents / naive.all)
}

const storesOf = (receipts: readonly NaiveReceipt[]) => [...new Set(receipts.map(({ store }) => store))]
/** A row of the result, any of them. */
const someRow = (rows: number, seed: number) => seed % rows

describe('bundles, asked about', () => {
  it('earn and sell as in the grid, and as counted one by one', async () => {
    await fc.assert(
      fc.asyncProperty(asked, fc.nat(), async (question, seed) => {
        const { api, rows, receipts, byGroup } = await mined(question)
        const index = someRow(rows, seed)
        const detail = await api.ask('utility', 'detail', 'j', [index], 't')
        const [row] = await api.rowsAt('j', [index])
        const { cells } = row!
        expect(detail.items).toEqual(cells['itemset'])
        expect(detail.own).toMatchObject({ utility: cells['utility'], count: cells['support'] })
        expect(detail.own.perReceipt).toBe(cells['per_receipt'])
        close(detail.own.lift, cells['lift'] as number)
        if (Number.isFinite(cells['share'])) expect(detail.own.share).toBe(cells['share'])

        const own = byGroup ? receipts.filter(({ store }) => store === detail.group) : receipts
        expectEarning(detail.own, own, detail.items)
        expectEarning(detail.overall!, receipts, detail.items)
        expect(detail.parts).toEqual(naiveParts(own, detail.items))
        expect(detail.groups.map(({ group }) => group)).toEqual(question.grouped ? storesOf(receipts) : [])
        for (const group of detail.groups) {
          expectEarning(
            group,
            receipts.filter(({ store }) => store === group.group),
            detail.items,
          )
        }

        // Without the receipts rows tell the same of where they were found.
        await api.close('fake')
        const alone = await api.ask('utility', 'detail', 'j', [index], 't')
        expect(alone).toMatchObject({ partial: true, items: detail.items, group: detail.group, parts: [], weeks: [] })
        for (const each of [alone.own, ...alone.groups]) {
          const counted = byGroup ? detail.groups.find(({ group }) => group === each.group)! : detail.own
          const { perReceipt, lift, share, ...exact } = counted
          expect(each).toMatchObject(byGroup ? exact : { ...exact, group: null })
          close(each.perReceipt, perReceipt)
          close(each.lift, lift)
          if (Number.isFinite(each.share)) close(each.share, share)
        }
        expect(alone.groups.some(({ group }) => group === detail.group)).toBe(byGroup)
      }),
      { numRuns: 150 },
    )
  })

  it('tell every week from the first receipt to the last', async () => {
    await fc.assert(
      fc.asyncProperty(asked, fc.nat(), async (question, seed) => {
        const { api, rows, receipts, byGroup } = await mined({ ...question, timed: true })
        const { weeks, items, group } = await api.ask('utility', 'detail', 'j', [someRow(rows, seed)], 't')
        const own = byGroup ? receipts.filter(({ store }) => store === group) : receipts
        const dated = own.filter(holds(items)).filter(({ time }) => time !== null)
        for (const { start, count, utility } of weeks) {
          expect(new Date(start).toISOString()).toMatch(/T00:00:00.000Z$/)
          expect(new Date(start).getUTCDay()).toBe(1)
          const within = dated.filter(({ time }) => time! >= start && time! < start + WEEK)
          expect(count).toBe(within.length)
          expect(Math.round(utility * 100)).toBe(within.map(earnedOn(items)).reduce((a, b) => a + b, 0))
        }
        const counted = weeks.reduce((all, { count }) => all + count, 0)
        expect(counted).toBe(dated.length)
        if (dated.length === 0) return
        const times = own.flatMap(({ time }) => (time === null ? [] : [time]))
        expect(weeks[0]!.start).toBeLessThanOrEqual(Math.min(...times))
        expect(weeks.at(-1)!.start + WEEK).toBeGreaterThan(Math.max(...times))
        weeks.slice(1).forEach(({ start }, at) => {
          expect(start - weeks[at]!.start).toBe(WEEK)
        })
      }),
      { numRuns: 80 },
    )
  })

  it('show the receipts behind them, page by page', async () => {
    await fc.assert(
      fc.asyncProperty(asked, fc.nat(), fc.integer({ min: 1, max: 5 }), async (question, seed, limit) => {
        const { api, rows, receipts, byGroup } = await mined(question)
        const index = someRow(rows, seed)
        const { items, group } = await api.ask('utility', 'detail', 'j', [index], 't')
        const own = (byGroup ? receipts.filter(({ store }) => store === group) : receipts).filter(holds(items))
        const seen = []
        for (let offset = 0; ; offset += limit) {
          const page = await api.ask('utility', 'receipts', 'j', [index, offset, limit], 't')
          expect(page.total).toBe(own.length)
          seen.push(...page.rows)
          if (page.rows.length < limit) break
        }
        expect(seen.map(({ receipt }) => receipt)).toEqual(own.map(({ receipt }) => receipt))
        seen.forEach((receipt, at) => {
          const naive = own[at]!
          expect(receipt.group).toBe(question.grouped ? naive.store : null)
          expect(receipt.time).toBe(question.timed ? naive.time : null)
          expect(Math.round(receipt.utility * 100)).toBe(earnedOn(items)(naive))
          expect(new Map(receipt.items.map(({ item, value }) => [item, Math.round(value * 100) + 0]))).toEqual(
            new Map([...naive.items].map(([item, cents]) => [item, cents + 0])),
          )
          expect(receipt.items.filter(({ inBundle }) => inBundle).map(({ item }) => item)).toHaveLength(items.length)
          expect(receipt.items.slice(0, items.length).every(({ inBundle }) => inBundle)).toBe(true)
        })
      }),
      { numRuns: 80 },
    )
  })

  it('cost what a discount gives away, and break even where counting up says so', async () => {
    await fc.assert(
      fc.asyncProperty(asked, fc.nat(), fc.integer({ min: 0, max: 600 }), async (question, seed, discountCents) => {
        const { api, rows, receipts, byGroup } = await mined(question)
        const index = someRow(rows, seed)
        const { items, group } = await api.ask('utility', 'detail', 'j', [index], 't')
        const own = byGroup ? receipts.filter(({ store }) => store === group) : receipts
        const { count, cents } = naiveEarning(own, items)
        const answer = await api.ask('utility', 'price', 'j', [index, { discount: discountCents / 100 }], 't')
        expect(answer.count).toBe(count)
        expect(Math.round(answer.givenAway * 100)).toBe(discountCents * count)
        close(answer.perReceiptAfter, cents / 100 / count - discountCents / 100)
        const lost = discountCents * count
        expect(answer.moreNeeded).toBe(naiveNeeded(lost, cents - lost, count))
        expect(answer.almost.map(({ missing }) => missing).sort()).toEqual(items.length < 2 ? [] : [...items].sort())
        for (const { missing, receipts: lacking, gain, needed } of answer.almost) {
          expect(lacking).toBe(naiveLacking(own, items, missing))
          const brings = naiveParts(own, items).find(({ item }) => item === missing)!.inBundle
          close(gain, brings / count - discountCents / 100)
          expect(needed).toBe(naiveNeeded(lost, Math.round(brings * 100) - lost, count))
        }
        expect(answer.almost.map((a) => a.receipts)).toEqual(answer.almost.map((a) => a.receipts).sort((a, b) => b - a))
      }),
      { numRuns: 150 },
    )
  })

  it('stand against groups with what they earn there', async () => {
    await fc.assert(
      fc.asyncProperty(asked, fc.constantFrom('order', 'disagreement', 'only'), async (question, sort) => {
        const { api, rows, receipts } = await mined({ ...question, grouped: true })
        const matrix = await api.ask('utility', 'matrix', 'j', [{ sort: [] }, 50, sort], 't')
        const stores = storesOf(receipts)
        expect(matrix.groups.map(({ label }) => label)).toEqual(stores)
        const all = await api.rowsAt(
          'j',
          Array.from({ length: rows }, (_, row) => row),
        )
        const different = new Set(all.map(({ cells }) => JSON.stringify(cells['itemset'])))
        if (sort !== 'only') expect(matrix.bundles.length).toBe(Math.min(50, different.size))
        expect(new Set(matrix.bundles.map(({ items }) => JSON.stringify(items))).size).toBe(matrix.bundles.length)
        matrix.bundles.forEach((bundle, b) => {
          const naive = stores.map((store) =>
            naiveEarning(
              receipts.filter((receipt) => receipt.store === store),
              bundle.items,
            ),
          )
          naive.forEach((cell, g) => {
            const at = b * stores.length + g
            expect(matrix.count[at]).toBe(cell.count)
            expect(matrix.utility[at]).toBe(cell.cents / 100)
            close(matrix.perThousand[at]!, (10 * cell.cents) / cell.receipts)
            expect(matrix.thin[at]).toBe(cell.thin ? 1 : 0)
          })
          const counts = naive.map(({ count }) => count)
          const total = counts.reduce((a, b) => a + b, 0)
          expect(bundle.groupsWith).toBe(counts.filter((count) => count > 0).length)
          const alone = counts.findIndex((count) => count >= 5 && count >= 0.9 * total)
          expect(bundle.onlyIn).toBe(alone < 0 ? null : alone)
          close(bundle.utility, naive.reduce((sum, { cents }) => sum + cents, 0) / 100)
        })
        if (sort === 'disagreement') {
          const spread = matrix.bundles.map(({ disagreement }) => disagreement)
          expect(spread).toEqual(spread.toSorted((a, b) => b - a))
        }
        if (sort === 'only') expect(matrix.bundles.every(({ onlyIn }) => onlyIn !== null)).toBe(true)
      }),
      { numRuns: 80 },
    )
  })
})

describe('a bundle that cannot be asked about', () => {
  it('says so when its file is closed, or it is none', async () => {
    const { api } = await mined({
      lines: [{ receipt: 'r', store: 's', sku: 'i', cents: 5, when: null }],
      grouped: false,
      perGroup: false,
      timed: false,
      batchRows: 9,
    })
    await expect(api.ask('utility', 'detail', 'j', [9], 't')).rejects.toMatchObject({ code: 'value-invalid' })
    await api.close('fake')
    await expect(api.ask('utility', 'receipts', 'j', [0, 0, 5], 't')).rejects.toMatchObject({ code: 'job-unknown' })
    await api.forget('j')
    await expect(api.ask('utility', 'price', 'j', [0, { discount: 1 }], 't')).rejects.toMatchObject({
      code: 'job-unknown',
    })
  })
})
