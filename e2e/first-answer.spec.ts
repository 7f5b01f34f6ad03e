import type { Page } from '@playwright/test'
import { expect, openAnew, test } from './fixtures'

/** Two countries that say something and many that do not, a fee in most baskets, and pairs that belong together. */
function shop(): string {
  const lines = ['receipt,item,country']
  let seed = 7
  const random = () => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0
    return (seed >>> 8) / 2 ** 24
  }
  const add = (country: string, receipt: string) => {
    const items = new Set<string>()
    const pair = Math.floor(random() * 12)
    if (random() < 0.6) items.add(`cup ${pair}`).add(`saucer ${pair}`)
    for (let i = 0; i < 3; i++) items.add(`thing ${Math.floor(random() * 40)}`)
    if (random() < 0.8) items.add('POSTAGE')
    for (const item of items) lines.push(`${receipt},${item},${country}`)
  }
  for (let n = 0; n < 2400; n++) add('Albion', `a${n}`)
  for (let n = 0; n < 500; n++) add('Borduria', `b${n}`)
  for (let c = 0; c < 24; c++) for (let n = 0; n < 4 + c; n++) add(`Isle ${c}`, `${c}-${n}`)
  return lines.join('\n')
}

async function open(page: Page, url: string): Promise<void> {
  await page.goto(url)
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose files' }).first().click()
  await (await chooser).setFiles([{ name: 'shop.csv', mimeType: 'text/csv', buffer: Buffer.from(shop()) }])
  await expect(page.getByRole('button', { name: /find rules/i }).first()).toBeVisible()
}

const grid = (page: Page) => page.getByRole('grid')
const firstRows = async (page: Page) =>
  (await grid(page).getByRole('row').allInnerTexts()).slice(1, 11).map((text) => text.replaceAll('\n', ' '))
const chip = (page: Page, name: string) => page.getByRole('toolbar', { name: 'Filters' }).getByRole('button', { name })

test('a fresh question: what is strong and surely so, of countries that say something', async ({ page, site }) => {
  await open(page, site.url)
  await page
    .getByRole('button', { name: /find rules/i })
    .first()
    .click()
  await expect(grid(page)).toBeVisible()
  await expect(page.getByText('2 of 26 countries shown; 24 have too few baskets to say much.')).toBeVisible()
  await expect(page.getByLabel('And in never fewer baskets than')).toHaveValue('20')
  const rows = await firstRows(page)
  expect(rows).toHaveLength(10)
  for (const row of rows) {
    expect(row).toMatch(/^(Albion|Borduria) (cup|saucer) \d+ (cup|saucer) \d+ /)
    expect(row).not.toContain('POSTAGE')
  }
  // Each pair once, both confidences in its row.
  expect(new Set(rows.map((row) => row.match(/^\w+ \w+ (\d+)/)?.[0])).size).toBe(10)

  const count = page.getByRole('status').filter({ hasText: 'rules' }).first()
  const folded = Number(((await count.textContent()) ?? '').match(/\d+/)?.[0])
  await chip(page, 'Both ways in one row').click()
  await expect.poll(async () => Number(((await count.textContent()) ?? '').match(/\d+/)?.[0])).toBeGreaterThan(folded)
  await page.getByRole('button', { name: 'Show them' }).click()
  await expect(page.getByText(/^All 26 countries shown, 24 of them with few baskets/)).toBeVisible()
  await expect(page).not.toHaveURL(/smallGroups/)
})

test('itemsets leave single items out until they are asked for', async ({ page, site }) => {
  await open(page, site.url)
  await page.getByRole('link', { name: 'Itemsets' }).click()
  await page.getByRole('button', { name: /^Run/ }).first().click()
  await expect(grid(page)).toBeVisible()
  for (const row of await firstRows(page)) expect(row).toMatch(/cup \d+ saucer \d+/)
  await chip(page, 'Single items').click()
  await expect(page).not.toHaveURL(/minLength/)
  // What a link says of its rows holds, and an old one says nothing.
  const link = page.url().replaceAll(/&query\.[^&]*/g, '')
  await openAnew(page, link)
  await expect(page).not.toHaveURL(/query/)
  await expect(chip(page, 'Strongest first')).toHaveCount(0)
})

/** Every basket holds most of the items: all combinations would take years. */
function endless(): string {
  const lines = ['receipt,item']
  for (let basket = 0; basket < 400; basket++)
    for (let item = 0; item < 70; item++)
      if ((item * 7 + basket * 13) % 11 > item % 5) lines.push(`${basket},item ${item}`)
  return lines.join('\n')
}

test('a search that takes too long is stopped, and what is strongest is kept and said to be so', async ({
  page,
  site,
}) => {
  await page.goto(
    `${site.url}#/itemsets?recipe=1&data.roles.basket=receipt&data.roles.item=item&analysis.kind=itemsets&analysis.minCount=4`,
  )
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Open a file' }).first().click()
  await (await chooser).setFiles([{ name: 'endless.csv', mimeType: 'text/csv', buffer: Buffer.from(endless()) }])
  await page.getByRole('button', { name: 'Stop and keep the strongest so far' }).click()
  await expect(grid(page)).toBeVisible()
  await expect(page.getByText(/^Stopped early: all itemsets in at least \d+ baskets are here/).first()).toBeVisible()
  const about = page.waitForEvent('download', (download) => download.suggestedFilename().endsWith('.about.json'))
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('button', { name: /^Download/ }).click()
  const stream = await (await about).createReadStream()
  const text = await new Response(stream as never).text()
  expect(JSON.parse(text)).toMatchObject({ limited: true, stopped: true })
})
