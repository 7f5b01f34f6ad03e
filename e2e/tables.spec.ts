import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './fixtures'

interface TestFile {
  name: string
  text: string
}

const csv = (name: string, head: string[], rows: (string | number)[][]): TestFile => ({
  name,
  text: [head, ...rows].map((row) => row.join(',')).join('\n'),
})

const DEPARTMENTS = ['GROCERY', 'PASTRY', 'DELI']
const PRODUCTS = 96
const idOf = (product: number) => 1_000_000 + 37 * product
const typeOf = (product: number) => product % 24
/** Of 24 types two belong to a category, and four categories to a department. */
const categoryOf = (product: number) => typeOf(product) % 12
const departmentOf = (product: number) => DEPARTMENTS[categoryOf(product) % 3] as string

const products = csv(
  'products.csv',
  ['product_id', 'manufacturer_id', 'department', 'brand', 'product_category', 'product_type'],
  Array.from({ length: PRODUCTS }, (_, product) => [
    idOf(product),
    product % 7,
    departmentOf(product),
    product % 5 === 0 ? 'Private' : 'National',
    `CATEGORY ${categoryOf(product)}`,
    `TYPE ${typeOf(product)}`,
  ]),
)

/** Whoever takes something of type 0 takes something of type 1, another product each time. */
const transactions = csv(
  'transactions.csv',
  ['household_id', 'store_id', 'basket_id', 'product_id', 'quantity', 'sales_value'],
  Array.from({ length: 240 }, (_, basket) => {
    const pair = basket % 3 === 0 ? [24 * (basket % 4), 24 * ((basket >> 2) % 4) + 1] : []
    const items = [...pair, (basket * 7) % PRODUCTS, (basket * 11 + 5) % PRODUCTS]
    return [...new Set(items)].map((item) => [basket % 40, 1 + (basket % 2), 5000 + basket, idOf(item), 1, '1.50'])
  }).flat(),
)

const demographics = csv(
  'demographics.csv',
  ['household_id', 'age', 'income'],
  Array.from({ length: 30 }, (_, household) => [household, household % 2 ? '65+' : '19-24', `${household % 5}0K`]),
)

async function choose(page: Page, button: RegExp, ...files: (TestFile | string)[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: button }).first().click()
  const given = files.map((file) =>
    typeof file === 'string' ? file : { name: file.name, buffer: Buffer.from(file.text), mimeType: 'text/csv' },
  )
  await (await chooser).setFiles(given as never)
}

const card = (page: Page, name: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) })
const level = (page: Page, name: string) =>
  page.getByRole('radiogroup', { name: 'Level' }).getByText(name, { exact: true })
const recipeIn = (page: Page) => decodeURIComponent(new URL(page.url()).hash)

test('order lines, products and households become one table, and rules of types', { tag: '@quick' }, async ({
  page,
  site,
}) => {
  await page.goto(site.url)
  await choose(page, /choose files/i, products, transactions, demographics)
  await expect(card(page, 'transactions')).toContainText('the lines')
  await expect(card(page, 'products')).toContainText('Joined by product_id')
  await expect(card(page, 'products')).toContainText('All 96 different values are found here')
  await expect(card(page, 'demographics')).toContainText(
    '30 of 40 different values are found here. 100 % of the 30 here',
  )
  for (const name of ['department', 'product_category', 'product_type']) {
    await expect(page.getByRole('button', { name, exact: true })).toHaveAttribute('aria-pressed', 'true')
  }
  await expect(page.getByRole('button', { name: 'brand', exact: true })).toHaveAttribute('aria-pressed', 'false')
  await expect(page.getByRole('button', { name: 'product_id Item', exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'household_id Customer', exact: true })).toBeVisible()
  await expectAccessible(page)

  await page
    .getByRole('button', { name: /find rules/i })
    .first()
    .click()
  const grid = page.getByRole('grid')
  await expect(grid).toContainText('TYPE 0')
  await expect(grid).toContainText('TYPE 1')
  await expectAccessible(page)

  await level(page, 'department').click()
  await expect(grid).toContainText('GROCERY')
  await expect(grid).not.toContainText('TYPE')
  expect(recipeIn(page)).toContain('data.level=department')
  await page.goBack()
  await expect(level(page, 'product type')).toBeVisible()
})

test('items are called by names, and by their ids where names do not tell', async ({ page, site }) => {
  await page.goto(site.url)
  await choose(page, /choose files/i, products, transactions)
  await expect(card(page, 'products')).toContainText('joined')
  await page
    .getByRole('button', { name: /find rules/i })
    .first()
    .click()
  await level(page, 'Items').click()
  await page.getByText('all together').click()
  await expect(page.getByText(/TYPE \d+ · \d{7}/).first()).toBeVisible()
})

test('levels are mixed, and no rule holds a type with its department', async ({ page, site }) => {
  await page.goto(site.url)
  await choose(page, /choose files/i, products, transactions)
  await expect(card(page, 'products')).toContainText('joined')
  await page
    .getByRole('button', { name: /find rules/i })
    .first()
    .click()
  const grid = page.getByRole('grid')
  await expect(grid).toContainText('TYPE 0')
  await level(page, 'Mixed').click()
  expect(recipeIn(page)).toMatch(/data\.mix/)
  await expect(grid).toContainText('Product category: CATEGORY 1')
  for (const name of ['product category', 'product type']) {
    await expect(page.getByRole('button', { name, exact: true, pressed: true })).toBeDisabled()
  }
  const rows = await grid.getByRole('row').allTextContents()
  expect(rows.filter((row) => /CATEGORY 0\b.*TYPE 0\b|TYPE 0\b.*CATEGORY 0\b/.test(row))).toEqual([])
  await expectAccessible(page)
  await page.getByRole('button', { name: 'department', exact: true, pressed: false }).click()
  await expect(grid).toContainText('Department: ')
  await level(page, 'product type').click()
  await expect(grid).not.toContainText('Product category: ')
  expect(recipeIn(page)).not.toMatch(/data\.mix/)
})

test('rows are narrowed by what items belong to, and pairs of one kind are hidden', async ({ page, site }) => {
  await page.goto(site.url)
  await choose(page, /choose files/i, products, transactions)
  await expect(card(page, 'products')).toContainText('joined')
  await page
    .getByRole('button', { name: /find rules/i })
    .first()
    .click()
  const filters = page.getByRole('toolbar', { name: /filter/i })
  await filters.getByRole('button', { name: /^department/ }).click()
  await page.getByRole('option', { name: /^PASTRY/ }).click()
  await page.keyboard.press('Escape')
  await expect(filters.getByRole('button', { name: /^department PASTRY/ })).toBeVisible()
  await filters.getByRole('button', { name: /^Not of one product category/ }).click()
  expect(recipeIn(page)).toMatch(/apart/)
  await expectAccessible(page)
})

test('a table comes later, is put aside and taken again', async ({ page, site }) => {
  await page.goto(site.url)
  await choose(page, /choose files/i, transactions)
  await expect(page.getByText('What the columns mean')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Tables', exact: true })).toHaveCount(0)
  expect(recipeIn(page)).toContain('recipe=1&')
  await choose(page, /add files or a table/i, products)
  await expect(card(page, 'products')).toContainText('Adds manufacturer_id, department')
  expect(recipeIn(page)).toContain('recipe=2&')
  await card(page, 'products').getByRole('button', { name: 'Do not use this table' }).click()
  await expect(card(page, 'products')).toContainText('not used')
  await expect(page.getByRole('columnheader', { name: /department/ })).toHaveCount(0)
  expect(recipeIn(page)).not.toMatch(/data\.(level|names)/)
  await card(page, 'products').getByRole('button', { name: 'Join' }).click()
  await expect(page.getByRole('columnheader', { name: /department/ })).toBeVisible()
  expect(recipeIn(page)).toContain('data.level=product_type')
  await choose(page, /add files or a table/i, demographics)
  await expect(card(page, 'demographics')).toContainText('joined')
  await expect(card(page, 'products')).toContainText('joined')
})

test('a column of a joined table groups and filters', async ({ page, site }) => {
  await page.goto(site.url)
  await choose(page, /choose files/i, products, transactions, demographics)
  await expect(card(page, 'demographics')).toContainText('joined')
  await page.getByRole('button', { name: 'store_id Group', exact: true }).click()
  await page.getByRole('option', { name: /^age/ }).click()
  await page
    .getByRole('button', { name: /find rules/i })
    .first()
    .click()
  await expect(page.getByRole('grid')).toContainText('65+')
})

test('a role goes with the table that says it, and another table may have the lines', async ({ page, site }) => {
  await page.goto(site.url)
  await choose(page, /choose files/i, products, transactions, demographics)
  await expect(card(page, 'demographics')).toContainText('joined')
  await page.getByRole('button', { name: 'store_id Group', exact: true }).click()
  await page.getByRole('option', { name: /^age/ }).click()
  expect(recipeIn(page)).toContain('data.roles.group=age')
  await card(page, 'demographics').getByRole('button', { name: 'Do not use this table' }).click()
  await expect(card(page, 'demographics')).toContainText('not used')
  expect(recipeIn(page)).not.toContain('data.roles.group')
  await card(page, 'demographics').getByRole('button', { name: 'The lines are here' }).click()
  await expect(card(page, 'demographics')).toContainText('the lines')
  await expect(card(page, 'transactions')).toContainText(/not used|joined/)
  expect(recipeIn(page)).toContain('data.lines=demographics')
  await expectAccessible(page)
  await card(page, 'transactions').getByRole('button', { name: 'The lines are here' }).click()
  await expect(card(page, 'transactions')).toContainText('the lines')
  await expect(card(page, 'products')).toContainText('joined')
  expect(recipeIn(page)).toContain('data.lines=transactions')
})

const REAL = process.env['COMPLETE_JOURNEY'] ?? ''

test('Complete Journey, dropped together, is mined by type', async ({ page, site }) => {
  test.skip(!existsSync(join(REAL, 'transactions.parquet')), 'COMPLETE_JOURNEY names no folder of its files')
  test.setTimeout(180_000)
  await page.goto(site.url)
  const names = ['transactions', 'products', 'demographics']
  await choose(page, /choose files/i, ...names.map((name) => join(REAL, `${name}.parquet`)))
  await expect(card(page, 'products')).toContainText('joined', { timeout: 90_000 })
  await expect(card(page, 'demographics')).toContainText('801 of 2,469')
  await expect(page.getByText('From coarse to fine: department › product_category › product_type.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'household_id Customer', exact: true })).toBeVisible()
  await page
    .getByRole('button', { name: /find rules/i })
    .first()
    .click()
  await expect(page.getByRole('grid')).toContainText('FLUID MILK WHITE ONLY', { timeout: 60_000 })
})
