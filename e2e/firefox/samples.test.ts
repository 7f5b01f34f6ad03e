import type { Browser, Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serve } from '../../scripts/serve.mjs'
import { launchBrowser, problemsOf } from './browsers'
import { openSample, press, ROW } from './open-sample'

let firefox: Browser
const sites: { isolated: boolean; url: string; close(): void }[] = []

beforeAll(async () => {
  firefox = await launchBrowser('firefox')
  sites.push({ isolated: true, ...(await serve({ root: 'dist' })) })
  sites.push({ isolated: false, ...(await serve({ root: 'dist', headers: {} })) })
})
afterAll(async () => {
  await firefox?.close()
  for (const site of sites) site.close()
})

/** Opens a fresh page, does what the test is about, and expects no error of any kind. */
async function onPage(isolated: boolean, work: (page: Page) => Promise<void>): Promise<void> {
  const page = await firefox.newPage()
  const problems = problemsOf(page)
  await page.goto(sites.find((site) => site.isolated === isolated)!.url)
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(isolated)
  await work(page)
  expect(problems).toEqual([])
  await page.close()
}

const WAYS_IN = [
  ['rules', 'A grocery chain'],
  ['recommend', 'Recommendations'],
  ['judge', 'Judgement'],
  ['substitutes', 'Substitutes'],
  ['sequences', 'A telephone company'],
  ['utility', 'A delicatessen'],
] as const

for (const isolated of [true, false]) {
  test.each(WAYS_IN)(`%s: one press on “%s” brings rows, isolated: ${isolated}`, (kind, button) =>
    onPage(isolated, async (page) => {
      await openSample(page, button)
      expect(await page.evaluate(() => location.hash)).toContain(`#/${kind}`)
      // Panes scroll; a page that did as well would show a bar beside theirs.
      expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0)
    }),
  )
}

test('itemsets are found over a sample that is open, and a row says on which receipts', () =>
  onPage(true, async (page) => {
    await openSample(page, 'A grocery chain')
    // The receipts come from DuckDB, in a worker of its own.
    await page.locator(ROW).click()
    await page.waitForFunction(() =>
      [...document.querySelectorAll('aside')].some(({ textContent }) => /Baskets\s*\d+ of \d+/.test(textContent)),
    )
    await page.locator('nav ::-p-xpath(//a[contains(., "Itemsets")])').click()
    await press(page, 'Run')
    await page.locator(ROW).wait()
    expect(await page.evaluate(() => location.hash)).toContain('#/itemsets')
  }))
