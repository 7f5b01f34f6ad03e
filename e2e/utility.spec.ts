import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './fixtures'
import { openHost } from './host'
import { as, picture, twin } from './pictures'
import { delicatessen } from './samples'

const TABS = ['Grid', 'Scatter', 'By region'] as const
const PICTURES = ['Scatter', 'By region'] as const

test.describe.configure({ mode: 'default' })
test.use({ beginning: delicatessen })

const show = (page: Page, tab: (typeof TABS)[number]) => page.getByRole('tab', { name: tab, exact: true }).click()
const preset = (page: Page, name: RegExp) => page.getByRole('button', { name }).click()
const firstRow = (page: Page) => page.getByRole('grid').getByRole('row').nth(1)
const why = (page: Page) => page.getByRole('complementary', { name: /why/i })

test('the sample opens in one press, and each question finds what was planted', async ({ opened: page }) => {
  await expect(page).toHaveURL(/#\/utility/)
  await preset(page, /beyond chance/i)
  await expect(firstRow(page)).toContainText(/chianti.*fresh tagliatelle.*parmesan/)
  await preset(page, /rare but worth it/i)
  await expect(firstRow(page)).toContainText(/black truffle.*champagne.*truffle butter/)
  await preset(page, /sells but loses/i)
  await expect(firstRow(page)).toContainText(/fresh oysters.*muscadet/)
  await expect(firstRow(page)).toContainText(/-€\d+\.\d\d/)
  await expect(firstRow(page)).toContainText('loses')
  await page.getByRole('button', { name: /clear all/i }).click()
  await preset(page, /only in one region/i)
  await expect(firstRow(page)).toContainText(/Coast.*salt-marsh lamb.*samphire/)
})

test('a bundle says why, and a discount is tried on the receipts there are', async ({ opened: page }) => {
  await preset(page, /beyond chance/i)
  await expect(firstRow(page)).toContainText('parmesan')
  await test.step('sentence, parts, regions, weeks, receipts', async () => {
    await firstRow(page).click()
    const pane = why(page)
    await expect(pane).toContainText(
      /Bought together on \d+ receipts in \w+, chianti.* earn €.* by chance it would be €/,
    )
    await expect(pane.getByRole('heading', { name: 'What each item brings' })).toBeVisible()
    await expect(pane.getByRole('heading', { name: 'Earnings per region' })).toBeVisible()
    await expect(pane.getByRole('img', { name: /in 53 weeks/ })).toBeVisible()
    await pane.getByText('As a table').click()
    await expect(pane.getByRole('row', { name: /29 Dec 2025/ })).toBeVisible()
    await expect(pane.getByRole('table', { name: /^R\d+/ })).toHaveCount(3)
    await pane.getByRole('button', { name: /show 20 more/i }).click()
    await expect(pane.getByRole('table', { name: /^R\d+/ })).toHaveCount(23)
    await page.keyboard.press('Escape')
    await expect(pane).toHaveCount(0)
  })
  await test.step('a discount', async () => {
    await firstRow(page).click()
    const pane = why(page)
    await expect(pane).toContainText(/\d+ more receipts must take it: 1[12]\s%/)
    const slider = pane.getByRole('slider')
    await slider.focus()
    for (let press = 0; press < 40; press++) await page.keyboard.press('ArrowRight')
    // Half of what it earns is given away: as many again have to come.
    await expect(pane).toContainText(/\d+ more receipts must take it: 100\s%/)
    await slider.press('End')
    await expect(pane).toContainText('No number of receipts makes up for it')
    await slider.press('Home')
    await expect(pane).toContainText('Nothing is given away')
    await pane.locator('label').filter({ hasText: 'Amount' }).click()
    const amount = pane.getByRole('textbox').first()
    await amount.fill('2')
    await amount.press('Enter')
    await expect(pane).toContainText(/€2\.00, 1\d/)
    await expect(pane.getByRole('table', { name: /who could be won/i }).getByRole('row')).toHaveCount(4)

    await preset(page, /sells but loses/i)
    await expect(firstRow(page)).toContainText('oysters')
    await firstRow(page).click()
    await expect(pane).toContainText(/It loses as it is. Each receipt would have to bring €\d/)
  })
})

test('regions against bundles: in order, by disagreement, and what only one has', async ({ opened: page }) => {
  await show(page, 'By region')
  await expect(picture(page)).toHaveAccessibleName(/What 200 bundles earn per 1,000 receipts in 4 regions/)
  await page
    .locator('label')
    .filter({ hasText: /^Only in one$/ })
    .click()
  await as(page, 'Table')
  const lamb = twin(page).getByRole('row', { name: /^salt-marsh lamb \+ samphire Coast/ })
  await expect(lamb).toContainText('a hint')
  await lamb.getByRole('button').press('Enter')
  await expect(why(page)).toContainText(/samphire earn €/)
  await page.locator('label').filter({ hasText: 'Disagreement' }).click()
  await expect(twin(page).getByRole('row').nth(1)).toBeVisible()
  await as(page, 'Picture')
})

test('a bundle in hand is in hand in every picture, and pictures are saved', async ({ opened: page }) => {
  test.slow()
  await preset(page, /rare but worth it/i)
  await expect(firstRow(page)).toContainText('champagne')
  await firstRow(page).click()
  for (const tab of PICTURES) {
    await show(page, tab)
    await expect(page.getByRole('main').locator('footer p')).toContainText('black truffle + champagne + truffle butter')
    await as(page, 'Table')
    await expect(twin(page).locator('tr[data-selected=true]').first()).toContainText('black truffle')
    await as(page, 'Picture')
    await page.getByRole('button', { name: 'Save picture' }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: /SVG/ }).click()
    const svg = readFileSync(await (await download).path(), 'utf8')
    expect(svg).toContain('€')
    expect(svg).toContain('delicatessen.parquet')
  }
})

test('axe finds nothing', async ({ opened: page }) => {
  test.slow()
  await firstRow(page).click()
  await expect(why(page)).toContainText(/receipts/)
  await expectAccessible(page)
  for (const tab of PICTURES) {
    await show(page, tab)
    await expect(picture(page)).toBeVisible()
    await expectAccessible(page)
    await as(page, 'Table')
    await expectAccessible(page)
    await as(page, 'Picture')
  }
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('a bundle opens as a sheet', async ({ opened: page }) => {
    await firstRow(page).click()
    await expect(page.getByRole('dialog')).toContainText(/earns? €/)
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })
})

test('a dashboard shows bundles in a frame', async ({ page, site }) => {
  const host = await openHost(page, site.url, { query: 'embed=1&view=utility' })
  await host.load('delicatessen.parquet', 'parquet', 'dist/samples/delicatessen.parquet')
  const roles = { basket: 'receipt', item: 'product', group: 'region', value: 'margin_eur', time: 'sold_at' }
  await host.tell('setRecipe', {
    recipe: 1,
    data: { files: [], roles },
    analysis: { kind: 'utility', perGroup: false, top: 60, maxLength: 3 },
  })
  expect(await host.tell('run')).toMatchObject({ rows: 60, method: 'efim' })
  const found = JSON.parse(await host.text({ format: 'json' })) as { utility: number; itemset: string[] }[]
  expect(found.map(({ utility }) => utility)).toEqual(found.map(({ utility }) => utility).toSorted((a, b) => b - a))
  const frame = page.frameLocator('iframe')
  await frame.getByRole('grid').getByRole('row').nth(1).click()
  await expect(frame.getByRole('dialog')).toContainText(/earns? €/)
  await page.keyboard.press('Escape')
  await frame.getByRole('tab', { name: 'By region' }).click()
  await expect(frame.getByRole('img', { name: /60 bundles earn per 1,000 receipts/ })).toBeVisible()
})

test('one receipt, no groups, no times, only losses: each is told as it is', { tag: '@quick' }, async ({
  page,
  site,
}) => {
  const host = await openHost(page, site.url, { query: 'embed=1&view=utility' })
  const frame = page.frameLocator('iframe')
  const ask = async (csv: string, analysis: object, roles: object = {}) => {
    await host.give('lines.csv', 'csv', csv)
    const data = { files: [], roles: { basket: 'receipt', item: 'item', value: 'margin', ...roles } }
    await host.tell('setRecipe', { recipe: 1, data, analysis: { kind: 'utility', maxLength: 2, ...analysis } })
    await host.tell('run')
  }
  await ask('receipt,item,margin\n1,ham,-3\n1,figs,-1\n', { minUtility: -100 })
  await expect(frame.getByRole('tab')).toHaveText(['Grid', 'Scatter', 'Price cut', 'Compare'])
  await frame.getByRole('row', { name: /figs.*ham/ }).click()
  const sheet = frame.getByRole('dialog')
  await expect(sheet).toContainText(
    'Bought together on 1 receipt, figs and ham lose 4.00; by chance it would be -4.00.',
  )
  await expect(sheet).toContainText('So few receipts say little.')
  await expect(sheet).toContainText('Each receipt would have to bring 4.00 more')
  await expect(sheet.getByRole('heading', { name: /week by week|earnings per/i })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await frame.getByRole('tab', { name: 'Scatter' }).click()
  await expect(frame.getByRole('img', { name: /3 bundles as points/ })).toBeVisible()

  await ask('receipt,store,item,margin\n1,A,ham,3\n1,A,figs,1\n2,A,ham,2\n', { minUtility: 1 }, { group: 'store' })
  await frame.getByRole('tab', { name: 'By store' }).click()
  await expect(frame.getByText('There is no second store to compare')).toBeVisible()

  await ask('receipt,item,margin\n1,ham,3\n', { minUtility: 50 })
  await expect(frame.getByText('No bundle earns that much')).toBeVisible()
})
