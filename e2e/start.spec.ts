import { expect, expectAccessible, test } from './fixtures'

test('one click from the start page to a result', { tag: '@quick' }, async ({ page, site }) => {
  await page.goto(site.url)
  await expectAccessible(page)
  await page.getByRole('button', { name: /grocery chain/i }).click()
  const grid = page.getByRole('grid')
  await expect(grid).toContainText('tomato sauce')
  await expectAccessible(page)
  // What is open is not asked for.
  await page.getByRole('link', { name: 'Start' }).click()
  await expect(page.getByRole('region', { name: 'Your workspaces' })).toBeVisible()
  await expect(page.getByText('This link asks a question')).toHaveCount(0)
})

for (const view of ['data', 'rules', 'itemsets', 'jobs']) {
  test(`the empty ${view} view teaches and is accessible`, async ({ page, site }) => {
    await page.goto(`${site.url}#/${view}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expectAccessible(page)
  })
}
