import { readFile } from 'node:fs/promises'
import type { BrowserContext, Page } from '@playwright/test'
import { expect, expectAccessible, test } from './fixtures'

const rows = (page: Page) => page.getByRole('grid').locator('[data-position]')
const list = (page: Page) => page.getByRole('region', { name: 'Your workspaces' })
const toStart = (page: Page) => page.getByRole('link', { name: 'Start' }).click()

async function openSample(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await page.getByRole('button', { name: /grocery chain/i }).click()
  await expect(rows(page).nth(5)).toBeVisible()
}

/** Spoils the result of the only workspace, which is the largest file of it; runs in the page. */
async function spoilResult(): Promise<void> {
  const root = await (await navigator.storage.getDirectory()).getDirectoryHandle('workspaces')
  const files: FileSystemFileHandle[] = []
  for await (const folder of root.values())
    for await (const file of (folder as FileSystemDirectoryHandle).values()) files.push(file as FileSystemFileHandle)
  const arrow = async (file: FileSystemFileHandle) => (await (await file.getFile()).slice(0, 6).text()) === 'ARROW1'
  for (const file of files) {
    if (!(await arrow(file))) continue
    const writable = await file.createWritable({ keepExistingData: true })
    await writable.write({ type: 'write', position: 4096, data: new Uint8Array(64).fill(7) })
    await writable.close()
  }
}

async function fromMenu(page: Page, of: string, entry: string): Promise<void> {
  await list(page)
    .getByRole('button', { name: `More for ${of}`, exact: true })
    .click()
  await page.getByRole('menuitem', { name: entry }).click()
}

/** A window of the installed workbench that the system opened a file with. */
async function openLaunched(context: BrowserContext, url: string, name: string, content: Buffer): Promise<Page> {
  const page = await context.newPage()
  await page.addInitScript(
    ([called, text]) => {
      const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
      const handle = { kind: 'file', name: called, getFile: async () => new File([bytes], called) }
      const launchQueue = { setConsumer: (take: (launch: object) => void) => take({ files: [handle] }) }
      Object.defineProperty(globalThis, 'launchQueue', { value: launchQueue })
    },
    [name, content.toString('base64')] as const,
  )
  await page.goto(url)
  return page
}

test('what a tab does is there after a reload, in another tab, and as a file', async ({ page, site }) => {
  await openSample(page, site.url)
  await expect(rows(page).first()).toContainText('lift')
  const first = (await rows(page).first().textContent()) ?? ''
  await rows(page).nth(1).locator('[data-column="1"]').click()
  await page.getByLabel('Note').fill('Ask Ana about the shelf')
  await page.getByRole('button', { name: 'Star this row' }).click()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await rows(page).nth(3).locator('[data-column="0"]').focus()
  await page.keyboard.press('*')
  await toStart(page)
  await expect(list(page).getByRole('listitem')).toContainText('1 result · 2 stars · 1 note')
  await expectAccessible(page)

  // The first rows stand before there is anybody to read the result; then all else comes.
  await page.goBack()
  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(/data\.worker/, async (route) => {
    await held
    await route.continue()
  })
  await page.reload()
  await expect(rows(page).nth(5)).toBeVisible()
  await expect(page.getByRole('complementary', { name: 'What is asked' }).getByRole('button').first()).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: /of [\d,]+ rules/ })).toBeVisible()
  release()
  // With their lines comes the strip of each, which is counted in the receipts.
  await expect(rows(page).first()).toHaveText(first)
  await page.getByRole('button', { name: /^Starred \d/ }).click()
  await expect(rows(page)).toHaveCount(2)
  await rows(page).first().locator('[data-column="1"]').click()
  await expect(page.getByLabel('Note')).toHaveValue('Ask Ana about the shelf')
  await page.keyboard.press('Escape')

  const other = await page.context().newPage()
  await other.goto(site.url)
  await list(other).getByRole('button', { name: 'grocery.parquet', exact: true }).click()
  await expect(rows(other)).toHaveCount(2)
  await expect(other.getByText('Another tab has this workspace open')).toBeVisible()
  await other.getByRole('button', { name: 'Go on in this tab' }).click()
  await expect(page.getByText('Another tab has this workspace open')).toBeVisible()
  await page.close()

  await toStart(other)
  await fromMenu(other, 'grocery.parquet', 'Rename')
  await other.getByLabel('Name').fill('Spring')
  await other.getByLabel('Name').press('Tab')
  await fromMenu(other, 'Spring', 'Duplicate')
  await expect(list(other).getByRole('listitem')).toHaveCount(2)
  const download = other.waitForEvent('download')
  await fromMenu(other, 'Spring', 'Export as one file')
  const file = await readFile(await (await download).path())
  await fromMenu(other, 'Spring (copy)', 'Delete')
  await expect(list(other)).toContainText('Spring (copy) is deleted.')
  await list(other).getByRole('button', { name: 'Undo' }).click()
  await fromMenu(other, 'Spring (copy)', 'Delete')
  await list(other).getByRole('button', { name: 'Free its space now' }).click()
  await expect(list(other).getByRole('listitem')).toHaveCount(1)

  const chooser = other.waitForEvent('filechooser')
  await other.getByRole('button', { name: 'Open a workspace file' }).click()
  await (await chooser).setFiles({ name: 'spring.basketeer', mimeType: '', buffer: file })
  await expect(list(other).getByRole('listitem')).toHaveCount(2)
  await other.getByRole('button', { name: 'Start a new one' }).click()
  await list(other).getByRole('button', { name: 'Spring', exact: true }).first().click()
  await expect(rows(other)).toHaveCount(2)
  await other.close()

  const launched = await openLaunched(page.context(), site.url, 'spring.basketeer', file)
  await expect(rows(launched)).toHaveCount(2)
  // A browser gives the same files again with every reload.
  await launched.reload()
  await expect(rows(launched)).toHaveCount(2)
  await toStart(launched)
  await expect(list(launched).getByRole('listitem')).toHaveCount(3)
})

test('rows of a result that is damaged do not stay on the screen', async ({ page, site }) => {
  await openSample(page, site.url)
  await toStart(page)
  await expect(list(page).getByRole('listitem')).toContainText('1 result')
  await page.goBack()
  await page.evaluate(spoilResult)
  await page.reload()
  await expect(page.getByText('What was kept here cannot be read any more').first()).toBeVisible()
  await expect(rows(page)).toHaveCount(0)
})

test.describe('a full disk', () => {
  test.use({ breaks: /Quota/ })
  test('says so, loses nothing, and goes on when there is room', async ({ page, site }) => {
    await openSample(page, site.url)
    await toStart(page)
    await expect(list(page).getByRole('listitem')).toContainText('1 result')
    const session = await page.context().newCDPSession(page)
    const quota = (quotaSize?: number) =>
      session.send('Storage.overrideQuotaForOrigin', {
        origin: new URL(site.url).origin,
        ...(quotaSize === undefined ? {} : { quotaSize }),
      })
    await quota(1)
    await page.getByRole('link', { name: 'Itemsets' }).click()
    await page
      .getByRole('button', { name: /^Find itemsets|^Run/ })
      .first()
      .click()
    await expect(page.getByText('There is no room left in this browser').first()).toBeVisible()
    await expect(rows(page).first()).toBeVisible()
    await quota()
    await page.getByRole('button', { name: 'Try again' }).click()
    await toStart(page)
    await expect(list(page).getByRole('listitem')).toContainText('2 results')
  })
})
