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
import { type Beginning, SharedPage } from './shared-page'

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
  /** The page of `opened`, between two tests. */
  between: { shared?: SharedPage | undefined }
}

interface TestFixtures {
  /** What a test breaks itself may be said on the console. */
  breaks: RegExp | null
  /** What `opened` has open; tests of a file that says so stay in one worker by its mode `default`. */
  beginning: Beginning | null
  /**
   * A page with `beginning` open, as it was opened, for tests that leave data, settings and what is kept alone. The first
   * of a file opens it, the others share it until one fails or asks for a `page` of its own.
   */
  opened: Page
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
        // What a worker answers never reaches the tests' own routes, and what it keeps would pass from test to test.
        serviceWorkers: 'block',
        viewport: viewport ?? null,
        ...(timezoneId && { timezoneId }),
        ...(locale && { locale }),
      })
      await profile.addInitScript(() => {
        // Its question is one of the system, which no test can answer.
        Reflect.deleteProperty(globalThis, 'showOpenFilePicker')
        for (const { prototype } of [Object, Array, Function, String, Number, Map, Set])
          Object.preventExtensions(prototype)
      })
      await use(profile)
      await profile.close()
    },
    { scope: 'worker' },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the dependencies from this pattern.
  between: [async ({}, use) => use({}), { scope: 'worker' }],
  context: async ({ profile, between, site, bareSite }, use, info) => {
    await use(profile)
    const passed = info.errors.length === 0
    if (!passed || !(await between.shared?.stays())) await clean(profile, between, [site, bareSite])
    await profile.clearPermissions()
  },
  page: async ({ context, between, site, bareSite }, use) => {
    if (between.shared) await clean(context, between, [site, bareSite])
    await use(await context.newPage())
  },
  breaks: [null, { option: true }],
  beginning: [null, { option: true }],
  opened: async ({ context, beginning, between, viewport, site, bareSite }, use) => {
    if (!beginning) throw new Error('test.use({ beginning }) says what is opened')
    if (between.shared && between.shared.beginning !== beginning) await clean(context, between, [site, bareSite])
    between.shared ??= await SharedPage.open(beginning, await context.newPage(), site.url)
    await between.shared.comeBack(viewport)
    await use(between.shared.page)
  },
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

/** Every page is closed, and what sites keep in this browser is taken away. */
async function clean(profile: BrowserContext, between: WorkerFixtures['between'], sites: Site[]): Promise<void> {
  delete between.shared
  const cleaner = await profile.newPage()
  for (const page of profile.pages()) if (page !== cleaner) await page.close()
  for (const { url } of sites) await forget(cleaner, url)
}

/** What a site keeps in this browser is taken away. */
async function forget(page: Page, url: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Storage.clearDataForOrigin', { origin: new URL(url).origin, storageTypes: 'all' })
  await session.detach()
}

/** Opens a site as somebody does for whom it keeps nothing. */
export async function openAnew(page: Page, url: string): Promise<void> {
  await page.goto('about:blank')
  await forget(page, url)
  await page.goto(url)
}

export { expect } from '@playwright/test'
export { expectAccessible } from './accessible'
