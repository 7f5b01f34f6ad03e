import { expect, expectAccessible, test } from './fixtures'

test('five things worth knowing, each with its numbers and a way in', async ({ page, site }) => {
  await page.goto(site.url)
  await page
    .getByRole('button', { name: /grocer/i })
    .first()
    .click()
  await expect(page.getByRole('grid').getByRole('row').nth(5)).toBeVisible()
  await page.getByRole('link', { name: 'Shop' }).click()
  const card = (name: RegExp) => page.getByRole('article', { name })
  await expect(card(/strongest pair/)).toContainText(/together [\d.]+ times as often/)
  await expect(card(/most unlike/)).toContainText('differs most from all others')
  await expect(card(/to recommend/)).toContainText(/customers/)
  await expect(card(/bundle that earns/)).toContainText(/receipts|Needs the value/)
  await expect(card(/about to be lost/)).toContainText(/regulars|Nothing here|too little/)
  await expectAccessible(page)
  await card(/strongest pair/)
    .getByRole('button', { name: 'All rules with them' })
    .click()
  await expect(page.getByRole('heading', { name: 'Bought together' })).toBeVisible()
  await expect(page.getByRole('grid').getByRole('row').nth(1)).toBeVisible()
})
