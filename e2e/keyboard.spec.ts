import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'

/** Presses Tab until something with this name has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => {
      const element = document.activeElement
      return element
        ? `${element.getAttribute('role') ?? ''} ${element.getAttribute('aria-label') ?? ''} ${element.textContent ?? ''}`
        : ''
    })
    if (name.test(focused)) return
  }
  throw new Error(`no way to ${name} by Tab`)
}

test('from start to the reason of a rule without a mouse', async ({ page, site }) => {
  await page.goto(site.url)
  await expect(page.getByRole('button', { name: /grocery chain/i })).toBeVisible()
  await tabTo(page, /grocery chain/i)
  await page.keyboard.press('Enter')
  const grid = page.getByRole('grid')
  await expect(grid.getByRole('row').nth(5)).toBeVisible()

  await tabTo(page, /^(columnheader|gridcell|row)/)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const why = page.getByRole('complementary', { name: /why/i })
  await expect(why).toContainText(/baskets with/)
  await page.keyboard.press('Escape')
  await expect(why).toBeHidden()
  await expect(grid.locator(':focus')).toHaveCount(1)
})

test('the palette opens, finds and runs a command', { tag: '@quick' }, async ({ page, site }) => {
  await page.goto(site.url)
  // A page that is not drawn yet hears no keys.
  await expect(page.getByRole('button', { name: /grocery chain/i })).toBeVisible()
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.type('jobs')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#\/jobs/)
})

test('Back is undo', async ({ page, site }) => {
  await page.goto(site.url)
  await page.getByRole('button', { name: /grocery chain/i }).click()
  await expect(page.getByRole('grid').getByRole('row').nth(5)).toBeVisible()
  const before = page.url()
  await page.getByRole('button', { name: 'Seldom together' }).click()
  await expect(page).not.toHaveURL(before)
  await page.goBack()
  await expect(page).toHaveURL(before)
})
