import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'

const rows = (page: Page) => page.getByRole('grid').locator('[data-position]')

async function openSample(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await page.getByRole('button', { name: /grocery chain/i }).click()
  await expect(rows(page).nth(5)).toBeVisible()
}

test('a reload keeps everything', async ({ page, site }) => {
  await openSample(page, site.url)
  const first = await rows(page).first().textContent()
  await page.waitForTimeout(3000)
  await page.reload()
  await expect(rows(page).first()).toHaveText(first ?? '')
  await page.waitForTimeout(3000)
  await page.screenshot({ path: '/tmp/w/store-shots/reload.png' })
})
