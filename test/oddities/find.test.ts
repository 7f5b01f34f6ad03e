import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RecipeData } from '../../src/recipe/schema'
import { findOddities } from '../../src/workers/oddities/find'
import { createLook } from '../../src/workers/oddities/look'
import { looksLikeFee, looksLikeNote, looksLikeTotal, readItemName } from '../../src/workers/oddities/telling-words'
import { createPause } from '../../src/workers/table/pause'
import { openText, restlessPool } from '../readers/csv-tools'

const DATA: RecipeData = {
  files: [],
  layout: 'long',
  roles: { basket: 'receipt', item: 'item', quantity: 'units', value: 'price' },
}

async function oddities(lines: string[], data: RecipeData = DATA, head = 'receipt,item,units,price') {
  const source = await openText(`${head}\n${lines.join('\n')}\n`, { pool: restlessPool(2) })
  const { signal } = new AbortController()
  const found = await findOddities(source, data, { signal, pause: createPause(signal), look: createLook() })
  source.close()
  return found
}

/** Goods on plain receipts, so that there is something to set apart from. */
const SALES = Array.from(
  { length: 60 },
  (_, at) => `${1000 + (at >> 1)},${at % 2 ? 'WHITE LANTERN' : 'RED BUNTING'},2,1.5`,
)

describe('lines that are no sale', () => {
  test('cancelled receipts are known by how they begin; other returns are told apart', async () => {
    const lines = [...SALES, 'C1000,WHITE LANTERN,-1,1.5', 'C1001,RED BUNTING,-2,1.5', '1003,RED BUNTING,-2,1.5']
    expect(await oddities(lines)).toEqual([
      {
        ...{ kind: 'cancelled', lines: 2, items: [], prefix: 'C', baskets: 2 },
        without: { column: 'receipt', op: 'not begins with', value: 'C' },
      },
      { kind: 'negative', lines: 1, items: [], without: { column: 'units', op: '>=', value: 0 } },
    ])
  })

  test('a condition takes what it says: nothing is found among what it leaves', async () => {
    const lines = [...SALES, 'C1000,WHITE LANTERN,-1,1.5', '1003,RED BUNTING,-2,1.5', '1004,POSTAGE,1,4', '1005,?,1,0']
    const found = await oddities(lines)
    expect(found.map(({ kind }) => kind)).toEqual(['cancelled', 'negative', 'fees', 'notes'])
    expect(await oddities(lines, { ...DATA, filters: found.map(({ without }) => without) })).toEqual([])
  })

  test('a beginning that sales have too sets nothing apart', async () => {
    const lines = SALES.map((line, at) => (at < 20 ? `C${line}` : line))
    const [first, ...others] = await oddities([...lines, 'C5000,RED BUNTING,-2,1.5'])
    expect(first).toMatchObject({ kind: 'negative', lines: 1 })
    expect(others).toEqual([])
    // Capitals are small letters to a condition.
    const small = SALES.map((line, at) => (at < 20 ? `c${line}` : line))
    expect((await oddities([...small, 'C5000,RED BUNTING,-2,1.5'])).map(({ kind }) => kind)).toEqual(['negative'])
  })

  test('where all receipts are returns there is nothing to leave', async () => {
    const found = await oddities(['C1,RED BUNTING,-2,1.5', 'C2,RED BUNTING,-2,1.5'])
    expect(found.map(({ kind }) => kind)).toEqual(['negative'])
  })

  test('without a quantity the sign of the amount tells', async () => {
    const { quantity: _, ...roles } = DATA.roles
    const found = await oddities([...SALES, '1001,RED BUNTING,1,-3'], { ...DATA, roles })
    expect(found).toMatchObject([{ kind: 'negative', lines: 1, without: { column: 'price', op: '>=', value: 0 } }])
  })

  test('fees, notes and sums are named, the most frequent first; goods that only sound so are not', async () => {
    const lines = [
      ...SALES,
      ...['1001,POSTAGE,1,4', '1002,POSTAGE,1,4', '1003,AMAZON FEE,-1,99', '1004,Versandkosten,1,3'],
      ...['1005,damaged,5,0', '1006,??,5,0', '1007,damaged lantern sold as rustic white decoration,1,3'],
      ...['1008,Summe,1,12', '1009,TOTAL EFFECTS SHAMPOO,1,4', '1010,TEST TUBE VASE,1,2'],
    ]
    const found = Object.fromEntries((await oddities(lines)).map((each) => [each.kind, each]))
    expect(found['fees']?.items).toEqual([
      { label: 'POSTAGE', lines: 2 },
      { label: 'AMAZON FEE', lines: 1 },
      { label: 'Versandkosten', lines: 1 },
    ])
    expect(found['fees']?.without).toEqual({
      ...{ column: 'item', op: 'not in' },
      value: ['POSTAGE', 'AMAZON FEE', 'Versandkosten'],
    })
    expect(found['notes']?.items.map(({ label }) => label)).toEqual(['??', 'damaged'])
    expect(found['totals']?.items.map(({ label }) => label)).toEqual(['Summe'])
  })

  test('only lines of one item each are looked at', async () => {
    expect(await oddities(['1,POSTAGE,1,1'], { ...DATA, layout: 'list' })).toEqual([])
    expect(await oddities(['1,POSTAGE,1,1'], { ...DATA, roles: { item: 'item' } })).toEqual([])
  })

  test('names of any kind are only names', async () => {
    const odd = ['__proto__', 'constructor', 'a'.repeat(5000)]
    expect(await oddities([...SALES, ...odd.map((label) => `1001,${label},1,2`)])).toEqual([])
  })
})

describe('telling words', () => {
  test.each(['Postage', 'DOTCOM POSTAGE', 'Bank Charges', 'Pfand 0,25', 'Bearbeitungsgebühr', 'frais de port'])(
    '%j is a fee',
    (label) => expect(looksLikeFee(readItemName(label))).toBe(true),
  )
  test.each(['LUNCH BAG RED RETROSPOT', 'MANUAL COFFEE GRINDER', 'PHONE CHARGER', 'Portwein', 'COFFEE'])(
    '%j is none',
    (label) => expect(looksLikeFee(readItemName(label))).toBe(false),
  )
  test('a note may be no word at all, a sum stands alone', () => {
    expect(looksLikeNote(readItemName('?'), false)).toBe(true)
    expect(looksLikeNote(readItemName('thrown away'), true)).toBe(true)
    expect(looksLikeNote(readItemName('lost sheep toy'), false)).toBe(false)
    expect(looksLikeNote(readItemName('damaged'), false)).toBe(true)
    expect(looksLikeTotal(readItemName('Zwischensumme'))).toBe(true)
    expect(looksLikeTotal(readItemName('Total care toothpaste'))).toBe(false)
  })
})

test('what is looked for again without some items is found without going through the file again, as if it were', async () => {
  const cells = fc.record({
    receipt: fc.constantFrom('1', '2', 'C3', ''),
    item: fc.constantFrom('POSTAGE', 'RED BUNTING', 'damaged', ''),
    units: fc.constantFrom('1', '-1', ''),
    price: fc.constantFrom('0', '2', 'x'),
  })
  const filters = fc
    .uniqueArray(fc.constantFrom('POSTAGE', 'damaged', 'RED BUNTING'), { maxLength: 2 })
    .map((value) => (value.length > 0 ? [{ column: 'item', op: 'not in' as const, value }] : []))
  await fc.assert(
    fc.asyncProperty(
      fc.array(cells, { minLength: 1, maxLength: 30 }),
      fc.array(filters, { minLength: 2, maxLength: 3 }),
      fc.constantFrom(2, 1000),
      async (lines, asked, most) => {
        const text = lines.map(({ receipt, item, units, price }) => `${receipt},${item},${units},${price}`).join('\n')
        const source = await openText(`receipt,item,units,price\n${text}\n`, { pool: restlessPool(1) })
        let passes = 0
        const counting = {
          ...source,
          read(...given: Parameters<typeof source.read>) {
            passes++
            return source.read(...given)
          },
        }
        const { signal } = new AbortController()
        const look = createLook(most)
        const parts = { signal, pause: createPause(signal) }
        for (const each of asked) {
          const data = { ...DATA, filters: each }
          const again = await findOddities(counting, data, { ...parts, look })
          expect(again).toEqual(await findOddities(source, data, { ...parts, look: createLook() }))
        }
        source.close()
        if (most > lines.length) expect(passes).toBe(1)
      },
    ),
    { numRuns: 40 },
  )
})
