import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import {
  type BrowserContext,
  test as base,
  type ConsoleMessage,
  expect,
  type Page,
  type Request,
  type WebError,
} from '@playwright/test'
import { serve } from '../scripts/serve.mjs'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export interface Site {
  url: string
  port: number
  close(): void
}

interface WorkerFixtures {
  /** dist/ with the headers it ships with. */
  site: Site
  /** The same from a host that sends no headers at all. */
  bareSite: Site
  /** A browser that has been here before: what it compiled it has kept, what pages stored is taken away after each test. */
  profile: BrowserContext
}

interface TestFixtures {
  /** What a test breaks itself may be said on the console. */
  breaks: RegExp | null
  /**
   * Fails the test on any request that leaves the machine's own servers, on any console error, and on whatever adds to
   * what all objects inherit.
   */
  watched: undefined
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the dependencies from this pattern.
    async ({}, use) => {
      const site = await serve({ root: 'dist' })
      await use(site)
      site.close()
    },
    { scope: 'worker' },
  ],
  bareSite: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the dependencies from this pattern.
    async ({}, use) => {
      const site = await serve({ root: 'dist', headers: {} })
      await use(site)
      site.close()
    },
    { scope: 'worker' },
  ],
  profile: [
    async ({ playwright, launchOptions }, use, { project }) => {
      const { viewport, timezoneId, locale } = project.use
      const profile = await playwright.chromium.launchPersistentContext('', {
        ...launchOptions,
        viewport: viewport ?? null,
        ...(timezoneId && { timezoneId }),
        ...(locale && { locale }),
      })
      await profile.addInitScript(() => {
        for (const { prototype } of [Object, Array, Function, String, Number, Map, Set])
          Object.preventExtensions(prototype)
      })
      await use(profile)
      await profile.close()
    },
    { scope: 'worker' },
  ],
  context: async ({ profile, site, bareSite }, use) => {
    await use(profile)
    const cleaner = await profile.newPage()
    const session = await profile.newCDPSession(cleaner)
    for (const page of profile.pages()) if (page !== cleaner) await page.close()
    for (const { url } of [site, bareSite]) {
      await session.send('Storage.clearDataForOrigin', { origin: new URL(url).origin, storageTypes: 'all' })
    }
    await profile.clearPermissions()
  },
  breaks: [null, { option: true }],
  watched: [
    async ({ context, breaks }, use) => {
      const problems: string[] = []
      const asked = (request: Request) => {
        const { protocol, hostname } = new URL(request.url())
        if (protocol.startsWith('http') && hostname !== 'localhost' && hostname !== '127.0.0.1') {
          problems.push(`left the origin: ${request.url()}`)
        }
      }
      const said = (message: ConsoleMessage) => {
        if (message.type() === 'error' && !breaks?.test(message.text())) problems.push(`console: ${message.text()}`)
      }
      const uncaught = (error: WebError) => problems.push(`uncaught: ${error.error().message}`)
      context.on('request', asked).on('console', said).on('weberror', uncaught)
      await use(undefined)
      context.off('request', asked).off('console', said).off('weberror', uncaught)
      expect(problems).toEqual([])
    },
    { auto: true },
  ],
})

/** Rules of axe that look at colours; all others look at what is the same in every theme. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

interface Axe {
  run(options: object): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>
}

async function violations(page: Page, rules?: readonly string[]): Promise<{ id: string; nodes: string[] }[]> {
  // Colours on their way from one to another are nobody's choice. Those of what is not drawn never arrive.
  await page.evaluate(() =>
    Promise.race([
      new Promise((resolve) => setTimeout(resolve, 2000)),
      Promise.allSettled(
        document.getAnimations().flatMap((each) => (each instanceof CSSTransition ? [each.finished] : [])),
      ),
    ]),
  )
  return page.evaluate(
    async (runOnly) => {
      const { axe } = globalThis as unknown as { axe: Axe }
      const found = await axe.run({ resultTypes: ['violations'], ...(runOnly && { runOnly }) })
      return found.violations.map(({ id, nodes }) => ({
        id,
        nodes: nodes.map((node) => `${node.html} — ${node.failureSummary}`),
      }))
    },
    rules as string[] | undefined,
  )
}

/** Runs axe on the page as it stands, in light and in dark, and expects nothing found. The page is left in light. */
export async function expectAccessible(page: Page): Promise<void> {
  // Injected as a function body: the page's policy allows no inline scripts.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource)
  const theme = page.locator('html')
  await expect(theme).toHaveAttribute('data-theme', 'light')
  expect(await violations(page), 'light').toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect(theme).toHaveAttribute('data-theme', 'dark')
  expect(await violations(page, COLOUR_RULES), 'dark').toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
  await expect(theme).toHaveAttribute('data-theme', 'light')
}

export { expect } from '@playwright/test'
