import { json, run } from './ask'
import { expect, test } from './fixtures'
import { openHost } from './host'
import { inWindows1252, messyTill } from './messy-till'
import {
  expectJudged,
  expectShop,
  expectWorthSeeing,
  firstAnswer,
  lacks,
  named,
  ORACLE_DATA,
  openFile,
  PATTERNS,
  shownRows,
} from './real-data'
import { recountHidden } from './recount'

const RETAIL = `${ORACLE_DATA}/online_retail.parquet`

const needs = (path: string) => {
  const missing = lacks(path)
  test.skip(missing !== false, String(missing))
}

test('online_retail: the first ten rows of every first answer are worth seeing', async ({ page, site }) => {
  needs(RETAIL)
  test.setTimeout(240_000)
  await openFile(page, site.url, RETAIL)
  for (const kind of PATTERNS) {
    await test.step(kind.section, async () => {
      await firstAnswer(page, kind.section, kind.noun)
      expectWorthSeeing(kind, await shownRows(page))
    })
  }
  await test.step('Judge', async () => {
    await firstAnswer(page, 'Judge', 'ways')
    expectJudged(await shownRows(page))
  })
  await test.step('Shop', () => expectShop(page, 5))
})

test('online_retail: the judgement is that of an independent count', async ({ page, site }) => {
  needs(RETAIL)
  const columns = { customer: 'CustomerID', item: 'Description', time: 'InvoiceDate', basket: 'InvoiceNo' }
  const host = await openHost(page, site.url)
  await host.load('online_retail.parquet', 'parquet', RETAIL)
  const hidden = { hide: 'visit', holdOut: 100, k: 10 }
  await run(host, { roles: columns }, { kind: 'judge', ...hidden, methods: ['similar', 'popular'] })
  const rows = await json(host)
  const counted = recountHidden(RETAIL, columns)
  for (const { customers } of rows) expect(customers).toBe(counted.customers)
  const recall = (method: string) => rows.find((row) => row['method'] === method)?.['recall']
  // Equals at the end of a list stand in another order there.
  expect(recall('item-knn')).toBeCloseTo(counted.similar, 3)
  expect(recall('popular')).toBeCloseTo(counted.popular, 3)
  expect(counted.similar).toBeCloseTo(0.052, 3)
  expect(counted.popular).toBeLessThan(counted.similar / 2)
})

test('a messy German till: the first ten rows of every first answer are worth seeing', async ({ page, site }) => {
  const buffer = inWindows1252(messyTill())
  await openFile(page, site.url, { name: 'kasse.csv', mimeType: 'text/csv', buffer })
  for (const kind of named('Rules', 'Itemsets', 'Bundles', 'Offers')) {
    await test.step(kind.section, async () => {
      await firstAnswer(page, kind.section, kind.noun)
      expectWorthSeeing(kind, await shownRows(page))
    })
  }
})

test.describe('larger files, by npm run real', () => {
  const more = process.env['REAL_DATA']
  test.skip(!more, 'npm run real tries larger files')

  test('groceries', async ({ page, site }) => {
    needs(`${ORACLE_DATA}/groceries.parquet`)
    await openFile(page, site.url, `${ORACLE_DATA}/groceries.parquet`)
    for (const kind of named('Rules', 'Itemsets')) {
      await firstAnswer(page, kind.section, kind.noun)
      expectWorthSeeing(kind, await shownRows(page))
    }
  })

  test('Complete Journey', async ({ page, site }) => {
    needs(`${more}/transactions.parquet`)
    test.setTimeout(600_000)
    await openFile(page, site.url, `${more}/transactions.parquet`)
    for (const kind of PATTERNS) {
      await test.step(kind.section, async () => {
        const began = Date.now()
        await firstAnswer(page, kind.section, kind.noun)
        const rows = await shownRows(page)
        console.log(kind.section, `${Date.now() - began} ms`, rows.length)
        expectWorthSeeing(kind, rows)
      })
    }
    await test.step('Shop', () => expectShop(page, 5))
  })
})
