import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { keptNow } from './store-kills'

const rows = (page: Page) => page.getByRole('grid').locator('[data-position]')
const list = (page: Page) => page.getByRole('region', { name: 'Your workspaces' })
const toStart = (page: Page) => page.getByRole('link', { name: 'Start' }).click()
const FULL = 'There is no room left in this browser'
const full = (page: Page) => page.getByText(FULL).first()

/** Of few lines, and with many itemsets: results are larger than the file. */
function lines(seed: number): Buffer {
  const all = ['receipt,item']
  for (let receipt = 0; receipt < 200; receipt++)
    for (let item = 0; item < 16; item++) if ((receipt * 7 + item * seed) % 4 > 0) all.push(`${receipt},item ${item}`)
  return Buffer.from(`${all.join('\n')}\n`)
}

async function openFile(page: Page, name: string, buffer: Buffer, press = 'Choose files'): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: press }).first().click()
  await (await chooser).setFiles({ name, mimeType: 'text/csv', buffer })
  await expect(page.getByRole('banner').getByText(name)).toBeVisible()
}

const ROLES = 'data.layout=long&data.roles.basket=receipt&data.roles.item=item'
const question = (minCount: number) =>
  `#/itemsets?recipe=1&${ROLES}&analysis.kind=itemsets&analysis.minCount=${minCount}&analysis.maxLength=6`

async function ask(page: Page, minCount: number): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash
  }, question(minCount))
  const wanted = page.getByRole('button', { name: /^Run( with changes)?$/ })
  await wanted.first().click()
  await expect(wanted).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Run again' }).first()).toBeVisible()
}

/** How much this browser gives, or as ever. */
async function quotaOf(page: Page, url: string) {
  const session = await page.context().newCDPSession(page)
  const { origin } = new URL(url)
  return async (quotaSize?: number) => {
    await session.send('Storage.overrideQuotaForOrigin', {
      origin,
      ...(quotaSize === undefined ? {} : { quotaSize: Math.round(quotaSize) }),
    })
  }
}

/** What the worker that keeps things is told of the room there is: Chromium tells pages of 10 GB, whatever there is. */
async function tellOfRoom(page: Page): Promise<void> {
  await page.route(/store\.worker/, async (route) => {
    const response = await route.fetch({ maxRetries: 2 })
    const told = `{
      const { estimate } = StorageManager.prototype
      StorageManager.prototype.estimate = async function () {
        const { usage } = await estimate.call(this)
        return { usage, quota: Math.max(usage, self.room ?? 1e10) }
      }
    }`
    await route.fulfill({ response, body: `${told}\n${await response.text()}` })
  })
}

const room = (page: Page, bytes: number) =>
  page
    .workers()
    .find((each) => /store\.worker/.test(each.url()))!
    .evaluate((told) => Object.assign(self, { room: told }), bytes)

const star = async (page: Page, row: number) => {
  await rows(page).nth(row).locator('[data-column="0"]').focus()
  await page.keyboard.press('*')
}

async function publish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Publish this view' }).click()
  await page.getByLabel('Title').fill('Spring')
  await page.getByRole('button', { name: 'Save the folder' }).click()
}

/** A folder to publish in, that lies on the same disk and is there already. Runs in the page. */
function publishHere(): void {
  const folder = navigator.storage.getDirectory().then((root) => root.getDirectoryHandle('published', { create: true }))
  Object.assign(globalThis, { showDirectoryPicker: () => folder })
}

/** What lies in it, with its folders. Runs in the page. */
async function published(): Promise<string[]> {
  const names: string[] = []
  const root = await (await navigator.storage.getDirectory()).getDirectoryHandle('published')
  for await (const [name, place] of root.entries()) {
    names.push(name)
    if (place.kind === 'directory') for await (const file of place.keys()) names.push(`${name}/${file}`)
  }
  return names
}

const used = (page: Page) => page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0)
const counts = async (page: Page) => {
  const { files, results, stars } = await keptNow(page)
  return { files, results, stars }
}

test.use({ actionTimeout: 30_000 })
test.use({ breaks: /Quota|no room/ })

test('old results make room, never files; a full disk at any change says so and loses nothing', async ({
  page,
  site,
}) => {
  await tellOfRoom(page)
  await page.addInitScript(publishHere)
  await page.goto(site.url + question(2))
  const quota = await quotaOf(page, site.url)
  await openFile(page, 'week.csv', lines(3), 'Open a file')
  await expect(rows(page).nth(3)).toBeVisible()
  for (const minCount of [3, 4]) await ask(page, minCount)
  await expect.poll(() => counts(page)).toEqual({ files: ['week.csv'], results: 3, stars: 0 })
  const all = await used(page)

  // Nearly full: what would be cleared is said, and then is.
  await room(page, all * 1.02)
  await star(page, 1)
  await expect.poll(() => counts(page)).toMatchObject({ stars: 1 })
  await toStart(page)
  await expect(list(page)).toContainText(/Clearing [12] results?, the oldest of .*, frees .*\. Files, questions, stars/)
  await list(page).getByRole('button', { name: 'Clear the oldest results' }).click()
  await expect(page.getByText(/freed\.$/)).toBeVisible()
  const { results } = await counts(page)
  expect(results).toBeLessThan(3)
  expect(await counts(page)).toEqual({ files: ['week.csv'], results, stars: 1 })

  // Beyond its share the oldest go by themselves, and the page says which.
  const each = (all - (await used(page))) / (3 - results)
  await room(page, 3 * each)
  await page.goBack()
  await ask(page, 5)
  await ask(page, 6)
  await expect(page.getByText(/^What is kept had grown too large: \d results?, the oldest of/).first()).toBeVisible()
  await expect.poll(async () => (await counts(page)).results).toBeLessThanOrEqual(1)
  expect((await counts(page)).files).toEqual(['week.csv'])
  // The newest is the one that stays.
  await page.reload()
  await expect(rows(page).nth(5)).toBeVisible()

  const before = await counts(page)
  await quota(1)
  await star(page, 2)
  await expect(full(page)).toBeVisible()
  // Once, for as long as it is so.
  await expect(page.getByText(FULL)).toHaveCount(1)
  await publish(page)
  await expect(page.getByText('There is no room left where this is to be published')).toBeVisible()
  expect(await page.evaluate(published)).toEqual([])
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
  // What is advised is offered.
  await toStart(page)
  await expect(list(page)).toContainText(/Clearing 1 result, the oldest of/)
  // A name finds its room in what says what there is.
  await list(page)
    .getByRole('button', { name: /^More for/ })
    .click()
  await page.getByRole('menuitem', { name: 'Rename' }).click()
  await page.getByLabel('Name').fill('Full week')
  await page.getByLabel('Name').press('Enter')
  await expect.poll(async () => (await keptNow(page)).name).toBe('Full week')
  await openFile(page, 'month.csv', lines(5))
  await expect(full(page)).toBeVisible()
  expect(await counts(page)).toEqual(before)
  await quota()
  await page.getByRole('button', { name: 'Try again' }).click()
  // The next file that fits is asked the same.
  await expect
    .poll(() => counts(page))
    .toEqual({ files: ['week.csv', 'month.csv'], results: before.results + 1, stars: before.stars + 1 })
})
