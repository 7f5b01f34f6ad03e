import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './fixtures'
import { recommendations } from './samples'
import type { Beginning } from './shared-page'

const why = (page: Page) => page.getByRole('complementary', { name: /why/i })
const rows = (page: Page) => page.getByRole('grid').getByRole('row')

/** The grocery sample, a model for each store. */
const recommend: Beginning = {
  async by(page, url) {
    await page.goto(url)
    await page.getByRole('button', { name: /grocery/i }).click()
    await expect(rows(page).nth(5)).toBeVisible()
    await page.getByRole('link', { name: 'Offers' }).click()
    await page.getByRole('button', { name: /^run/i }).first().click()
  },
  drawn: (page) =>
    expect(
      page
        .getByRole('grid', { name: /customers/i })
        .getByRole('row')
        .nth(5),
    ).toBeVisible({ timeout: 60_000 }),
}

test.describe.configure({ mode: 'default' })
test.use({ beginning: recommend })

const overview = (page: Page) => page.getByRole('tab', { name: 'Overview' }).click()

test('a customer, an item and the overview say why what is recommended', async ({ opened: page }) => {
  await test.step('a customer', async () => {
    await rows(page).nth(3).click()
    const pane = why(page)
    await expect(pane).toContainText(/has \d+ items?.*\. Recommended first: .*because of/)
    const suggestions = pane.getByRole('list').first().getByRole('listitem')
    await expect(suggestions).toHaveCount(10)
    await expect(suggestions.first()).toContainText(/\d\.\d\dbecause of .+ \d\.\d\d/)
    await expect(pane.getByRole('heading', { name: /what they have/i })).toBeVisible()
  })
  await test.step('an item, and Escape goes back step by step', async () => {
    const pane = why(page)
    const first = pane.getByRole('list').first().getByRole('button').first()
    const item = (await first.textContent()) ?? ''
    await first.click()
    await expect(pane.getByRole('heading', { name: item, exact: true })).toBeVisible()
    const alike = pane.getByRole('table').getByRole('rowheader')
    await expect(alike).toHaveCount(12)
    await expect(alike.filter({ hasText: item })).toHaveCount(0)
    const next = (await alike.first().textContent()) ?? ''
    await alike.first().getByRole('button').click()
    await expect(pane.getByRole('heading', { name: next, exact: true })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(pane.getByRole('heading', { name: item, exact: true })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(first).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(pane).toHaveCount(0)
  })
  await test.step('how much of the range is recommended, and how training went', async () => {
    await overview(page)
    const panel = page.getByRole('tabpanel')
    await expect(panel).toContainText(/\d+ of 70 items \(.*%\) are recommended to anybody/)
    await expect(panel.getByRole('region', { name: 'Where recommendations go' }).getByRole('rowheader')).toHaveCount(10)
    await expect(panel.getByRole('img', { name: /Error in 15 iterations/ })).toBeVisible()
    await panel.getByText('As a table').click()
    await expect(panel.getByRole('region', { name: 'How training went' }).getByRole('rowheader')).toHaveCount(15)
  })
  await test.step('its picture is saved, as numbers too', async () => {
    const save = async (format: string) => {
      await page.getByRole('button', { name: 'Save “Most recommended items”' }).click()
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name: format }).click(),
      ])
      return readFileSync(await download.path())
    }
    expect((await save('CSV')).toString()).toMatch(/^item,recommended to,have it\r\n[^\r]+,\d+,\d+\r\n/)
    expect((await save('SVG')).toString()).toContain('Most recommended items')
    expect((await save('PNG')).subarray(1, 4).toString()).toBe('PNG')
  })
})

test('axe finds nothing', async ({ opened: page }) => {
  await rows(page).nth(3).click()
  await expect(why(page)).toContainText('What to recommend')
  await expectAccessible(page)
  await why(page).getByRole('list').first().getByRole('button').first().click()
  await expect(why(page)).toContainText('Most alike')
  await expectAccessible(page)
  await overview(page)
  await expect(page.getByRole('tabpanel')).toContainText('Most recommended items')
  await expectAccessible(page)
  await page.getByRole('tab', { name: 'Items' }).click()
  await expect(page.getByRole('tabpanel').getByRole('rowheader').nth(20)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('tabpanel').getByRole('rowheader').first().getByRole('button').click()
  await expect(page.getByRole('tabpanel')).toContainText('Recommended most to')
  await expectAccessible(page)
  await page.getByRole('tab', { name: 'Try a basket' }).click()
  await field(page).fill('milk, caviar')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('tabpanel')).toContainText('does not know')
  await expectAccessible(page)
})

const field = (page: Page) => page.getByRole('combobox', { name: 'Add an item' })
const suggestions = (page: Page) => page.getByRole('tabpanel').locator('ol').getByRole('listitem')
const chips = (page: Page) => page.getByRole('tabpanel').getByRole('button', { name: /^Remove [^a]/ })

test.describe('in one press', () => {
  test.use({ beginning: recommendations })

  test('a basket is typed, answered with reasons, and taken back', { tag: '@quick' }, async ({ opened: page }) => {
    await page.getByRole('tab', { name: 'Try a basket' }).click()
    const panel = page.getByRole('tabpanel')
    await expect(panel).toContainText('The basket is empty, so this is what most customers have')
    await expect(suggestions(page)).toHaveCount(10)
    await expect(suggestions(page).first()).toContainText('%')
    await field(page).click()
    await page.keyboard.type('spagh')
    await expect(page.getByRole('option', { name: /spaghetti/ })).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(suggestions(page).filter({ hasText: 'tomato sauce' })).toContainText('because of spaghetti')
    await expect(suggestions(page).filter({ hasText: 'parmesan' })).toHaveCount(1)
    await panel.getByRole('button', { name: 'Add parmesan to the basket' }).click()
    await expect(chips(page)).toHaveCount(2)
    await expect(
      suggestions(page).filter({ has: page.getByRole('button', { name: 'parmesan', exact: true }) }),
    ).toHaveCount(0)
    await page.goBack()
    await expect(chips(page)).toHaveCount(1)
    await field(page).click()
    await page.keyboard.press('Backspace')
    await expect(chips(page)).toHaveCount(0)
    await expect(panel).toContainText('The basket is empty')
  })

  test('a pasted list is taken as a whole, and what is unknown is said', async ({ opened: page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.getByRole('tab', { name: 'Try a basket' }).click()
    const panel = page.getByRole('tabpanel')
    const paste = async (text: string) => {
      await page.evaluate((pasted) => navigator.clipboard.writeText(pasted), text)
      await field(page).click()
      await page.keyboard.press('Control+V')
    }
    await paste('caviar, truffles')
    await expect(panel).toContainText(
      'The model knows nothing of what is in this basket, so this is what most customers have',
    )
    await panel.getByRole('button', { name: 'Remove all of them' }).click()
    await expect(chips(page)).toHaveCount(0)
    await paste('3 x Spaghetti\nbuttr\ncaviar;2')
    await expect(chips(page)).toHaveCount(3)
    await expect(panel.getByRole('textbox', { name: /^Amount of Spaghetti/ })).toHaveValue('3')
    await expect(panel).toContainText('2 items the model does not know')
    await panel.getByRole('button', { name: 'Take butter' }).click()
    await expect(panel).toContainText('1 item the model does not know')
    await expect(panel).toContainText(/A customer of S\d\d with 2 items is recommended/)
    await panel.getByRole('button', { name: 'Copy as text' }).click()
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/Basket:\nSpaghetti;3\nbutter/)
  })

  test('an item shows what is like it and who is recommended it; Back goes back', async ({ opened: page }) => {
    await page.getByRole('tab', { name: 'Items' }).click()
    const panel = page.getByRole('tabpanel')
    const heading = (name: string) => panel.getByRole('heading', { name, exact: true })
    await expect(panel.getByRole('columnheader', { name: 'recommended to' })).toHaveAttribute('aria-sort', 'descending')
    await panel.getByRole('button', { name: 'item', exact: true }).click()
    await expect(panel.getByRole('rowheader').first()).toHaveText('aged cheese')
    await panel.getByRole('searchbox').fill('wine')
    await expect(panel.getByRole('rowheader')).toHaveCount(6)
    await panel.getByRole('searchbox').fill('')
    await panel.getByRole('button', { name: 'recommended to' }).click()
    await expect(panel.getByRole('rowheader')).toHaveCount(70)
    const most = (await panel.getByRole('rowheader').first().textContent()) ?? ''
    await panel.getByRole('rowheader').first().getByRole('button').click()
    await expect(heading(most)).toBeVisible()
    await expect(panel).toContainText(/customers of S\d\d .* have .*\. It is recommended to/)
    const alike = panel.getByRole('region', { name: 'What is like it' }).getByRole('rowheader')
    await expect(alike).toHaveCount(15)
    const next = (await alike.first().textContent()) ?? ''
    await alike.first().getByRole('button').click()
    await expect(heading(next)).toBeVisible()
    await page.goBack()
    await expect(heading(most)).toBeVisible()
    await panel.getByRole('region', { name: 'Recommended most to' }).getByRole('button').first().click()
    await expect(why(page).getByRole('list').first()).toContainText(most)
    const first = why(page).getByRole('list').first().getByRole('button').first()
    const item = (await first.textContent()) ?? ''
    await first.click()
    await why(page).getByRole('button', { name: 'Open the item' }).click()
    await expect(heading(item)).toBeVisible()
    await expect(why(page)).toHaveCount(0)
  })
})

test('how tastes are learned is tried on the data first, told, and asked once however often it is pressed', async ({
  page,
  site,
}) => {
  await page.goto(site.url)
  await page.getByRole('button', { name: /grocery/i }).click()
  await expect(page.getByRole('grid').getByRole('row').nth(3)).toBeVisible()
  await page.getByRole('link', { name: 'Offers' }).click()
  const run = page.getByRole('button', { name: /^(run|looking)/i }).first()
  await run.dblclick()
  await expect(page.getByRole('grid', { name: /customers/i })).toBeVisible({ timeout: 60_000 })
  const reason = page.getByText(/Chosen from your data, of \d+ ways to learn tastes: finds some of a hidden visit for/)
  await test.step('with what it comes to, and the usual way one press off', async () => {
    await expect(reason).toContainText(/% of [\d,]+ customers(, the usual one for .*%|\. It is the usual one)\./)
    await expect(page).toHaveURL(/analysis\.factors=\d+/)
    await expectAccessible(page)
    await page.getByRole('button', { name: 'As in the literature' }).click()
    await expect(page.getByText('Tastes are learned as the literature begins with.')).toBeVisible()
    await page.getByRole('button', { name: 'As your data proposes' }).click()
    await expect(reason).toBeVisible()
  })
  await test.step('one run came of two presses', async () => {
    await page.getByRole('link', { name: 'Jobs' }).click()
    await expect(page.getByRole('main').getByText(/tastes of \d+ traits, 15 rounds/)).toHaveCount(1)
  })
})
