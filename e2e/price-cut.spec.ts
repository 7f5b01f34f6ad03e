import { readFileSync } from 'node:fs'
import { expect, expectAccessible, test } from './fixtures'

/** Tea with figs on every second receipt, bread with butter on the others; each sold at 5.00 and bought for 3.00. */
function lines(): string {
  const rows = ['receipt;artikel;menge;umsatz_eur;ek_preis']
  for (let receipt = 1; receipt <= 120; receipt++) {
    for (const item of receipt % 2 ? ['tee', 'feigen'] : ['brot', 'butter'])
      rows.push(`${7000 + receipt};${item};2;10,00;${item === 'butter' ? '4,50' : '3,00'}`)
  }
  return `${rows.join('\n')}\n`
}

test('a price cut cuts the price: with costs known, side by side, and as a page', async ({ page, site }) => {
  await page.goto(site.url)
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose files' }).first().click()
  await (await chooser).setFiles({ name: 'kasse.csv', mimeType: 'text/csv', buffer: Buffer.from(lines()) })
  await expect(page.getByText('Customers pay umsatz_eur; it earns umsatz_eur less ek_preis.')).toBeVisible()
  await page.getByRole('link', { name: /bundles/i }).click()
  await page
    .getByRole('button', { name: /^(find bundles|run)/i })
    .first()
    .click()
  const grid = page.getByRole('grid')
  const pair = grid.getByRole('row', { name: /tee/ }).first()
  // 60 receipts, each brings 20.00 and costs 12.00.
  await expect(pair).toContainText('€480.00')
  await pair.click()
  const pane = page.getByRole('complementary', { name: /why/i })
  await expect(pane).toContainText('€2.00, 10')
  // 2 of 8 are given away: a third more must come.
  await expect(pane).toContainText(/20 more receipts must take it: 33/)
  const expected = pane.getByLabel('You expect to sell more by, per cent')
  await expected.fill('50')
  await expected.press('Enter')
  await expect(pane).toContainText(/it would earn €540\.00, €60\.00 more than now/)
  await expectAccessible(page)
  await pane.getByRole('button', { name: 'Compare side by side' }).click()
  const side = page.getByRole('region', { name: 'Price cut' })
  await expect(side.getByRole('columnheader')).toHaveCount(1)
  await side.getByRole('button', { name: 'Add a bundle' }).click()
  await page.getByRole('option', { name: /brot.*butter/ }).click()
  await expect(side.getByRole('columnheader')).toHaveCount(2)
  await expect(side.getByRole('row', { name: /must sell more/ })).toContainText('20 receipts')
  // 20.00 less 15.00 leaves 5.00, of which 2.00 go: two thirds more.
  await expect(side.getByRole('row', { name: /must sell more/ })).toContainText('40 receipts')
  await expect(side).toContainText(/tee.* asks least of its customers/)
  await expectAccessible(page)
  const saving = page.waitForEvent('download')
  await side.getByRole('button', { name: 'Save as a page' }).click()
  const saved = await saving
  expect(saved.suggestedFilename()).toBe('basketeer-price-cut.html')
  const html = readFileSync(await saved.path(), 'utf8')
  expect(html).toContain('40 receipts')
  expect(html).toContain('kasse.csv')
})

test('both sides of a rule say what they bring, in the pane and as columns', async ({ page, site }) => {
  await page.goto(site.url)
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose files' }).first().click()
  await (await chooser).setFiles({ name: 'kasse.csv', mimeType: 'text/csv', buffer: Buffer.from(lines()) })
  await page
    .getByRole('button', { name: /find rules/i })
    .first()
    .click()
  const grid = page.getByRole('grid')
  const rule = grid.getByRole('row', { name: /butter/ }).first()
  await rule.click()
  const pane = page.getByRole('complementary', { name: /why/i })
  await expect(pane.getByRole('heading', { name: 'What both sides bring' })).toBeVisible()
  const brought = pane.getByRole('table').filter({ hasText: 'revenue' })
  // 60 baskets, 10.00 each; butter costs 9.00 of them.
  await expect(brought.getByRole('row', { name: /together/ }).first()).toContainText(/60\s*€600\.00/)
  await expect(brought).toContainText('€60.00')
  await expect(brought).toContainText('€240.00')
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(grid).not.toContainText('€')
  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('option', { name: 'revenue, then' }).click()
  await page.keyboard.press('Escape')
  await expect(rule).toContainText('€600.00')
})
