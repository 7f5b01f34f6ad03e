import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './fixtures'
import { choose } from './pictures'

/** From January to March two shops sell the same, but for tea with lemon, which came in March, and ice with cones in the north. */
function lines(): string {
  const rows = ['receipt,sku,shop,day,price,card']
  for (let receipt = 0; receipt < 900; receipt++) {
    const month = Math.floor(receipt / 300)
    const [shop, at] = [receipt % 2 === 0 ? 'north' : 'south', receipt % 300]
    const day = `2025-0${month + 1}-${String(1 + (at % [31, 28, 31][month]!)).padStart(2, '0')}`
    const items = ['bread', ...(at % 3 === 0 ? ['butter'] : []), ...(at % 5 === 0 ? ['jam'] : [])]
    if (at % 7 < (month === 2 ? 3 : 0)) items.push('tea', 'lemon')
    if (month < 2 && at % 7 < 3) items.push('tea')
    if (shop === 'north' && at % 10 < 4) items.push('ice', 'cone')
    for (const item of items)
      rows.push(`r${receipt},${item},${shop},${day},${item === 'lemon' ? 9 : 2},c${receipt % 150}`)
  }
  return rows.join('\n')
}

const DATA = {
  recipe: '1',
  'data.files[]': 'shops.csv',
  'data.layout': 'long',
  'data.roles.basket': 'receipt',
  'data.roles.item': 'sku',
  'data.roles.group': 'shop',
  'data.roles.time': 'day',
}
const KINDS = {
  rules: { 'analysis.kind': 'rules', 'analysis.minSupport': '0.05', 'analysis.minThreshold': '0.3' },
  itemsets: { 'analysis.kind': 'itemsets', 'analysis.minSupport': '0.05' },
  utility: { 'analysis.kind': 'utility', 'analysis.top': '20', 'data.roles.value': 'price' },
}

async function open(page: Page, url: string): Promise<void> {
  await page.goto(url)
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose files' }).first().click()
  await (await chooser).setFiles({ name: 'shops.csv', mimeType: 'text/csv', buffer: Buffer.from(lines()) })
  await expect(page.getByText('shops.csv').first()).toBeVisible()
}

async function compare(page: Page, kind: keyof typeof KINDS, look: Record<string, string> = {}): Promise<void> {
  await page.evaluate(
    (hash) => {
      location.hash = hash
    },
    `#/${kind}/compare?${new URLSearchParams({ ...DATA, ...KINDS[kind], ...look })}`,
  )
  await page
    .getByRole('button', { name: /^Run|Find/ })
    .first()
    .click()
  await expect(page.getByText(/compared;/)).toBeVisible()
}

const table = (page: Page) => page.getByRole('main').getByRole('tabpanel').getByRole('grid')
const chip = (page: Page, name: RegExp) => page.getByRole('group', { name: 'Show' }).getByRole('button', { name })

test('rules of two periods: what was planted is new, told with both sides, kept in the link, and saved', async ({
  page,
  site,
}) => {
  await open(page, site.url)
  await compare(page, 'rules', { 'look.compare.by': 'period' })
  await expect(page.getByText(/A is March 2025: 300 baskets. B is February 2025: 300/)).toBeVisible()
  await test.step('a row of the picture has the menu of its items, and is in hand for the menu key', async () => {
    const picture = page.getByRole('img', { name: /both values/ })
    await picture
      .locator('canvas')
      .first()
      .click({ button: 'right', position: { x: 40, y: 60 } })
    await expect(page.getByRole('menu')).toHaveAccessibleName(/Of which item|What to do with/)
    await page.keyboard.press('Escape')
    await picture
      .locator('canvas')
      .first()
      .click({ position: { x: 40, y: 60 } })
    await picture.focus()
    await page.keyboard.press('Shift+F10')
    await expect(page.getByRole('menu')).toHaveAccessibleName(/Of which item|What to do with/)
    await page.keyboard.press('Escape')
  })
  await choose(page, 'Table')
  await chip(page, /^New/).click()
  await expect(page).toHaveURL(/look\.compare\.show=new/)
  const planted = table(page)
    .getByRole('row')
    .filter({ hasText: /^tealemon/ })
  await expect(planted).toContainText('New')
  await expect(planted).toContainText('0 of 129 (0.0 %)')
  await expect(planted).toContainText('+100.0 pp')
  await expect(planted).toContainText('< 0.001')
  await test.step('lift is another question', async () => {
    await page
      .getByRole('button', { name: /By$/ })
      .or(page.getByLabel('By', { exact: true }))
      .first()
      .click()
    await page.getByRole('option', { name: /by chance/ }).click()
    await expect(page).toHaveURL(/look\.compare\.measure=lift/)
    await expect(page.getByText(/compared;/)).toBeVisible()
  })
  await chip(page, /^New/).click()
  await test.step('all rows are there, to be looked through and saved', async () => {
    await page.getByRole('columnheader', { name: /^q/ }).click()
    await expect(page).toHaveURL(/look\.compare\.query\.sort\[0\]\.column=q_value/)
    await page.getByRole('tabpanel').getByRole('searchbox').fill('lemon')
    await expect(table(page).getByRole('row').nth(1)).toContainText('lemon')
    const download = page.waitForEvent('download')
    await page.getByRole('tabpanel').getByRole('button', { name: 'Export' }).click()
    await page.getByRole('menuitem', { name: 'CSV', exact: true }).click()
    const saved = readFileSync(await (await download).path(), 'utf8')
    expect(saved).toMatch(/^antecedents,consequents,count_a,of_a,value_a/)
    expect(saved.trim().split(/\r?\n/).length - 1).toBe(Number(await table(page).getAttribute('aria-rowcount')) - 1)
  })
})

test('itemsets of a group and all others, by keyboard, at three widths', async ({ page, site }) => {
  await open(page, site.url)
  await compare(page, 'itemsets', { 'look.compare.a.groups[]': 'north' })
  await expect(page.getByText(/A is north: 450 baskets. B is all others: 450/)).toBeVisible()
  await chip(page, /^Enough in A alone/).focus()
  await page.keyboard.press('Space')
  await expect(page).toHaveURL(/look\.compare\.show=new/)
  await choose(page, 'Table')
  await expect(
    table(page)
      .getByRole('row')
      .filter({ hasText: /^coneice(?!jam|bread|tea|butter)/ }),
  ).toContainText('0 of 450')
  for (const width of [1440, 1024, 390]) {
    await page.setViewportSize({ width, height: 900 })
    await expect(page.getByText(/compared;/)).toBeVisible()
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(wider, `${width} wide`).toBeLessThanOrEqual(0)
    await expectAccessible(page)
  }
})

test('buyers of an item are a list, kept under a name, and a side that a link carries', async ({ page, site }) => {
  await open(page, site.url)
  await compare(page, 'itemsets', { 'data.roles.customer': 'card' })
  await choose(page, 'Table')
  await page.getByRole('tabpanel').getByRole('searchbox').fill('lemon')
  await page.getByRole('tabpanel').locator('[data-item="lemon"]').first().click({ button: 'right' })
  await page.getByRole('menuitem', { name: /^Who buys it/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Who buys lemon' })
  await expect(dialog.getByText(/^All \d+ customers/)).toBeVisible()
  await expect(dialog.getByRole('grid').getByRole('row').nth(1)).toContainText('2025-03')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Keep' }).click()
  await expect(dialog.getByText('Kept as “Who buys lemon”')).toBeVisible()
  await dialog.getByRole('button', { name: 'Close' }).click()
  await page.locator('label').filter({ hasText: 'kept people' }).click()
  await expect(page.getByText(/A is Who buys lemon: \d+ baskets. B is all others/)).toBeVisible()
  await expect(page).toHaveURL(/look\.compare\.by=set/)
  await expect(page).toHaveURL(/look\.compare\.origin\.of\.item=lemon/)
  await chip(page, /^More in A|^Enough in A/)
    .first()
    .click()
  await expect(table(page).getByRole('row').filter({ hasText: /lemon/ }).first()).toBeVisible()
  await test.step('the worker that holds them goes down, and they are there again', async () => {
    const worker = page.workers().find((each) => each.url().includes('data.worker'))
    if (!worker) throw new Error('there is no data worker')
    const closed = new Promise((resolve) => worker.once('close', resolve))
    // A worker that closes itself answers nothing any more.
    await worker.evaluate(() => setTimeout(() => self.close(), 0))
    await closed
    await expect(page.getByRole('button', { name: /^Run/ }).first()).toBeEnabled()
    await expect(async () => {
      await page.getByRole('button', { name: /^Run/ }).first().click()
      await expect(page.getByText(/A is Who buys lemon: \d+ baskets. B is all others/)).toBeVisible({ timeout: 4000 })
    }).toPass()
  })
})

test('bundles of two periods: money by receipts; what cannot be compared says why', async ({ page, site }) => {
  await open(page, site.url)
  await compare(page, 'utility', { 'look.compare.by': 'period' })
  await choose(page, 'Table')
  await expect(
    table(page)
      .getByRole('row')
      .filter({ hasText: /^lemontea(?!bread|jam)/ }),
  ).toContainText('New')
  await page.getByLabel('B until').fill('2025-03-05')
  await expect(page.getByRole('heading', { name: 'The periods overlap' })).toBeVisible()
  await page.getByLabel('B until').fill('2025-01-01')
  await expect(page.getByRole('heading', { name: 'A period is empty' })).toBeVisible()
  await page.getByLabel('B from').fill('2024-01-01')
  await page.getByLabel('B until').fill('2024-01-31')
  await expect(page.getByRole('heading', { name: /has no receipts/ })).toBeVisible()
})
