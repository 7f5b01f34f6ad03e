import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './fixtures'
import { as } from './pictures'
import { groceryChain } from './samples'

test.describe.configure({ mode: 'default' })
test.use({ beginning: groceryChain })

const grid = (page: Page) => page.getByRole('grid')
const menu = (page: Page) => page.getByRole('menu')
const choose = (page: Page, name: RegExp) => menu(page).getByRole('menuitem', { name }).click()
const chip = (page: Page, at = 0) => grid(page).locator('[data-item]').nth(at)

test('an item in the grid: only with it, what goes with it elsewhere, left out of the question', async ({
  page,
  site,
}) => {
  await groceryChain.by(page, site.url)
  await groceryChain.drawn(page)
  const item = (await chip(page).textContent()) ?? ''
  await chip(page).click({ button: 'right' })
  await expect(menu(page)).toHaveAccessibleName(`What to do with ${item}`)
  await expect(menu(page).getByRole('menuitem', { name: /Copy.*row/ })).toBeVisible()
  await expectAccessible(page)
  await choose(page, /^Only with it/)
  await expect(page).toHaveURL(/query\.items/)
  for (const row of (await grid(page).getByRole('row').allInnerTexts()).slice(1)) expect(row).toContain(item)

  await chip(page).click({ button: 'right' })
  await choose(page, /^What stands in for it/)
  await expect(page).toHaveURL(/#\/substitutes/)
  await expect(page.getByRole('status').filter({ hasText: /^Done: [\d,]+ pairs/ })).toBeAttached()
  await page.goBack()
  await expect(page).toHaveURL(/#\/rules/)

  await chip(page).click({ button: 'right' })
  await choose(page, /^Leave it out and run again/)
  await expect(page).toHaveURL(/filters/)
  await page.getByRole('link', { name: 'Data' }).click()
  await expect(page.getByText('rows do not meet your conditions')).toBeVisible()
})

test('the items of a row are buttons in its detail, for fingers and keys', async ({ opened: page }) => {
  await grid(page).getByRole('row').nth(1).click()
  const pane = page.getByRole('complementary').last()
  const items = pane.getByRole('list', { name: /what to do with each/ })
  await expect(items.getByRole('button').first()).toBeVisible()
  await items.getByRole('button').first().focus()
  await page.keyboard.press('Enter')
  await expect(menu(page)).toBeVisible()
  await expect(menu(page).getByRole('menuitem').first()).toBeFocused()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(menu(page)).toHaveCount(0)

  // By the menu key the cell is asked, which may hold several items.
  const cell = grid(page)
    .getByRole('gridcell')
    .filter({ has: page.locator('[data-item] + [data-item]') })
    .first()
  const count = await cell.locator('[data-item]').count()
  await cell.dispatchEvent('contextmenu', { clientX: 500, clientY: 400, bubbles: true, cancelable: true })
  await expect(menu(page)).toHaveAccessibleName('Of which item?')
  expect(count).toBeGreaterThan(1)
  const named = (await cell.locator('[data-item]').first().textContent()) ?? ''
  await menu(page).getByRole('menuitem', { name: named, exact: true }).click()
  await expect(menu(page)).toHaveAccessibleName(`What to do with ${named}`)
})

test('an item on the first page leads to what goes with it', async ({ opened: page }) => {
  await page.getByRole('link', { name: 'Shop' }).click()
  const card = page.getByRole('article', { name: /strongest pair/ })
  const items = card.getByRole('list', { name: /what to do with each/ })
  const item = (await items.getByRole('button').first().textContent()) ?? ''
  await items.getByRole('button').first().click()
  await choose(page, /^What goes with it/)
  await expect(page).toHaveURL(/#\/rules/)
  await expect(grid(page).getByRole('row').nth(1)).toContainText(item)
})

test('the items of a rule in a picture and in the table beside it', async ({ opened: page }) => {
  await grid(page).getByRole('row').nth(1).click()
  await page.getByRole('tab', { name: 'Network' }).click()
  const picture = page.getByRole('img', { name: /arrows|rules/ })
  await picture.focus()
  await page.keyboard.press('Shift+F10')
  await expect(menu(page)).toHaveAccessibleName(/Of which item|What to do with/)
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await as(page, 'Table')
  await page.getByRole('tabpanel').getByRole('row').nth(1).click({ button: 'right' })
  await expect(menu(page)).toHaveAccessibleName('Of which item?')
  await expect(menu(page).getByRole('menuitem', { name: /Copy.*row/ })).toBeVisible()
})
