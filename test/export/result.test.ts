import { tableFromIPC } from 'apache-arrow'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analyses } from '../../src/analyses/registry'
import { createResultStore } from '../../src/workers/result/store'
import {
  contextFor,
  mined,
  noParquet,
  recipeFor,
  ruleColumns,
  type Shop,
  shopArbitrary,
  storeOf,
} from '../result/fixture'
import { parseCsv, splitItems, unguarded } from './csv-parser'

const shop: Shop = {
  items: ['bread', 'a, "b"', '=cmd()'],
  groups: ['Kiosk "Süd"', null, 'two\nlines <script>'],
  baskets: Array.from({ length: 12 }, (_, i) => ({
    group: i % 3,
    items: [0, 1, 2].filter((item) => (i >> item) % 2 === 0),
  })),
}
const utf8 = (bytes: ArrayBuffer) => new TextDecoder().decode(bytes)

describe('an export', () => {
  it('of what is shown equals the screen, row by row', async () => {
    await fc.assert(
      fc.asyncProperty(shopArbitrary, fc.boolean(), async (random, redundant) => {
        const { store } = storeOf(random)
        const query = {
          sort: [
            { column: 'lift', descending: true },
            { column: 'antecedents', descending: false },
          ],
          flags: redundant ? { redundant: false } : {},
        }
        const screen = (await store.page('j', query, 0, 1e9)).rows.map(({ cells }) => cells)
        const [header, ...lines] = parseCsv(utf8((await store.exportResult('j', 'csv', query)).bytes))
        expect(
          lines.map((line) =>
            line.map((cell, c) => {
              const name = header![c]!
              if (name.endsWith('ents')) return splitItems(unguarded(cell))
              if (name === 'store') return cell === '' ? null : unguarded(cell)
              return name === 'redundant' ? cell === 'true' : Number(cell) + 0
            }),
          ),
        ).toEqual(
          screen.map((cells) => Object.values(cells).map((v) => (typeof v === 'number' ? v + 0 : v === '' ? null : v))),
        )
        const json = JSON.parse(utf8((await store.exportResult('j', 'json', query)).bytes)) as object[]
        expect(json.map((row) => Object.keys(row).length)).toEqual(screen.map((cells) => Object.keys(cells).length))
      }),
      { numRuns: 60 },
    )
  })

  it('of all is the result in its own order, in the columns of the contract', async () => {
    const { store, info, rules } = storeOf(shop, true, 'store_id')
    const table = tableFromIPC(new Uint8Array((await store.exportResult('j', 'arrow', null)).bytes))
    expect(table.numRows).toBe(rules.length)
    expect(table.schema.fields.map(({ name }) => name)).toEqual([
      'store_id',
      ...analyses.rules.columns.map(({ name }) => name),
    ])
    expect(info.columns.map(({ name }) => name)).toEqual(table.schema.fields.map(({ name }) => name))
    expect([...table.getChild('store_id')!]).toEqual(rules.map(({ group }) => shop.groups[group]))
    const some = tableFromIPC(store.arrowStream('j', [2, 0]))
    expect(some.numRows).toBe(rules.length)
    expect(some.schema.fields.map(({ name }) => name)).toEqual([2, 0].map((place) => info.columns[place]!.name))
  })

  it('hands Parquet an Arrow stream', async () => {
    const store = createResultStore({ writeParquet: async (stream) => stream, version: '1' })
    store.add('j', mined(ruleColumns([])), contextFor(shop, true, 'store'))
    const { bytes, name } = await store.exportResult('j', 'parquet', null)
    expect(name).toMatch(/\.parquet$/)
    expect(tableFromIPC(new Uint8Array(bytes)).numRows).toBe(0)
  })

  it('is a bare [] when empty', async () => {
    const { store } = storeOf({ items: ['x'], groups: ['S'], baskets: [] })
    expect(utf8((await store.exportResult('j', 'json', null)).bytes)).toBe('[]')
  })

  it('is the same bytes under the same name for the same question', async () => {
    const query = { sort: [], text: 'bread' }
    for (const format of ['csv', 'json', 'arrow'] as const) {
      const one = await storeOf(shop).store.exportResult('j', format, query)
      const two = await storeOf(shop).store.exportResult('j', format, query)
      expect(two).toEqual(one)
      expect(one.name).toMatch(new RegExp(`^basketeer-rules-shown-[0-9a-f]{16}\\.${format}$`))
      const all = await storeOf(shop).store.exportResult('j', format, null)
      expect(all.name).not.toBe(one.name)
    }
  })

  it('carries parameters, fingerprint and version beside it', async () => {
    const { rules } = storeOf(shop)
    const store = createResultStore({ writeParquet: noParquet, version: '1.2.3' })
    const result = mined(ruleColumns(rules))
    store.add(
      'j',
      { ...result, report: { ...result.report, limited: true, limitAt: 7 } },
      contextFor(shop, true, 'store'),
    )
    const query = { sort: [], lengths: [3] }
    const { name, sidecar } = await store.exportResult('j', 'csv', query)
    expect(sidecar.name).toBe(`${name}.about.json`)
    const shown = rules.filter(({ antecedent, consequent }) => antecedent.length + consequent.length === 3).length
    expect(JSON.parse(sidecar.text)).toMatchObject({
      file: name,
      version: '1.2.3',
      recipe: recipeFor(true, 'rules', 'store'),
      fingerprint: 'f00d',
      scope: 'shown',
      query,
      rows: shown,
      resultRows: rules.length,
      limited: true,
      limitAt: 7,
    })
  })
})
