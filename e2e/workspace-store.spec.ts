import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { refuseStorage } from './refuse-storage'

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

/** Files of the workspaces that the newer of two manifests does not name; runs in the page. */
async function unnamed(): Promise<string[]> {
  const root = await (await navigator.storage.getDirectory()).getDirectoryHandle('workspaces')
  const left: string[] = []
  for await (const folder of root.values()) {
    const files = new Map<string, File>()
    for await (const file of (folder as FileSystemDirectoryHandle).values())
      files.set(file.name, await (file as FileSystemFileHandle).getFile())
    const slots: { generation: number; text: string }[] = []
    for (const [name, file] of files) {
      if (!name.startsWith('manifest-') || file.size === 0) continue
      const view = new DataView(await file.arrayBuffer())
      const text = new TextDecoder().decode(new Uint8Array(view.buffer, 24, view.getUint32(12, true)))
      slots.push({ generation: view.getFloat64(16, true), text })
    }
    slots.sort((a, b) => b.generation - a.generation)
    for (const name of files.keys())
      if (!name.startsWith('manifest-') && !slots[0]?.text.includes(`"${name}"`)) left.push(name)
  }
  return left
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
  for (const wait of [0, 400, 425, 600]) {
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
  for (const wait of [0, 15]) {
    const before = (await list(page).getByRole('listitem').locator('button').first().textContent()) ?? ''
    await list(page)
      .getByRole('button', { name: /^More for/ })
      .click()
    await page.getByRole('menuitem', { name: 'Rename' }).click()
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill(`Named ${wait}`)
    await page.getByRole('textbox', { name: 'Name', exact: true }).press('Enter')
    await page.waitForTimeout(wait)
    await page.reload()
    await expect(rows(page).nth(5)).toBeVisible()
    await toStart(page)
    const name = list(page).getByRole('listitem').locator('button').first()
    await expect(name).toHaveText(new RegExp(`^(?:${before}|Named ${wait})$`))
  }
  // Nothing is left that no manifest names.
  await expect.poll(() => page.evaluate(unnamed)).toEqual([])
})

test('a browser that refuses storage says so once, and everything works', async ({ page, site }) => {
  await refuseStorage(page)
  await openSample(page, site.url)
  await expect(page.getByText('This browser keeps nothing for this page')).toBeVisible()
  await page.getByRole('button', { name: 'I see' }).click()
  await expect(page.getByText('This browser keeps nothing for this page')).toHaveCount(0)
  await toStart(page)
  await expect(list(page)).toHaveCount(0)
})
