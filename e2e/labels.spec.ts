import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'

/** Names that plain objects inherit: labels are data, whatever they are. */
const ITEMS = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf']
const STORES = ['__proto__', 'constructor', 'prototype']

function receipts(): string {
  const lines = ['receipt,item,store']
  for (let basket = 0; basket < 90; basket++) {
    const store = STORES[basket % STORES.length]
    // Every basket lacks one item, so that rules differ.
    for (const [at, item] of ITEMS.entries()) if (at !== basket % 7) lines.push(`${basket},${item},${store}`)
  }
  return `${lines.join('\n')}\n`
}

async function openRules(page: Page, url: string): Promise<void> {
  await page.goto(url)
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose files' }).first().click()
  await (await chooser).setFiles({ name: 'labels.csv', buffer: Buffer.from(receipts()), mimeType: 'text/csv' })
  await page
    .getByRole('button', { name: /find rules/i })
    .first()
    .click()
  await expect(page.getByRole('grid')).toContainText('__proto__')
}

test('labels like __proto__ are drawn in every picture of rules, and nothing is lost', async ({ page, site }) => {
  await openRules(page, site.url)
  const tab = page.getByRole('main').getByRole('tabpanel')
  const as = (way: string) =>
    tab
      .locator('label')
      .filter({ has: page.getByLabel(way, { exact: true }) })
      .click()
  for (const chart of ['Network', 'Matrix', 'By store', 'Scatter']) {
    await page.getByRole('tab', { name: chart, exact: true }).click()
    await as('Picture')
    const picture = tab.getByRole('img').filter({ has: page.locator('canvas') })
    await expect(picture).toHaveAccessibleName(/\d+ (rules|items|groups)/)
    await as('Table')
    await expect(tab.getByRole('table')).toContainText('__proto__')
  }
  await page.getByRole('tab', { name: 'Grid', exact: true }).click()
  await page.getByRole('grid').getByRole('row').nth(1).click()
  await expect(page.getByRole('complementary', { name: /why/i })).toContainText('__proto__')
})

test.describe('an error above all views', () => {
  test.use({ breaks: /broken on purpose/ })

  test('whatever breaks around the views, data and result are kept', async ({ page, site }) => {
    await openRules(page, site.url)
    await page.evaluate(() => {
      const { flat } = Array.prototype
      Object.assign(globalThis, { mend: () => Object.assign(Array.prototype, { flat }) })
      Array.prototype.flat = () => {
        throw new Error('broken on purpose')
      }
    })
    await page.getByRole('link', { name: 'Data' }).click()
    await expect(page.getByRole('alert')).toBeVisible()
    await page.evaluate(() => (globalThis as unknown as { mend(): void }).mend())
    await page.getByRole('button', { name: /again/i }).click()
    await page.getByRole('link', { name: 'Rules' }).click()
    await expect(page.getByRole('grid')).toContainText('__proto__')
  })
})
