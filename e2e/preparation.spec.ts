import type { Page } from '@playwright/test'
import { expect, expectAccessible, openAnew, test } from './fixtures'

/** Lines without a receipt number: some repeat, some have no price, and names are hostile. */
function till(): string {
  const goods = ['bread', 'butter', 'milk', 'jam']
  const rows = Array.from({ length: 240 }, (_, at) => {
    const customer = 1 + (at % 12)
    const day = 1 + (Math.floor(at / 24) % 9)
    const price = at % 40 === 0 ? '' : at === 7 ? '9999' : String(1 + (at % 5))
    return [customer, `2024-03-0${day} ${10 + (at % 8)}:00:00`, goods[(at + Math.floor(at / 12)) % 4], price, 'x']
  })
  return [['customer_id', 'time', 'product', 'price', '"a ""b"""'], ...rows, rows[3], rows[4]]
    .map((row) => row?.join(','))
    .join('\n')
}

async function openTill(page: Page, url: string): Promise<void> {
  await page.goto(url)
  const chooser = page.waitForEvent('filechooser')
  await page
    .getByRole('button', { name: /choose files/i })
    .first()
    .click()
  await (await chooser).setFiles({ name: 'till.csv', buffer: Buffer.from(till()), mimeType: 'text/csv' })
  await expect(page.getByRole('heading', { name: 'Preparation' })).toBeVisible()
}

async function addStep(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a step' }).click()
  await page.getByRole('menuitem', { name: new RegExp(`^${name}`) }).click()
}

test('steps are added, told, switched off, undone and taken along in a link', async ({ page, site }) => {
  await openTill(page, site.url)
  await page.getByRole('button', { name: 'One basket per customer and day' }).click()
  const steps = page.getByRole('region', { name: 'Preparation' })
  await expect(steps.getByText(/basket = key\("customer_id", date\("time"\)\)/)).toBeVisible()
  await expect(steps.getByText('242 rows, as before')).toBeVisible()

  await steps.getByRole('button', { name: 'Leave out repeats' }).click()
  await expect(steps.getByText('242 → 240 rows')).toBeVisible()
  await expect(steps.getByText(/2 rows repeat an earlier one/)).toBeVisible()

  await addStep(page, 'Compute a column')
  const form = page.getByRole('form', { name: 'Compute a column' })
  await form.getByLabel('Name of the new column').fill('weekday')
  await form.getByLabel('How it is computed').fill('weekday(time')
  await form.getByRole('button', { name: 'Apply' }).click()
  await expect(steps.getByText(/Something is missing at the end/)).toBeVisible()
  await steps.getByRole('button', { name: 'Change step' }).last().click()
  await form.getByLabel('How it is computed').fill('weekday(time)')
  await form.getByRole('button', { name: 'Apply' }).click()
  await steps.getByText('First rows after this step').last().click()
  await expect(steps.getByRole('cell', { name: /Friday/ }).first()).toBeVisible()

  await addStep(page, 'Ask with SQL')
  await page.getByLabel('SELECT').fill('SELECT *, price * 2 AS twice FROM lines WHERE price IS NOT NULL')
  await page.getByRole('button', { name: 'Apply' }).click()
  await expect(steps.getByText('240 → 234 rows')).toBeVisible({ timeout: 60_000 })
  await expectAccessible(page)

  await steps.getByRole('button', { name: 'Switch off' }).last().click()
  await expect(steps.getByText('240 → 234 rows')).toBeHidden()
  await page.keyboard.press('Control+z')
  await expect(steps.getByText('240 → 234 rows')).toBeVisible()
  await page.getByRole('button', { name: 'Remove step' }).last().click()
  await expect(steps.getByText(/price \* 2/)).toBeHidden()
})

test('a link brings the steps, which are done before its columns are looked for', async ({ page, site }) => {
  await openTill(page, site.url)
  await page.getByRole('button', { name: 'One basket per customer and day' }).click()
  const steps = page.getByRole('region', { name: 'Preparation' })
  await expect(steps.getByText('242 rows, as before')).toBeVisible()
  await expect(page.getByText('108 baskets').first()).toBeVisible()
  await expect.poll(() => decodeURIComponent(page.url())).toContain('data.steps[0].step=compute')
  const link = page.url()
  await openAnew(page, link)
  const chooser = page.waitForEvent('filechooser')
  await page
    .getByRole('button', { name: /choose|open/i })
    .first()
    .click()
  await (await chooser).setFiles({ name: 'till.csv', buffer: Buffer.from(till()), mimeType: 'text/csv' })
  await expect(page.getByText('108 baskets').first()).toBeVisible()
  await page
    .getByRole('link', { name: 'Data' })
    .or(page.getByRole('button', { name: 'Data' }))
    .first()
    .click()
  await expect(steps.getByText(/basket = key/)).toBeVisible()
})
