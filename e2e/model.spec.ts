import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './fixtures'

const rows = (page: Page) => page.getByRole('grid').getByRole('row')
const panel = (page: Page) => page.getByRole('complementary', { name: 'What is asked' })
const score = (page: Page) => page.getByRole('button', { name: /^score customers/i }).first()

/** The grocery sample, recommended with a small model. */
async function train(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await page.getByRole('button', { name: /grocery/i }).click()
  await expect(rows(page).nth(5)).toBeVisible()
  await page.getByRole('link', { name: 'Offers' }).click()
  await page.getByRole('button', { name: /how the model learns/i }).click()
  await page.getByLabel(/^factors/i).fill('8')
  await page.getByLabel(/^factors/i).press('Tab')
  await page.getByRole('button', { name: /^run/i }).first().click()
  await expect(rows(page).nth(5)).toBeVisible({ timeout: 60_000 })
}

async function save(page: Page, path: string): Promise<void> {
  await page.getByRole('button', { name: /^export/i }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /save the model/i }).click(),
  ])
  expect(download.suggestedFilename()).toBe('grocery.model.arrow')
  await download.saveAs(path)
}

async function choose(page: Page, press: () => Promise<void>, path: string): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press()])
  await chooser.setFiles(path)
}

const lists = async (page: Page) => {
  await expect(rows(page).nth(8)).toBeVisible()
  return rows(page).allInnerTexts()
}

test('a saved model, opened as a file, gives the same lists without training', async ({ page, site }, info) => {
  const file = info.outputPath('grocery.model.arrow')
  await train(page, site.url)
  const before = await lists(page)
  await save(page, file)

  await page.goto('about:blank')
  await page.goto(site.url)
  await choose(page, () => page.keyboard.press('ControlOrMeta+o'), file)
  await expect(page.getByRole('heading', { name: 'grocery.model.arrow' })).toBeVisible()
  await expect(panel(page)).toContainText('8 factors')
  await expectAccessible(page)
  await score(page).click()
  expect(await lists(page)).toEqual(before)
  await page.getByRole('tab', { name: 'Overview' }).click()
  await expect(page.getByRole('tabpanel')).toContainText(/are recommended to anybody/)
  await expect(page.getByRole('tabpanel')).not.toContainText('How training went')
  await page.getByRole('link', { name: 'Data' }).click()
  await expect(page.getByText(/this file is a model/i)).toBeVisible()
  await expectAccessible(page)
})

test('beside open data a model takes the place of training, until it is let go', async ({ page, site }, info) => {
  const file = info.outputPath('grocery.model.arrow')
  await train(page, site.url)
  const before = await lists(page)
  await save(page, file)
  await choose(page, () => page.getByRole('button', { name: /use a saved model/i }).click(), file)
  await expect(panel(page)).toContainText('Trained on')
  await expect(page.getByRole('button', { name: /how the model learns/i })).toHaveCount(0)
  await score(page).click()
  await expect(panel(page)).toContainText('a model that was trained before')
  expect(await lists(page)).toEqual(before)
  await page.getByRole('button', { name: 'Train a model again' }).click()
  await expect(page.getByRole('button', { name: /how the model learns/i })).toBeVisible()
  await expect(page.getByRole('button', { name: /use grocery\.model\.arrow/i })).toBeVisible()
})
