import type { Page } from '@playwright/test'
import { serve } from '../scripts/serve.mjs'
import { expect, test } from './fixtures'
import { clientOfHosts, type Host, openHost } from './host'
import { refuseStorage } from './refuse-storage'

const recipe = {
  recipe: 1,
  data: { files: [], layout: 'long', roles: { basket: 'receipt', item: 'item' } },
  analysis: { kind: 'itemsets', minCount: 1 },
}
const lines = 'receipt,item\n1,milk\n1,tea\n2,milk\n2,tea\n3,milk\n'

async function ask(host: Host): Promise<void> {
  expect((await host.give('till.csv', 'csv', lines)).error).toBeUndefined()
  await host.tell('setRecipe', recipe)
  await host.tell('run')
}

const isKept = async (host: Host) => (await host.tell('status'))['kept']

/** Loads the frame anew, as a browser does when it is asked to. */
async function reload(page: Page, host: Host): Promise<void> {
  const readies = (await host.events('ready')).length
  await page.frames()[1]!.evaluate(() => location.reload())
  await expect.poll(async () => (await host.events('ready')).length).toBeGreaterThan(readies)
}

test('a frame that is loaded anew answers from what it did before', async ({ page, site }) => {
  const host = await openHost(page, site.url, { name: 'localhost' })
  expect(await host.tell('jobs')).toEqual([])
  await ask(host)
  const [file, set, jobs] = [await host.text({ format: 'csv' }), await host.tell('getRecipe'), await host.tell('jobs')]
  await expect.poll(() => isKept(host)).toBe(true)
  expect((await host.events('storage')).map(({ data }) => data)).toEqual([{ kept: true }])

  await reload(page, host)
  expect(await host.tell('jobs')).toEqual(jobs)
  expect(await host.tell('getRecipe')).toEqual(set)
  expect(await host.text({ format: 'csv' })).toBe(file)
  await expect(page.frameLocator('iframe').getByRole('grid')).toContainText('tea')
  // Files are the host's: with them come the receipts behind the rows.
  expect((await host.ask('run')).error?.code).toBe('no-data')
  await host.give('till.csv', 'csv', lines)
  await host.tell('run')
  expect(await host.text({ format: 'csv' })).toBe(file)
  expect(await host.tell('jobs')).toHaveLength(2)
})

test('a frame with a name has its jobs in every tab, one without has those of its tab', async ({ page, site }) => {
  const hosts = await serve({ root: 'e2e/host', headers: {}, instead: clientOfHosts() })
  page.once('close', () => hosts.close())
  const open = (tab: Page, query: string) => openHost(tab, site.url, { query, on: hosts, name: 'localhost' })
  const named = 'embed=1&view=itemsets&keep=spring'
  const host = await open(page, named)
  await ask(host)
  await expect.poll(() => isKept(host)).toBe(true)

  const other = await page.context().newPage()
  const second = await open(other, named)
  expect(await second.tell('jobs')).toHaveLength(1)
  await expect.poll(() => second.events('storage')).toHaveLength(1)
  expect((await second.events('storage'))[0]?.data).toMatchObject({ kept: false, message: /Another page/ })
  const third = await open(other, 'embed=1&view=itemsets')
  expect(await third.tell('jobs')).toEqual([])
})

test('where the browser refuses storage the host is told once, and everything works', async ({ page, site }) => {
  await refuseStorage(page)
  for (const query of ['embed=1&view=itemsets', 'embed=1&view=itemsets&keep=spring']) {
    const host = await openHost(page, site.url, { query })
    await ask(host)
    expect(await host.text({ format: 'csv' })).toContain('tea')
    expect(await isKept(host)).toBe(false)
    const told = await host.events('storage')
    expect(told.map(({ data }) => data)).toEqual([{ kept: false, message: expect.stringContaining('keeps nothing') }])
    await reload(page, host)
    expect(await host.tell('jobs')).toEqual([])
  }
})
