import { existsSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { json, run } from './ask'
import { expect, expectAccessible, test } from './fixtures'
import { openHost } from './host'

const FOLDER = '../shared/oracles/data'
const withData = () => test.skip(!existsSync(FOLDER), `${FOLDER} is not beside the project`)

const firstRow = (page: Page) => page.getByRole('grid').getByRole('row').nth(1)

test('one press on the sample says what stands in for what, and what speaks for it', async ({ page, site }) => {
  await page.goto(site.url)
  await page.getByRole('button', { name: 'Substitutes', exact: true }).click()
  await test.step('the pair that was planted', async () => {
    await expect(firstRow(page)).toContainText(/butter.*margarine.*substitutes/s, { timeout: 30_000 })
  })
  await test.step('in sentences with numbers', async () => {
    await firstRow(page).click()
    const detail = page.getByRole('complementary').last()
    await expect(detail).toContainText(/Of 60,000 baskets, 5,296 hold butter and 3,625 hold margarine, but only 30/)
    await expect(detail).toContainText(/The same people buy both: 1,517 customers bought both on different visits/)
    await expect(detail.getByRole('table').getByRole('row').nth(1)).toContainText('free-range eggs')
    await expectAccessible(page)
  })
  await test.step('as a picture and as a table', async () => {
    await page.getByRole('tab', { name: 'Scatter' }).click()
    await expect(page.getByRole('img', { name: /how seldom they meet/ })).toBeVisible()
    await page.getByRole('radio', { name: 'Table' }).click({ force: true })
    await expect(page.getByRole('table', { name: /how seldom they meet/ })).toContainText('butter or margarine')
  })
})

test('what is seldom together leads to what stands in for what', async ({ page, site }) => {
  await page.goto(site.url)
  await page.getByRole('button', { name: /grocery chain/i }).click()
  await expect(firstRow(page)).toBeVisible()
  await page.getByRole('button', { name: 'Seldom together' }).click()
  await page.getByRole('button', { name: 'Find what stands in for each other' }).click()
  await expect(page).toHaveURL(/#\/substitutes/)
  await expect(page).not.toHaveURL(/lift/)
  await expect(page.getByRole('grid').getByRole('columnheader', { name: 'strength' })).toBeVisible()
})

const FEES = /postage|manual|carriage|fee|charges|discount|adjust|samples|check/i

test('online_retail: the first ten pairs are things to sell, surely kept apart and bought by the same people', async ({
  page,
  site,
}) => {
  withData()
  const host = await openHost(page, site.url)
  await host.load('online_retail.parquet', 'parquet', `${FOLDER}/online_retail.parquet`)
  const roles = { basket: 'InvoiceNo', item: 'Description', customer: 'CustomerID', time: 'InvoiceDate' }
  await run(host, { roles }, { kind: 'substitutes' })
  const rows = await json(host)
  expect(rows.length).toBeGreaterThan(100)
  for (const row of rows.slice(0, 10)) {
    const items = [...(row['item_a'] as string[]), ...(row['item_b'] as string[])]
    for (const item of items) expect(item).not.toMatch(FEES)
    expect(Math.min(row['baskets_a'] as number, row['baskets_b'] as number)).toBeGreaterThanOrEqual(20)
    expect(row['lift_upper']).toBeLessThan(0.7)
    expect(row['customer_lift']).toBeGreaterThan(1.5)
  }
  expect(rows[0]).toMatchObject({ item_a: ['POPCORN HOLDER'], item_b: ['SMALL POPCORN HOLDER'] })
  expect(rows.slice(0, 10).filter(({ sure }) => sure).length).toBeGreaterThan(5)
})

test('groceries: milk for milk, beer for beer', async ({ page, site }) => {
  withData()
  const host = await openHost(page, site.url)
  await host.load('groceries.parquet', 'parquet', `${FOLDER}/groceries.parquet`)
  await run(host, { roles: { basket: 'transaction_id', item: 'item' } }, { kind: 'substitutes' })
  const [first, second] = await json(host)
  expect(first).toMatchObject({ item_a: ['whole milk'], item_b: ['UHT-milk'], sure: true, customers_both: null })
  expect(second).toMatchObject({ item_a: ['bottled beer'], item_b: ['canned beer'], sure: true })
})
