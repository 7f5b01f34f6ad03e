import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './fixtures'
import { openHost } from './host'

const rows = (page: Page) => page.getByRole('grid').locator('[data-position]')
const jobs = (page: Page) => page.getByRole('main').getByRole('listitem')

async function openSample(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await page.getByRole('button', { name: /grocery chain/i }).click()
  await expect(rows(page).nth(5)).toBeVisible()
}

/** Asks something else of what is open, by the address. */
async function ask(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to
  }, hash)
  await page.waitForTimeout(200)
}

const ROLES = 'data.roles.basket=receipt_id&data.roles.item=product&data.roles.group=store'
const DATA = `recipe=1&data.files[]=grocery.parquet&data.layout=long&${ROLES}`

const address = (kind: string, asked: Record<string, string | readonly string[]>, data = DATA): string => {
  const analysis = Object.entries(asked).flatMap(([name, value]) =>
    [value].flat().map((each) => `analysis.${name}=${each}`),
  )
  return `#/${kind}?${data}&${[`analysis.kind=${kind}`, 'analysis.perGroup=true', ...analysis].join('&')}`
}

test('runs are told step by step, compared, put in another order, and opened on another day', async ({
  page,
  site,
}) => {
  await openSample(page, site.url)
  const panel = page.getByText(/^Takes about .* here$/)
  await panel.click()
  await expect(
    page.getByText(/threads work in one memory|before other threads would have begun|one thread/),
  ).toBeVisible()
  await page.getByRole('button', { name: /Run with/ }).click()
  await page.getByRole('option', { name: 'One thread' }).click()
  await expect(page.getByText('One thread: You chose this.')).toBeVisible()
  await ask(page, address('rules', { minSupport: '0.02', metric: 'lift', minThreshold: '1' }))
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('button', { name: 'Run again' }).first()).toBeVisible()
  await page.getByRole('link', { name: 'Jobs' }).click()
  await expect(jobs(page)).toHaveCount(2)
  await jobs(page).first().getByText('How it went').click()
  await expect(jobs(page).first()).toContainText('One thread: You chose this.')
  await expect(jobs(page).first().getByRole('row')).toHaveCount(6)

  await page.getByRole('button', { name: 'Compare', exact: true }).first().click()
  await expect(page.getByText('Choose a second run')).toBeVisible()
  await page.getByRole('button', { name: 'Compare', exact: true }).first().click()
  const compared = page.getByRole('region', { name: 'Two runs side by side' })
  await expect(compared.getByRole('heading')).toBeFocused()
  await expect(compared).toContainText('analysis.minSupport')
  await expect(compared).toContainText(/New in the second: [\d,]+ rows?\. Gone since/)
  await expect(compared.getByRole('row', { name: /^lift/ })).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 800 })
  await expectAccessible(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await page.setViewportSize({ width: 1280, height: 800 })
  await compared.getByRole('button', { name: 'Close the comparison' }).click()

  // Results come from where they are kept.
  await page.reload()
  await expect(jobs(page)).toHaveCount(2)
  await jobs(page).last().getByRole('button', { name: 'Open result' }).click()
  await expect(rows(page).nth(5)).toBeVisible()
})

test('a comparison of models that a closed tab cut off goes on behind its finished models; what waits changes places', async ({
  page,
  site,
}) => {
  await openSample(page, site.url)
  const models = { 'factors[]': ['8', '64', '96'], iterations: '12' }
  await ask(page, address('judge', models, `${DATA}&data.roles.customer=customer_id&data.roles.time=sold_at`))
  await page.keyboard.press('Control+Enter')
  await ask(page, address('rules', { minSupport: '0.03', minThreshold: '0.5' }))
  await page.keyboard.press('Control+Enter')
  await ask(page, address('itemsets', { minSupport: '0.03' }))
  await page.keyboard.press('Control+Enter')
  await page.getByRole('link', { name: 'Jobs' }).click()
  const queue = page.getByRole('region', { name: 'Under way' }).getByRole('listitem')
  await expect(queue).toHaveCount(3)
  const moved = await queue.nth(2).locator('strong').textContent()
  await queue.nth(2).getByRole('button', { name: 'Run earlier' }).click()
  await expect(queue.nth(1).locator('strong')).toHaveText(moved ?? '')
  await expect(queue.nth(1).getByRole('button', { name: 'Run earlier' })).toBeDisabled()

  // One part is whole once it is in the store.
  await expect
    .poll(
      () =>
        page.evaluate(async () => {
          const root = await navigator.storage.getDirectory()
          let text = ''
          const all = await root.getDirectoryHandle('workspaces')
          for await (const each of all.values()) {
            if (each.kind !== 'directory') continue
            for await (const [name, file] of each.entries()) {
              if (name.startsWith('manifest') && file.kind === 'file') {
                // It may be written anew meanwhile.
                text += await file
                  .getFile()
                  .then((whole) => whole.text())
                  .catch(() => '')
              }
            }
          }
          return text
        }),
      { timeout: 60_000 },
    )
    .toContain('part/')
  await page.reload()
  const cut = jobs(page).filter({ hasText: 'Interrupted' }).filter({ hasText: 'done)' })
  await cut.getByRole('button', { name: /^Go on where it stopped \(\d parts? done\)/ }).click()
  await expect(queue).toHaveCount(1)
  await expectAccessible(page)
  await expect(jobs(page).filter({ hasText: 'Done' })).toHaveCount(2, { timeout: 60_000 })
})

test('what is missing is one list; the end of a long run is told where that was allowed by a press', async ({
  page,
  bareSite,
}) => {
  await page.addInitScript(() => {
    const told: string[] = []
    const asked = { times: 0 }
    class Fake {
      static permission = 'default'
      static async requestPermission() {
        asked.times++
        Fake.permission = 'granted'
        return 'granted'
      }
      constructor(title: string, { body }: { body: string }) {
        told.push(`${title} ${body}`)
      }
      close() {
        told.push('closed')
      }
    }
    Object.assign(globalThis, { Notification: Fake, told, asked, hurry: 0 })
    const now = Date.now
    let ahead = 0
    Date.now = () => {
      ahead += (globalThis as unknown as { hurry: number }).hurry
      return now() + ahead
    }
  })
  await openSample(page, bareSite.url)
  await page.getByRole('button', { name: /no shared memory.*\d missing/ }).click()
  const about = page.getByRole('dialog', { name: /Works on this machine/ })
  await expect(about).toContainText('Isolation from other sites')
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Jobs' }).click()
  await expect(page.getByText(/things? (is|are) missing here/)).toBeVisible()
  const asked = () => page.evaluate(() => (globalThis as unknown as { asked: { times: number } }).asked.times)
  expect(await asked()).toBe(0)
  await page.getByRole('button', { name: 'Tell me when a long run ends' }).click()
  await expect(page.getByText('Long runs say when they end')).toBeVisible()
  expect(await asked()).toBe(1)

  // A long run, and nobody looks: the clock goes faster than the run.
  await page.evaluate(() => {
    Object.assign(globalThis, { hurry: 6000 })
    Object.defineProperty(document, 'hidden', { value: true })
  })
  await page.getByRole('button', { name: 'Run again' }).first().click()
  await expect
    .poll(() => page.evaluate(() => (globalThis as unknown as { told: string[] }).told), { timeout: 30_000 })
    .toEqual([expect.stringMatching(/: Done .*rules/)])
})

test('a frame that is loaded again answers for its jobs of before', async ({ page, site }) => {
  const host = await openHost(page, site.url, { name: 'localhost' })
  await host.load('grocery.parquet', 'parquet', 'dist/samples/grocery.parquet')
  await host.tell('setRecipe', {
    recipe: 1,
    data: {
      files: ['grocery.parquet'],
      layout: 'long',
      roles: { basket: 'receipt_id', item: 'product', group: 'store' },
    },
    analysis: { kind: 'rules', perGroup: true, minSupport: 0.03, metric: 'confidence', minThreshold: 0.5 },
  })
  const { jobId } = await host.tell('run')
  const before = await host.text({ jobId, format: 'json' })
  await page.waitForTimeout(1500)
  await page.evaluate(async () => {
    const frame = document.querySelector('iframe')
    const source = frame?.src ?? ''
    frame?.remove()
    await (globalThis as unknown as { embed(source: string): Promise<void> }).embed(source)
  })
  const { result } = await host.ask('jobs')
  expect(result).toEqual([expect.objectContaining({ jobId, state: 'succeeded' })])
  expect((await host.ask('job', { jobId })).result).toMatchObject({ jobId, state: 'succeeded' })
  expect(await host.text({ jobId, format: 'json' })).toBe(before)
  expect(await host.text({ format: 'json' })).toBe(before)
})
