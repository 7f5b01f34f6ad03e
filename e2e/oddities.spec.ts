import { expect, expectAccessible, test } from './fixtures'

/** Bread, butter and postage on plain receipts, some taken back on receipts that begin with C. */
function lines(): string {
  const rows = ['receipt,item,qty,price']
  for (let receipt = 1; receipt <= 90; receipt++) {
    const items = receipt % 3 === 0 ? ['tea', 'milk'] : ['bread', 'butter']
    for (const item of items) rows.push(`${5000 + receipt},${item},2,1.50`)
    if (receipt % 2) rows.push(`${5000 + receipt},POSTAGE,1,4.00`)
    if (receipt % 9 === 0) rows.push(`C${5000 + receipt},bread,-1,1.50`)
  }
  return `${rows.join('\n')}\n`
}

test('returns and fees are found, told, and left out by one press, as conditions', async ({ page, site }) => {
  await page.goto(site.url)
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose files' }).first().click()
  await (await chooser).setFiles({ name: 'till.csv', mimeType: 'text/csv', buffer: Buffer.from(lines()) })
  await expect(page.getByText('10 lines of 10 cancelled receipts')).toBeVisible()
  await page
    .getByRole('button', { name: /find rules/i })
    .first()
    .click()
  const grid = page.getByRole('grid')
  await expect(grid).toContainText('POSTAGE')
  const notice = page.getByRole('region', { name: 'Not everything here is a sale' })
  await expect(notice).toContainText('55 lines')
  await notice.getByText('Look at them one by one').click()
  await expect(notice).toContainText('POSTAGE')
  await expectAccessible(page)
  await notice.getByRole('button', { name: 'Leave them out and run again' }).click()
  await expect(grid).not.toContainText('POSTAGE')
  await expect(grid).toContainText('butter')
  await expect(notice).toHaveCount(0)
  await page.getByRole('link', { name: 'Data' }).click()
  await expect(page.getByText('55 rows do not meet your conditions')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Value', exact: true }).first()).toHaveValue('C')
})
