import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './fixtures'

const why = (page: Page) => page.getByRole('complementary', { name: /why/i })
const rows = (page: Page) => page.getByRole('grid').getByRole('row')

/** The grocery sample, a model for each store. */
async function recommend(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await page.getByRole('button', { name: /grocery/i }).click()
  await expect(rows(page).nth(5)).toBeVisible()
  await page.getByRole('link', { name: 'Offers' }).click()
  await page.getByRole('button', { name: /^run/i }).first().click()
  await expect(rows(page).nth(5)).toBeVisible({ timeout: 60_000 })
}

const overview = (page: Page) => page.getByRole('tab', { name: 'Overview' }).click()

test('a customer says what they have and why they are recommended what they are', async ({ page, site }) => {
  await recommend(page, site.url)
  await rows(page).nth(3).click()
  const pane = why(page)
  await expect(pane).toContainText(/has \d+ items?.*\. Recommended first: .*because of/)
  const suggestions = pane.getByRole('list').first().getByRole('listitem')
  await expect(suggestions).toHaveCount(10)
  await expect(suggestions.first()).toContainText(/\d\.\d\dbecause of .+ \d\.\d\d/)
  await expect(pane.getByRole('heading', { name: /what they have/i })).toBeVisible()
})

test('an item shows what is like it, and Escape goes back step by step', async ({ page, site }) => {
  await recommend(page, site.url)
  await rows(page).nth(3).click()
  const pane = why(page)
  const first = pane.getByRole('list').first().getByRole('button').first()
  const item = (await first.textContent()) ?? ''
  await first.click()
  await expect(pane.getByRole('heading', { name: item, exact: true })).toBeVisible()
  const alike = pane.getByRole('table').getByRole('rowheader')
  await expect(alike).toHaveCount(12)
  await expect(alike.filter({ hasText: item })).toHaveCount(0)
  const next = (await alike.first().textContent()) ?? ''
  await alike.first().getByRole('button').click()
  await expect(pane.getByRole('heading', { name: next, exact: true })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(pane.getByRole('heading', { name: item, exact: true })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(first).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(pane).toHaveCount(0)
})

test('the overview says how much of the range is recommended, and how training went', async ({ page, site }) => {
  await recommend(page, site.url)
  await overview(page)
  const panel = page.getByRole('tabpanel')
  await expect(panel).toContainText(/\d+ of 70 items \(.*%\) are recommended to anybody/)
  await expect(panel.getByRole('region', { name: 'Where recommendations go' }).getByRole('rowheader')).toHaveCount(10)
  await expect(panel.getByRole('img', { name: /Error in 15 iterations/ })).toBeVisible()
  await panel.getByText('As a table').click()
  await expect(panel.getByRole('region', { name: 'How training went' }).getByRole('rowheader')).toHaveCount(15)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing, ${colorScheme}`, async ({ page, site }) => {
    await page.emulateMedia({ colorScheme })
    await recommend(page, site.url)
    await rows(page).nth(3).click()
    await expect(why(page)).toContainText('What to recommend')
    await expectAccessible(page)
    await why(page).getByRole('list').first().getByRole('button').first().click()
    await expect(why(page)).toContainText('Most alike')
    await expectAccessible(page)
    await overview(page)
    await expect(page.getByRole('tabpanel')).toContainText('Most recommended items')
    await expectAccessible(page)
  })
}
