import { launch } from 'puppeteer-core'
import { serve } from '../../scripts/serve.mjs'
import { ensureDist, ensureFirefox, say } from '../../scripts/steps.mjs'

/** Opens samples in Firefox one after another, each on a fresh page, and counts those that bring no rows. */
const [tries = '100', bare] = process.argv.slice(2)
/** Far beyond what the slowest takes, and below the time after which a worker that is silent is started anew. */
const LIMIT_MS = 60_000
const CARDS = '[class*=card] > button:first-child'
const ROW = '[role=grid] [role=gridcell]'

await ensureDist()
const executablePath = await ensureFirefox()
const site = await serve({ root: 'dist', ...(bare === 'bare' ? { headers: {} } : {}) })
const browser = await launch({
  browser: 'firefox',
  executablePath,
  headless: true,
  extraPrefsFirefox: { 'dom.serviceWorkers.enabled': false },
})
say(`${await browser.version()}, ${tries} samples, ${bare === 'bare' ? 'not isolated' : 'isolated'}`)

const times = []
let stalls = 0
for (let at = 0; at < Number(tries); at++) {
  const page = await browser.newPage()
  const began = performance.now()
  await page.goto(site.url)
  await page.waitForSelector(CARDS, { timeout: LIMIT_MS })
  const cards = await page.$$(CARDS)
  await cards[at % cards.length].click()
  try {
    await page.waitForSelector(ROW, { timeout: LIMIT_MS })
    times.push(performance.now() - began)
  } catch {
    stalls++
    say(
      `${at + 1}: no rows. ${(await page.evaluate(() => document.body.textContent)).replaceAll(/\s+/g, ' ').slice(0, 400)}`,
    )
  }
  await page.close()
}
await browser.close()
site.close()

times.sort((a, b) => a - b)
const seconds = (share) => (times[Math.min(times.length - 1, Math.floor(share * times.length))] / 1000).toFixed(1)
say(
  `stalls: ${stalls} of ${tries}; seconds from address to rows: median ${seconds(0.5)}, 95 % ${seconds(0.95)}, most ${seconds(1)}`,
)
process.exit(stalls === 0 ? 0 : 1)
