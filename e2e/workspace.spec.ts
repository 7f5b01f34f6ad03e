import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'

const rows = (page: Page) => page.getByRole('grid').locator('[data-position]')
const list = (page: Page) => page.getByRole('region', { name: 'Your workspaces' })

async function openSample(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await page.getByRole('button', { name: /grocery chain/i }).click()
  await expect(rows(page).nth(5)).toBeVisible()
}

test('what a tab does stays: reload, list, copy, file, delete and undo', async ({ page, site }) => {
  await openSample(page, site.url)
  const first = (await rows(page).first().textContent()) ?? ''
  await rows(page).nth(1).locator('[data-column="1"]').click()
  await page.getByLabel('Note').fill('Ask Ana about the shelf')
  await page.getByRole('button', { name: 'Star this row' }).click()
  await page.keyboard.press('Escape')
  await rows(page).nth(3).locator('[data-column="0"]').focus()
  await page.keyboard.press('*')
  await expect(page.getByRole('button', { name: /^Starred \d/ })).toContainText('2')
  await page.screenshot({ path: '/tmp/w/store-shots/stars.png' })
  await page.waitForTimeout(2000)
  await page.reload()
  await expect(rows(page).first()).toHaveText(first)
  await page.waitForTimeout(3000)
  await page.screenshot({ path: '/tmp/w/store-shots/reload.png' })
  await page.getByRole('button', { name: /^Starred \d/ }).click()
  await expect(rows(page)).toHaveCount(2)
  await page.getByRole('link', { name: 'Start' }).click()
  await expect(list(page).getByRole('listitem')).toHaveCount(1)
  await page.screenshot({ path: '/tmp/w/store-shots/list.png' })

  // Another tab has the list, and opens it for reading.
  const other = await page.context().newPage()
  await other.goto(site.url)
  await list(other).getByRole('button', { name: 'grocery.parquet', exact: true }).click()
  await expect(rows(other).first()).toHaveText(first)
  await other.screenshot({ path: '/tmp/w/store-shots/reading.png' })
  await other.getByRole('button', { name: 'Go on in this tab' }).click()
  await expect(page.getByText('Another tab has this workspace open')).toBeVisible()
  await page.screenshot({ path: '/tmp/w/store-shots/lost.png' })
})
