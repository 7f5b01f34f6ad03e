import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { serve } from '../scripts/serve.mjs'
import { expect, test } from './fixtures'

// What stays without a network is kept by a worker, which other tests do without: these have browsers of their own.
test.use({ breaks: /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|Failed to (?:load|fetch)/ })

const open = (browser: Browser) => browser.newContext({ serviceWorkers: 'allow' })

/** Until every file is kept. */
const kept = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        navigator.serviceWorker.addEventListener('message', ({ data }) => {
          if (data.type === 'kept') resolve(data.missing)
        })
        navigator.serviceWorker.startMessages()
        void navigator.serviceWorker.ready.then(({ active }) => active?.postMessage({ type: 'here' }))
      }),
  )

const cached = (page: Page) =>
  page.evaluate(async () => {
    const names = await caches.keys()
    const lists = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
    return lists.flat().map(({ url }) => new URL(url).pathname)
  })

/** Six questions to one frame, through the client as a host has it. */
async function runAll(page: Page, root: string) {
  return page.evaluate(async (base) => {
    const { embed } = await import(`${base}embed-client.js`)
    const basketeer = await embed(document.body, base, { view: 'rules' })
    await basketeer.load({ name: 'grocery.parquet', format: 'parquet', url: 'samples/grocery.parquet' })
    const roles = {
      basket: 'receipt_id',
      item: 'product',
      customer: 'customer_id',
      time: 'sold_at',
      value: 'margin',
      quantity: 'quantity',
    }
    const { status, rows } = { status: await basketeer.status(), rows: {} as Record<string, number> }
    for (const analysis of [
      { kind: 'itemsets', minSupport: 0.02 },
      { kind: 'rules', minSupport: 0.02, minThreshold: 0.2 },
      { kind: 'sequences', minSupport: 0.1, maxLength: 2 },
      { kind: 'utility', top: 10, maxLength: 2 },
      { kind: 'recommend', factors: 4, iterations: 2 },
      { kind: 'judge', factors: [4], iterations: 2, alpha: [1], regularization: [1] },
    ]) {
      await basketeer.setRecipe({ recipe: 1, data: { files: ['grocery.parquet'], roles }, analysis })
      rows[analysis.kind] = (await basketeer.run()).rows
    }
    const { rows: asked } = await basketeer.query({ sql: 'SELECT count(*) AS n FROM lines' })
    return { status, rows, asked }
  }, root)
}

test('after one visit everything works without a server, under any path', async ({ browser }) => {
  const site = await serve({ root: 'dist', base: '/tools/basketeer/' })
  const context = await open(browser)
  const page = await context.newPage()
  await page.goto(site.url)
  expect(await kept(page)).toBe(0)
  site.close()

  // Nothing of the network is left, so what is answered is what was kept.
  await page.goto(`${site.url}?x=1#/rules`)
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
  await page.goto(site.url)
  await page.getByRole('button', { name: /grocery chain/i }).click()
  await expect(page.getByRole('grid')).toContainText('tomato sauce')
  const { status, rows, asked } = await runAll(page, site.url)
  expect(status).toMatchObject({ isolated: true })
  expect(Object.keys(rows)).toHaveLength(6)
  for (const [kind, count] of Object.entries(rows)) expect(count, kind).toBeGreaterThan(0)
  expect(asked).toBe(1)
  // DuckDB looks for extensions: an answer that there are none, not silence.
  expect(await page.evaluate(async () => (await fetch('ext/v1/none.wasm')).status)).toBe(404)
  await context.close()
})

/** Another build of the same workbench: other names of its scripts, with the same in them. */
function nextVersion(root: string): void {
  const worker = readFileSync(join(root, 'service-worker.js'), 'utf8')
  const entry = /assets\/index-[\w-]+\.js/.exec(readFileSync(join(root, 'index.html'), 'utf8'))![0]
  const view = readFileSync(join(root, '.vite/manifest.json'), 'utf8').match(
    /assets\/Palette[\w-]*\.js|assets\/CommandPalette-[\w-]+\.js/,
  )![0]
  const renamed = (text: string) =>
    text
      .replaceAll(entry, entry.replace('.js', '2.js'))
      .replaceAll(view.slice('assets/'.length), view.slice('assets/'.length).replace('.js', '2.js'))
  for (const path of [entry, view]) {
    const text = renamed(readFileSync(join(root, path), 'utf8'))
    rmSync(join(root, path))
    writeFileSync(join(root, path.replace('.js', '2.js')), text)
  }
  writeFileSync(join(root, 'index.html'), renamed(readFileSync(join(root, 'index.html'), 'utf8')))
  const version = /version:`([0-9a-f]{16})`/.exec(worker)![1]!
  writeFileSync(join(root, 'service-worker.js'), renamed(worker).replaceAll(version, 'another'))
}

test('a new version leaves an open tab alone, and is offered', async ({ browser }) => {
  const root = mkdtempSync(join(tmpdir(), 'basketeer-'))
  cpSync('dist', root, { recursive: true })
  const site = await serve({ root })
  const context = await open(browser)
  const old = await context.newPage()
  await old.goto(site.url)
  expect(await kept(old)).toBe(0)

  nextVersion(root)
  await old.evaluate(async () => (await navigator.serviceWorker.ready).update())
  const offer = old.getByRole('status').filter({ hasText: 'A new version is ready.' })
  await expect(offer).toBeVisible()

  // A second tab is of the new version; the old one goes on with a script that the server has no more.
  const young = await context.newPage()
  await young.goto(site.url)
  expect(await young.evaluate(() => document.querySelector('script')?.src)).toMatch(/2\.js$/)
  expect(await kept(young)).toBe(0)
  await old.keyboard.press('Control+k')
  await expect(old.getByRole('dialog')).toBeVisible()
  await old.keyboard.press('Escape')
  const both = (await cached(young)).filter((path) => /\/index-[\w-]+\.js$/.test(path))
  expect(both).toHaveLength(2)

  await offer.getByRole('button', { name: 'Reload' }).click()
  await expect.poll(() => old.evaluate(() => document.querySelector('script')?.src)).toMatch(/2\.js$/)
  // Nobody is of the old version any more, so its files go.
  await expect
    .poll(async () => {
      await kept(young)
      return (await cached(young)).filter((path) => /\/index-[\w-]+\.js$/.test(path)).length
    })
    .toBe(1)
  await context.close()
  site.close()
  rmSync(root, { recursive: true })
})

test('files that the system opens with it are opened as if they had been dropped', async ({ page, site }) => {
  await page.addInitScript(() => {
    const csv = new File(['receipt,item\n1,tea\n1,milk\n2,tea\n'], 'till.csv')
    const launchQueue = {
      setConsumer: (take: (launch: object) => void) => take({ files: [{ getFile: async () => csv }] }),
    }
    Object.defineProperty(globalThis, 'launchQueue', { value: launchQueue })
  })
  await page.goto(site.url)
  await expect(page.getByText('till.csv').first()).toBeVisible()
})

/** Counts how often a page is loaded at the top. */
function countLoads(page: Page): () => number {
  let loads = 0
  page.on('load', () => loads++)
  return () => loads
}

/** Both loads, and time for a third. What a test evaluates counts as a press, after which nothing is loaded again. */
async function loadsOf(page: Page, loads: () => number): Promise<number> {
  await expect.poll(loads).toBeGreaterThan(1)
  await page.waitForTimeout(1500)
  return loads()
}

test('a host without headers: isolated from its second load, which comes once and by itself', async ({
  browser,
  bareSite,
}) => {
  const context = await open(browser)
  const page = await context.newPage()
  const loads = countLoads(page)
  await page.goto(bareSite.url)
  expect(await loadsOf(page, loads)).toBe(2)
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
  // Workers carry the policy now, and share memory.
  await page.getByRole('button', { name: /grocery chain/i }).click()
  await expect(page.getByRole('grid')).toContainText('tomato sauce')
  await expect(page.getByText('Works on this machine', { exact: false }).first()).not.toContainText('no shared memory')
  await context.close()

  // Where the worker cannot isolate, the page is loaded again once and then left alone.
  const stubborn = await open(browser)
  const other = await stubborn.newPage()
  const again = countLoads(other)
  await stubborn.addInitScript(() => Object.defineProperty(globalThis, 'crossOriginIsolated', { value: false }))
  await other.addInitScript(() =>
    Object.defineProperty(Object.getPrototypeOf(navigator.serviceWorker), 'controller', { get: () => null }),
  )
  await other.goto(bareSite.url)
  expect(await loadsOf(other, again)).toBe(2)
  await stubborn.close()
})
