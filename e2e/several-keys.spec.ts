import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './fixtures'

interface TestFile {
  name: string
  text: string
}

const STORES = ['north', 'south', 'west']
const skuOf = (item: number) => `A${100 + item}`

const sold: TestFile = {
  name: 'sold.csv',
  text: [
    'receipt,store,sku,article_name,department,category',
    ...Array.from({ length: 600 }, (_, line) => {
      const item = (line * 7) % 40
      const category = line === 300 ? 'C99' : `C${item % 8}`
      return [
        1000 + Math.floor(line / 3),
        STORES[Math.floor(line / 3) % 3],
        skuOf(item),
        `Thing ${item}`,
        `D${item % 2}`,
        category,
      ].join()
    }),
  ].join('\n'),
}

/** One price a store and article, and a few that are missing; cells stand between bars. */
const prices: TestFile = {
  name: 'prices.csv',
  text: [
    'sku|store|price|brand',
    ...STORES.flatMap((store) =>
      Array.from({ length: 40 }, (_, item) =>
        [skuOf(item), store, item % 9 === 0 ? '' : `${item}.50`, 'own'].join('|'),
      ),
    ),
  ].join('\n'),
}

/** Several campaigns for an article. */
const campaigns: TestFile = {
  name: 'campaigns.csv',
  text: [
    'sku,campaign,weeks',
    ...Array.from({ length: 30 }, (_, row) => [skuOf(row % 10), `K${row}`, 1 + (row % 4)].join()),
    'broken',
  ].join('\n'),
}

async function choose(page: Page, button: RegExp, ...files: TestFile[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: button }).first().click()
  await (await chooser).setFiles(
    files.map(({ name, text }) => ({ name, buffer: Buffer.from(text), mimeType: 'text/csv' })),
  )
}

const card = (page: Page, name: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) })
const recipeIn = (page: Page) => decodeURIComponent(new URL(page.url()).hash)

test('a price list is joined by article and store, a line stands once for each campaign, and each table is read its own way', async ({
  page,
  site,
}) => {
  await page.goto(site.url)
  await choose(page, /choose files/i, prices, sold, campaigns)
  await expect(card(page, 'sold')).toContainText('the lines')
  const list = card(page, 'prices')
  await expect(list).toContainText('Joined by sku and store together. All 120 different values are found here.')
  await expect(list).toContainText('120 rows were read. None is left out.')
  expect(recipeIn(page)).toContain('on.left[]=sku&data.steps[0].on.left[]=store')

  const many = card(page, 'campaigns')
  await expect(many).toContainText('stand in several rows here, such as A100, A101 and A102')
  await expect(many).toContainText('30 rows were read. 20 repeat the key of an earlier one.')
  await expect(many).toContainText('line 32: 1 cell instead of 3')
  await many.getByRole('button', { name: /Where several rows match/ }).click()
  await page.getByRole('option', { name: 'the line stands once for each' }).click()
  await expect(many.getByRole('status')).toHaveText('600 lines become 900.')
  await expectAccessible(page)
  await many.getByRole('button', { name: 'Join', exact: true }).click()
  await expect(many).toContainText('A line stands once for each row that matches it.')
  await expect(page.getByText('600 → 900 rows')).toBeVisible()
  await expect(page.getByText('150 lines match several rows, up to 3 each.')).toBeVisible()
  await many.getByRole('button', { name: 'Do not use this table' }).click()
  await expect(many).toContainText('not used')

  // What stands out in a table beside the lines is mended in that table.
  await page.getByRole('radiogroup', { name: 'Table' }).getByText('prices', { exact: true }).click()
  const gap = page.getByRole('listitem').filter({ hasText: /of price is missing/ })
  await gap.getByRole('button', { name: 'Fill what is missing' }).click()
  await expect(list).toContainText('Done to it before it is joined:')
  await expect(list).toContainText('15 missing values became')
  await expect(gap).toHaveCount(0)

  await list.getByText('How this table is read').click()
  await list.getByRole('button', { name: 'Remove step' }).click()
  await expect(list).not.toContainText('Done to it')
  await list.getByRole('button', { name: /Between cells/ }).click()
  await page.getByRole('option', { name: 'comma' }).click()
  await expect(list).toContainText('there is no sku and store in it')
  await list.getByRole('button', { name: 'Read it as it was found' }).click()
  await expect(list).not.toContainText('there is no sku')
  await expect(list).toContainText('Adds price and brand')
  await expectAccessible(page)
})

test('lines say themselves what items are called and belong to', async ({ page, site }) => {
  await page.goto(site.url)
  await choose(page, /choose files/i, sold)
  const items = page.getByRole('region', { name: 'What items are called and belong to' })
  await expect(items).toContainText('article_name says what each sku is called.')
  await expect(items).toContainText('1 item has more than one category (0.17 % of lines say another)')
  await expectAccessible(page)
  await items.getByRole('button', { name: 'Use these levels' }).click()
  await expect(items).toContainText('From coarse to fine: department › category.')
  await page
    .getByRole('button', { name: /find rules/i })
    .first()
    .click()
  const grid = page.getByRole('grid')
  await expect(grid).toContainText('Thing')
  await page.getByRole('radiogroup', { name: 'Level' }).getByText('category', { exact: true }).click()
  await expect(grid).not.toContainText('Thing')
  await expect(grid).toContainText('C1')
})
