import type { Page } from '@playwright/test'
import { json, refusal, run } from './ask'
import { expect, expectAccessible, test } from './fixtures'
import { openHost } from './host'
import type { Beginning } from './shared-page'

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
  await page.getByLabel(/^traits/i).fill('8')
  await page.getByLabel(/^traits/i).press('Tab')
  // A file holds models of one kind: every store its own.
  await page.getByLabel(/^learn from all groups/i).fill('')
  await page.getByLabel(/^learn from all groups/i).press('Tab')
  await page.getByRole('button', { name: /^run/i }).first().click()
}

const trained: Beginning = {
  by: train,
  drawn: (page) =>
    expect(
      page
        .getByRole('grid', { name: /customers/i })
        .getByRole('row')
        .nth(5),
    ).toBeVisible({ timeout: 60_000 }),
}

test.describe.configure({ mode: 'default' })
test.use({ beginning: trained })

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

test('a host loads a model, then data, and scores people the model has never met', async ({
  opened,
  context,
  site,
}, info) => {
  const file = info.outputPath('grocery.model.arrow')
  await save(opened, file)
  const host = await openHost(await context.newPage(), site.url)
  const { model } = await host.load('grocery.model.arrow', 'arrow', file)
  expect(model).toMatchObject({ trainedOn: 'grocery.parquet', parameters: { factors: 8, perGroup: true } })
  await host.give('new.csv', 'csv', 'store,who,product\nS00,Ada,tea\nS00,Ada,cake\nS00,Bo,no such thing\nS99,Cy,tea\n')
  const data = { roles: { group: 'store', customer: 'who', item: 'product' } }
  const analysis = { kind: 'recommend', perGroup: true, k: 3, model: (model as { id: string }).id }
  await run(host, data, analysis)
  const [ada, bo, cy] = await json(host)
  expect(ada).toMatchObject({ store: 'S00', who: 'Ada', source: 'personal' })
  expect(ada?.['recommended_items']).toHaveLength(3)
  expect(ada?.['recommended_items']).not.toContain('tea')
  expect(bo).toMatchObject({ who: 'Bo', source: 'popular' })
  expect(bo?.['recommended_items']).toHaveLength(3)
  expect(cy).toMatchObject({ store: 'S99', who: 'Cy', recommended_items: [] })
  expect(await refusal(host, data, { ...analysis, model: 'another' })).toBe('no-data')
})

test('a saved model, opened as a file, gives the same lists without training', async ({
  opened,
  context,
  site,
}, info) => {
  const file = info.outputPath('grocery.model.arrow')
  const before = await lists(opened)
  await save(opened, file)

  const page = await context.newPage()
  await page.goto(site.url)
  // A page that is not drawn yet hears no keys.
  await expect(page.getByRole('button', { name: /grocery chain/i })).toBeVisible()
  await choose(page, () => page.keyboard.press('ControlOrMeta+o'), file)
  await expect(page.getByRole('heading', { name: 'grocery.model.arrow' })).toBeVisible()
  await expect(panel(page)).toContainText('8 traits')
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

test('beside open data a model takes the place of training, until it is let go', async ({ opened: page }, info) => {
  const file = info.outputPath('grocery.model.arrow')
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
