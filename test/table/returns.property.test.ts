import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { requestFor } from '../../src/analyses/table-request'
import type { RecipeData } from '../../src/recipe/schema'
import { createLinesFile } from '../../src/workers/duckdb/lines-file'
import { createArena } from '../../src/workers/memory/arena'
import { openCsv } from '../../src/workers/readers/csv/open'
import { readTable } from '../../src/workers/table/read-table'
import { nettedLater } from '../../src/workers/table/returns/netted-later'
import { restlessPool } from '../readers/csv-tools'
import { fakeSource } from './fake-source'

interface Line {
  receipt: string
  customer: string | null
  sku: string | null
  qty: number | null
  /** Cents of the line. */
  cents: number
  when: number | null
}

const line: fc.Arbitrary<Line> = fc.record({
  receipt: fc.tuple(fc.boolean(), fc.nat(4)).map(([taken, n]) => `${taken ? 'C' : ''}70${n}`),
  customer: fc.option(
    fc.nat(2).map((n) => `c${n}`),
    { nil: null, freq: 2 },
  ),
  sku: fc.option(
    fc.nat(2).map((n) => `i${n}`),
    { nil: null, freq: 12 },
  ),
  qty: fc.option(fc.integer({ min: -4, max: 5 }), { nil: null, freq: 12 }),
  cents: fc.integer({ min: 0, max: 999 }),
  when: fc.option(fc.nat(6), { nil: null, freq: 8 }),
})

const asked = fc.record({
  lines: fc.array(line, { maxLength: 60 }),
  customers: fc.boolean(),
  timed: fc.boolean(),
  perUnit: fc.boolean(),
  batchRows: fc.integer({ min: 1, max: 25 }),
})

const never = new AbortController().signal

function sourceOf(lines: readonly Line[], batchRows: number) {
  const source = fakeSource({
    columns: ['receipt', 'customer', 'sku', 'qty', 'money', 'when'],
    rows: lines.map(({ cents, ...rest }) => ({ ...rest, money: cents / 100 })),
    batchRows,
    profiles: { qty: { type: 'number' }, money: { type: 'number' }, when: { type: 'timestamp' } },
  })
  // Its cells are no texts.
  return { ...source, info: { ...source.info, format: 'parquet' as const } }
}

function tableOf(
  lines: readonly Line[],
  data: RecipeData,
  perUnit: boolean,
  batchRows: number,
  shape: 'priced' | 'baskets',
) {
  const want = shape === 'priced' ? ({ shape, perUnit } as const) : ({ shape } as const)
  const source = sourceOf(lines, batchRows)
  return readTable(source, requestFor(data, want), createArena(1 << 16, false), {
    signal: never,
    onProgress: () => undefined,
  })
}

/** The baskets of a row, with their dates. */
const behind = (lines: readonly Line[], data: RecipeData, batchRows: number) =>
  createLinesFile(nettedLater(sourceOf(lines, batchRows), requestFor(data, { shape: 'baskets' })), data)

/** Piece by piece: each that comes back is the newest one that left before and is still away. */
function naively(lines: readonly Line[], customers: boolean, timed: boolean) {
  const partyOf = ({ receipt, customer }: Line) =>
    customers && customer !== null ? `customer ${customer}` : `receipt ${receipt.replace('C', '')}`
  const at = (i: number) => (timed ? (lines[i]!.when ?? Number.NEGATIVE_INFINITY) : 0)
  const order = [...lines.keys()].sort((a, b) => (at(a) === at(b) ? a - b : at(a) < at(b) ? -1 : 1))
  const away: { line: number; name: string }[] = []
  const left = lines.map(({ qty }) => (qty !== null && qty < 0 ? 0 : qty))
  const counts = { returns: 0, whole: 0, partly: 0, unfound: 0 }
  for (const i of order) {
    const { sku, qty } = lines[i]!
    const name = `${partyOf(lines[i]!)} ${sku}`
    if (qty !== null && qty > 0 && sku !== null) for (let n = 0; n < qty; n++) away.push({ line: i, name })
    if (qty === null || qty >= 0) continue
    counts.returns++
    let found = 0
    for (let n = 0; n < -qty && sku !== null; n++) {
      const piece = away.findLastIndex((each) => each.name === name)
      if (piece < 0) break
      left[away[piece]!.line]!--
      away.splice(piece, 1)
      found++
    }
    counts[found === -qty ? 'whole' : found > 0 ? 'partly' : 'unfound']++
  }
  return { left, counts }
}

describe('returns set against earlier sales', () => {
  it('leave what is left piece by piece', async () => {
    await fc.assert(
      fc.asyncProperty(asked, async ({ lines, customers, timed, perUnit, batchRows }) => {
        const data: RecipeData = {
          files: [],
          layout: 'long',
          roles: {
            ...{ basket: 'receipt', item: 'sku', quantity: 'qty', value: 'money' },
            ...(customers && { customer: 'customer' }),
            ...(timed && { time: 'when' }),
          },
        }
        const { left, counts } = naively(lines, customers, timed)
        const remaining = lines.flatMap((each, i): Line[] => {
          const own = left[i]!
          if (own === each.qty) return [each]
          if (own === 0) return []
          // The money of a line goes down with its pieces; that of one piece stays.
          return [
            {
              ...each,
              qty: own,
              cents: perUnit ? each.cents : Math.round((each.cents / 100) * (own / each.qty!) * 100),
            },
          ]
        })
        for (const shape of ['priced', 'baskets'] as const) {
          const netted = await tableOf(lines, { ...data, returns: 'net' }, perUnit, batchRows, shape)
          const plain = await tableOf(remaining, data, perUnit, batchRows, shape)
          const told = ({ input, itemLabels, basketLabel, valueScale }: typeof netted) =>
            Array.from({ length: input.offsets.length - 1 }, (_, row) => ({
              basket: basketLabel(row),
              items: Array.from(input.items.subarray(input.offsets[row]!, input.offsets[row + 1]!), (item, i) => [
                itemLabels[item],
                (input.values?.[input.offsets[row]! + i] ?? 0) / 10 ** (valueScale ?? 0),
              ]).sort(),
            }))
          expect(told(netted)).toEqual(told(plain))
          const dropped = lines.length - remaining.length
          expect(netted.info.health).toMatchObject({ rows: lines.length, netted: { ...counts, dropped } })
          expect(netted.info.health.validRows).toBe(plain.info.health.validRows)
        }
        const query = { items: ['i0'], offset: 0, limit: 9 }
        const found = await behind(lines, { ...data, returns: 'net' }, batchRows).matching(query, never)
        expect(found).toEqual(await behind(remaining, data, batchRows).matching(query, never))
      }),
      { numRuns: 200 },
    )
  })

  it('need a quantity, and lines', async () => {
    const data: RecipeData = { files: [], layout: 'long', returns: 'net', roles: { basket: 'receipt', item: 'sku' } }
    await expect(tableOf([], data, false, 5, 'baskets')).rejects.toMatchObject({ code: 'role-missing' })
    const wide: RecipeData = { ...data, layout: 'wide' }
    await expect(tableOf([], wide, false, 5, 'baskets')).rejects.toMatchObject({ code: 'layout-invalid' })
  })

  it('are set against sales also where cells of other columns cannot be read', async () => {
    const text = `receipt,sku,qty,money
1,a,2,10
2,b,1,none of your business
3,c,4,8
C3,c,-4,-8
4,d,3,6
`
    const file = new File([text], 'lines.csv')
    const source = await openCsv([{ name: file.name, file }], undefined, never, { pool: restlessPool(1) })
    const data: RecipeData = {
      files: [],
      layout: 'long',
      roles: { basket: 'receipt', item: 'sku', value: 'money', quantity: 'qty' },
      returns: 'net',
    }
    const table = await readTable(
      source,
      requestFor(data, { shape: 'priced', perUnit: false }),
      createArena(1 << 16, false),
      {
        signal: never,
        onProgress: () => undefined,
      },
    )
    const { items, values } = table.input
    expect(Array.from(items, (item, at) => [table.itemLabels[item], values![at]])).toEqual([
      ['a', 10],
      ['b', 0],
      ['d', 6],
    ])
  })
})
