import { type Browser, launch, type Page } from 'puppeteer-core'

export type Name = 'chrome' | 'firefox'

const PATHS = { chrome: 'CHROMIUM_PATH', firefox: 'FIREFOX_PATH' } as const

/** Starts a browser; Firefox is steered over WebDriver BiDi, which Playwright does not speak to the Firefox of a system. */
export function launchBrowser(name: Name): Promise<Browser> {
  const executablePath = process.env[PATHS[name]]
  if (!executablePath) throw new Error(`${PATHS[name]} does not say where the browser is; run npm test -- firefox`)
  return launch({
    browser: name,
    executablePath,
    headless: true,
    // What a test awaits in the page may be a whole analysis.
    protocolTimeout: 180_000,
    defaultViewport: { width: 1440, height: 900 },
    args: name === 'chrome' ? ['--no-sandbox', '--disable-gpu'] : [],
    // What is kept for use without a network is fetched beside what a test waits for.
    ...(name === 'firefox' && { extraPrefsFirefox: { 'dom.serviceWorkers.enabled': false } }),
  })
}

/** Notes what must not happen on any page: console errors and errors nobody caught. */
export function problemsOf(page: Page): string[] {
  const problems: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => problems.push(`uncaught: ${String(error)}`))
  return problems
}
