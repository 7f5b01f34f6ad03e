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

test('fees are left out from the start, told, and taken back by one press; returns wait to be decided on', async ({
  page,
  site,
}) => {
  await page.goto(site.url)
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose files' }).first().click()
  await (await chooser).setFiles({ name: 'till.csv', mimeType: 'text/csv', buffer: Buffer.from(lines()) })
  await expect(page.getByText('10 lines of 10 cancelled receipts')).toBeVisible()
  await expect(page.getByText('Fees rather than goods, by their names: POSTAGE. 45 lines. Left out.')).toBeVisible()
  await page
    .getByRole('button', { name: /find rules/i })
    .first()
    .click()
  const grid = page.getByRole('grid')
  await expect(grid).toContainText('butter')
  await expect(grid).not.toContainText('POSTAGE')
  const apart = page.getByRole('region', { name: 'Left out as no goods' })
  await expect(apart).toContainText('POSTAGE, on 45 lines')
  const notice = page.getByRole('region', { name: 'Not everything here is a sale' })
  await expect(notice).toContainText('10 lines')
  await expectAccessible(page)
  await apart.getByRole('button', { name: 'Count them too' }).click()
  await expect(grid).toContainText('POSTAGE')
  await expect(apart).toHaveCount(0)
  await notice.getByRole('button', { name: 'Leave them out and run again' }).click()
  await expect(notice).toHaveCount(0)
  await expect(grid).toContainText('POSTAGE')
  await page.getByRole('link', { name: 'Data' }).click()
  await expect(page.getByText('10 rows do not meet your conditions')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Value', exact: true }).first()).toHaveValue('C')
})

/** Two pieces of bread on each receipt; one comes back from ten of them, and butter that nobody had bought from two. */
function returned(): string {
  const rows = ['receipt,item,qty,price']
  for (let receipt = 1; receipt <= 60; receipt++) {
    for (const item of ['bread', 'tea']) rows.push(`${5000 + receipt},${item},2,1.50`)
    if (receipt % 2) rows.push(`${5000 + receipt},milk,1,2.00`)
    if (receipt % 6 === 0) rows.push(`C${5000 + receipt},bread,-1,1.50`)
    if (receipt % 30 === 0) rows.push(`C${5000 + receipt},butter,-1,1.50`)
  }
  return `${rows.join('\n')}\n`
}

test('returns are set against earlier sales by one press, seen in the question, and taken back by another', async ({
  page,
  site,
}) => {
  await page.goto(site.url)
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose files' }).first().click()
  await (await chooser).setFiles({ name: 'till.csv', mimeType: 'text/csv', buffer: Buffer.from(returned()) })
  await expect(page.getByText('12 lines of 10 cancelled receipts')).toBeVisible()
  await page.getByText('What netting does').click()
  await expect(page.getByText(/same item to the same customer, or on the receipt with the same number/)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: /^Net against sales/ }).click()
  const told = page.getByText(
    '12 returns were set against earlier sales: 10 in full, 0 in part, 2 found no sale and were left out.',
  )
  await expect(told).toBeVisible()
  await expect(page.getByText('12 lines of 10 cancelled receipts')).toHaveCount(0)
  await expect(page).toHaveURL(/returns/)
  await page
    .getByRole('button', { name: /find rules/i })
    .first()
    .click()
  // Nothing but sales is left: sixty receipts, and butter never was on one.
  await expect(page.getByText('60 baskets').first()).toBeVisible()
  await expect(page.getByRole('grid')).not.toContainText('butter')
  await page.getByRole('link', { name: 'Data' }).click()
  await page.getByRole('button', { name: 'Take that back' }).click()
  await expect(page.getByText('12 lines of 10 cancelled receipts')).toBeVisible()
})
