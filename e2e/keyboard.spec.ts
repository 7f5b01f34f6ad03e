import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './fixtures'

/** Presses Tab until something with this name has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => {
      const element = document.activeElement
      return element
        ? `${element.getAttribute('role') ?? ''} ${element.getAttribute('aria-label') ?? ''} ${element.textContent ?? ''}`
        : ''
    })
    if (name.test(focused)) return
  }
  throw new Error(`no way to ${name} by Tab`)
}

async function runCommand(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await expect(
    page.getByRole('dialog').getByRole('combobox').or(page.getByRole('dialog').getByRole('searchbox')),
  ).toBeFocused()
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
}

test('from start to the reason of a rule without a mouse', async ({ page, site }) => {
  await page.goto(site.url)
  await expect(page.getByRole('button', { name: /grocery chain/i })).toBeVisible()
  await tabTo(page, /grocery chain/i)
  await page.keyboard.press('Enter')
  const grid = page.getByRole('grid')
  await expect(grid.getByRole('row').nth(5)).toBeVisible()

  await tabTo(page, /^(columnheader|gridcell|row)/)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const why = page.getByRole('complementary', { name: /why/i })
  await expect(why).toContainText(/baskets with/)
  await page.keyboard.press('Escape')
  await expect(why).toBeHidden()
  await expect(grid.locator(':focus')).toHaveCount(1)

  // A search in the page finds fields that are folded away, and unfolds them.
  const asked = page.getByRole('complementary', { name: 'What is asked' })
  await expect(asked.getByRole('combobox')).toHaveCount(0)
  const folded = asked.locator('[hidden="until-found"]').filter({ hasText: 'Must contain' })
  await folded.dispatchEvent('beforematch')
  await expect(asked.getByRole('combobox', { name: 'Must contain' })).toBeVisible()
})

test('what is published, run and kept is reached without a mouse', async ({ page, site }) => {
  await page.goto(site.url)
  await page.getByRole('button', { name: /grocery chain/i }).click()
  await expect(page.getByRole('grid').getByRole('row').nth(5)).toBeVisible()
  const focused = page.locator(':focus')
  await test.step('the dialog of publishing', async () => {
    await tabTo(page, /^\s*Share\s*$/)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('menu')).toBeVisible()
    await page.keyboard.type('pub')
    await expect(focused).toContainText('Publish this view')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Publish this view' })
    await expect(dialog.getByText('in two files')).toBeVisible()
    await expectAccessible(page)
    // The focus stays in it, and reaches all it has.
    await tabTo(page, /Save as a zip/)
    for (let press = 0; press < 8; press++) await page.keyboard.press('Tab')
    await expect(dialog.locator(':focus')).toHaveCount(1)
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
  })
  await test.step('the runs', async () => {
    await runCommand(page, 'jobs')
    await expect(page.getByRole('heading', { name: 'Jobs', exact: true })).toBeVisible()
    await expectAccessible(page)
    await tabTo(page, /How it went/)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('main').getByRole('table')).toBeVisible()
    await tabTo(page, /^ *Recipe/)
    await page.keyboard.press('Enter')
    await expect(page.getByText('"analysis"')).toBeVisible()
    await expectAccessible(page)
  })
  await test.step('the list of what is kept', async () => {
    await page.getByRole('link', { name: 'Start' }).focus()
    await page.keyboard.press('Enter')
    const list = page.getByRole('region', { name: 'Your workspaces' })
    await expect(list.getByRole('listitem')).toContainText('1 result')
    await tabTo(page, /More for grocery/)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await expect(page.getByLabel('Name')).toBeFocused()
    await page.keyboard.type('Spring')
    await page.keyboard.press('Enter')
    await expect(list.getByText('Spring', { exact: true })).toBeVisible()
    await expect(focused).toHaveAccessibleName('More for Spring')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Home')
    await page.keyboard.press('Enter')
    await expect(page.getByLabel('Name')).toBeFocused()
    await expectAccessible(page)
    await page.keyboard.type('Summer')
    await page.keyboard.press('Escape')
    await expect(list.getByText('Spring', { exact: true })).toBeVisible()
  })
})

test('the palette opens, finds and runs a command', { tag: '@quick' }, async ({ page, site }) => {
  await page.goto(site.url)
  // A page that is not drawn yet hears no keys.
  await expect(page.getByRole('button', { name: /grocery chain/i })).toBeVisible()
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.type('jobs')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#\/jobs/)
})

test('Back is undo', async ({ page, site }) => {
  await page.goto(site.url)
  await page.getByRole('button', { name: /grocery chain/i }).click()
  await expect(page.getByRole('grid').getByRole('row').nth(5)).toBeVisible()
  const before = page.url()
  await page.getByRole('button', { name: 'Seldom together' }).click()
  await expect(page).not.toHaveURL(before)
  await page.goBack()
  await expect(page).toHaveURL(before)
})
