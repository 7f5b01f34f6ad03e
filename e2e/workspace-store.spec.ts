import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'

const rows = (page: Page) => page.getByRole('grid').locator('[data-position]')
const list = (page: Page) => page.getByRole('region', { name: 'Your workspaces' })
const toStart = (page: Page) => page.getByRole('link', { name: 'Start' }).click()

async function openSample(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await page.getByRole('button', { name: /grocery chain/i }).click()
  await expect(rows(page).nth(5)).toBeVisible()
}

/** Ends the worker that keeps things, as a system short of memory does. */
async function endStore(page: Page): Promise<void> {
  const worker = page.workers().find((each) => /store\.worker/.test(each.url()))
  expect(worker).toBeDefined()
  await worker!.evaluate(() => self.close())
}

test('a store that dies is started anew, and nothing is lost', async ({ page, site }) => {
  await openSample(page, site.url)
  await rows(page).nth(1).locator('[data-column="0"]').focus()
  await page.keyboard.press('*')
  await toStart(page)
  await expect(list(page).getByRole('listitem')).toContainText('1 result · 1 star')
  await endStore(page)
  await page.goBack()
  await rows(page).nth(3).locator('[data-column="0"]').focus()
  await page.keyboard.press('*')
  await toStart(page)
  await expect(list(page).getByRole('listitem')).toContainText('1 result · 2 stars')
  await page.goBack()
  await page.reload()
  await expect(page.getByRole('button', { name: /^Starred 2/ })).toBeVisible()
})

test('a page that is loaded anew at any moment of a change is as before it or as after it', async ({ page, site }) => {
  test.setTimeout(180_000)
  await openSample(page, site.url)
  await toStart(page)
  await expect(list(page).getByRole('listitem')).toContainText('1 result')
  await page.goBack()
  const starred = page.getByRole('button', { name: /^Starred/ })
  let stars = 0
  // A change is written 400 ms after it was made: before, while and after it is.
  for (const wait of [0, 380, 400, 410, 425, 450, 600]) {
    await rows(page)
      .nth(stars + 1)
      .locator('[data-column="0"]')
      .focus()
    await page.keyboard.press('*')
    await page.waitForTimeout(wait)
    await page.reload()
    await expect(rows(page).nth(5)).toBeVisible()
    const count = Number(/\d+/.exec((await starred.textContent({ timeout: 300 }).catch(() => null)) ?? '0')?.[0])
    expect([stars, stars + 1]).toContain(count)
    stars = count
  }
  await toStart(page)
  for (const wait of [0, 5, 15, 40]) {
    const before = (await list(page).getByRole('listitem').locator('button').first().textContent()) ?? ''
    await list(page)
      .getByRole('button', { name: /^More for/ })
      .click()
    await page.getByRole('menuitem', { name: 'Rename' }).click()
    await page.getByLabel('Name').fill(`Named ${wait}`)
    await page.getByLabel('Name').press('Enter')
    await page.waitForTimeout(wait)
    await page.reload()
    await expect(rows(page).nth(5)).toBeVisible()
    await toStart(page)
    const name = list(page).getByRole('listitem').locator('button').first()
    await expect(name).toHaveText(new RegExp(`^(?:${before}|Named ${wait})$`))
  }
  // Nothing is left that no manifest names.
  const files = await page.evaluate(async () => {
    const root = await (await navigator.storage.getDirectory()).getDirectoryHandle('workspaces')
    const sizes: number[] = []
    for await (const folder of root.values())
      for await (const name of (folder as FileSystemDirectoryHandle).keys()) sizes.push(name.length)
    return sizes.length
  })
  // Two slots; where, a job, its result, marks, a source and its copy.
  expect(files).toBeLessThanOrEqual(8)
})

test('a browser that refuses storage says so once, and everything works', async ({ page, site }) => {
  await page.route(/store\.worker/, async (route) => {
    const response = await route.fetch()
    const refuse =
      'StorageManager.prototype.getDirectory = () => Promise.reject(new DOMException("No.", "SecurityError"));'
    await route.fulfill({ response, body: refuse + (await response.text()) })
  })
  await openSample(page, site.url)
  await expect(page.getByText('This browser keeps nothing for this page')).toBeVisible()
  await page.getByRole('button', { name: 'I see' }).click()
  await expect(page.getByText('This browser keeps nothing for this page')).toHaveCount(0)
  await toStart(page)
  await expect(list(page)).toHaveCount(0)
})
