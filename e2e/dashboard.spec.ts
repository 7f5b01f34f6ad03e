import { expect, expectAccessible, test } from './fixtures'

test('the dashboard: a theme, a filter and a selection for three frames', async ({ page, site }) => {
  await page.goto(`${site.url}dashboard/`)
  const [rules, bundles, itemsets] = ['rules', 'utility', 'itemsets'].map((view) =>
    page.frameLocator(`[data-view=${view}] iframe`),
  )
  const count = page.locator('#itemsets')
  await expect(page.getByLabel('Region')).toBeEnabled()
  await expectAccessible(page)
  const all = await count.textContent()

  await rules!.getByRole('row').nth(1).click()
  await expect(page.locator('#chosen')).toContainText(/ \+ .* receipts$/)
  const items = (await page.locator('#chosen').textContent())!.split(', on ')[0]!.split(' + ')
  await expect(count).not.toHaveText(all!)
  await expect(bundles!.getByRole('row').nth(1)).toContainText(items[0]!)

  // Of another region there is nothing to choose of, so nothing is chosen any more.
  const region = (await rules!.getByRole('row').nth(1).getByRole('gridcell').first().textContent())!
  const other = region === 'Coast' ? 'Valley' : 'Coast'
  await page.getByLabel('Region').selectOption(other)
  await expect(count).toHaveText(all!)
  await expect(page.locator('#chosen')).toHaveText('Press a row in any of the three')
  for (const frame of [rules!, bundles!, itemsets!]) await expect(frame.getByRole('grid')).toContainText(other)

  await page.getByLabel('Theme').selectOption('dark')
  for (const frame of [rules!, bundles!, itemsets!])
    await expect(frame.locator('html')).toHaveAttribute('data-theme', 'dark')
})
