import type { Page } from '@playwright/test'
import { drop } from './drop'
import { expect, test } from './fixtures'
import { drawnTexts, plainWords, rememberDrawnText, textsOf } from './plain-words'

const ITEMS = ['ψωμί', 'γάλα', 'βούτυρο', 'τυρί', 'κρασί', 'ελιές', 'ρύζι', 'μέλι', 'καφές', 'λεμόνι', 'αλάτι', 'νερό']
const STORES = ['Αθήνα', 'Πάτρα', 'Χανιά']
const COLUMNS = ['απόδειξη', 'είδος', 'κατάστημα', 'πελάτης', 'χρόνος', 'αξία', 'τεμάχια']

/** Data without a Latin letter: whatever is plain on the screen was never data. */
function receipts(): string {
  let seed = 7
  const random = (below: number) => {
    seed = (seed * 48271) % 2147483647
    return seed % below
  }
  const lines = [COLUMNS.join(',')]
  for (let receipt = 1; receipt <= 1500; receipt++) {
    const customer = random(100)
    const store = STORES[customer % STORES.length]
    const day = new Date(Date.UTC(2025, 0, 1 + Math.floor(receipt / 12), random(12) + 8)).toISOString().slice(0, 19)
    const first = random(4)
    // What is bought in pairs, so that there is something to find.
    const basket = new Set([first, random(3) > 0 ? first + 4 : random(12), random(12), random(12)])
    for (const item of basket) {
      lines.push([receipt, ITEMS[item], store, customer, day, (random(900) - 50) / 100, 1 + random(3)].join(','))
    }
  }
  lines.push('1501,νερό', `1502,,${STORES[0]},1,2025-03-01T10:00:00,1,1`, `1503,νερό,${STORES[0]},1,χθες,1,1`)
  return `${lines.join('\n')}\n`
}

const DATA = {
  recipe: '1',
  'data.files[]': 'αγορές',
  'data.layout': 'long',
  ...Object.fromEntries(
    ['basket', 'item', 'group', 'customer', 'time', 'value', 'quantity'].map((role, at) => [
      `data.roles.${role}`,
      COLUMNS[at] ?? '',
    ]),
  ),
}

type Asked = Record<string, string | string[]>

function hashOf(kind: string, asked: Asked, data: Record<string, string> = DATA): string {
  const analysis = Object.entries({ kind, ...asked }).flatMap(([name, value]) =>
    [value].flat().map((each) => [`analysis.${name}`, each] as [string, string]),
  )
  return `#/${kind}?${new URLSearchParams([...Object.entries(data), ...analysis])}`
}

async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to
  }, hash)
}

const OPENERS = ['main', 'header'].map((of) => `${of} button[aria-expanded="false"]`).join(', ')

const ABOVE = '[role="dialog"], [role="menu"], [role="listbox"]'

/** Reads what stands there, then whatever opens, tab by tab. */
class Reader {
  readonly found = new Map<string, string>()
  readonly read = new Set<string>()
  readonly #opened = new Set<string>()
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  async look(place: string): Promise<void> {
    for (const text of await textsOf(this.#page)) {
      if (this.read.has(text)) continue
      this.read.add(text)
      if (plainWords(text).length > 0) this.found.set(text, place)
    }
  }

  async everything(place: string): Promise<void> {
    const main = this.#page.getByRole('main')
    await this.look(place)
    const tabs = main.getByRole('tab')
    for (let tab = 0; tab < (await tabs.count()); tab++) {
      await tabs.nth(tab).click()
      await this.#settled()
      await this.#open(place, `${place}, tab ${tab + 1}`)
    }
    if ((await tabs.count()) === 0) await this.#open(place, place)
    else await tabs.first().click()
  }

  /** The next thing in sight that opens and has not been opened; what the top bar opens is the same everywhere. */
  async #nextOpener(kind: string): Promise<{ at: number; name: string }> {
    const openers = await this.#page.locator(OPENERS).evaluateAll((elements) =>
      elements.map((element) => ({
        name: element.getAttribute('aria-label') ?? element.textContent ?? '',
        open: element.checkVisibility() && !element.hasAttribute('disabled'),
        shared: element.closest('header') !== null,
      })),
    )
    const keyOf = ({ name, shared }: { name: string; shared: boolean }) => (shared ? name : `${kind} ${name}`)
    const at = openers.findIndex((opener) => opener.open && !this.#opened.has(keyOf(opener)))
    const found = openers[at]
    if (found) this.#opened.add(keyOf(found))
    return { at, name: found?.name ?? '' }
  }

  async closed(): Promise<void> {
    while ((await this.#page.locator(ABOVE).count()) > 0) await this.#page.keyboard.press('Escape')
  }

  async #settled(): Promise<void> {
    await expect(this.#page.locator('main [aria-busy="true"]')).toHaveCount(0)
    await this.#page.waitForTimeout(250)
  }

  async #open(kind: string, place: string): Promise<void> {
    const page = this.#page
    await this.look(place)
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('main details')) details.setAttribute('open', '')
    })
    for (;;) {
      const { at, name } = await this.#nextOpener(kind)
      if (at < 0) break
      await page.locator(OPENERS).nth(at).click()
      await this.look(`${place}, ${name}`)
      // What lies above the page is closed again; what unfolds in it stays.
      await this.closed()
    }
    const row = page.getByRole('grid').getByRole('row').nth(1)
    if (await row.isVisible()) {
      await row.click()
      await this.#settled()
      await this.look(`${place}, detail`)
    }
    const views = page.locator('main section[aria-label] > header').getByRole('radiogroup').last().getByRole('radio')
    if ((await views.count()) > 0) {
      await views.last().click({ force: true })
      await this.look(`${place}, as a table`)
      await views.first().click({ force: true })
    }
  }
}

const KINDS: Record<string, Asked> = {
  rules: { minSupport: '0.01', metric: 'lift', minThreshold: '0', perGroup: 'true' },
  itemsets: { minSupport: '0.01', perGroup: 'true' },
  sequences: { minSupport: '0.1', maxLength: '3', perGroup: 'true' },
  utility: { top: '50', perGroup: 'true' },
  recommend: { factors: '4', iterations: '3' },
  judge: { 'factors[]': ['4', '8'], iterations: '2' },
  substitutes: { minBaskets: '5', maxLift: '1', minCompany: '0', perGroup: 'true' },
  hypotheses: { target: 'κατάστημα', permutations: '19', stability: '5' },
}

test.use({ actionTimeout: 15_000 })

test('no English is left on the screen when another language is spoken', async ({ page, site }) => {
  test.setTimeout(300_000)
  await rememberDrawnText(page)
  await page.goto(`${site.url}?lang=xx`)
  await expect(page.locator('html')).toHaveAttribute('lang', 'xx')
  const reader = new Reader(page)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.waitForTimeout(500)
  await reader.everything('start')
  const places = page.getByRole('navigation').getByRole('link')
  for (let at = 1; at < (await places.count()); at++) {
    await places.nth(at).click()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await reader.everything(`empty ${await places.nth(at).textContent()}`)
  }

  await goTo(page, hashOf('rules', KINDS['rules'] ?? {}))
  await expect(page.getByRole('main').locator('dl')).toBeVisible()
  await reader.look('a link without its data')
  await drop(page, 'αγορές', receipts())
  await expect(page.getByRole('grid')).toBeVisible({ timeout: 30_000 })
  const cell = page.getByRole('grid').getByRole('gridcell').first()
  await cell.click()
  await page.keyboard.press('Control+a')
  await cell.click({ button: 'right' })
  await expect(page.getByRole('menu')).toBeVisible()
  await reader.look('rows chosen')
  await reader.closed()
  await page.emulateMedia({ media: 'print' })
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
  await reader.look('paper')
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
  await page.emulateMedia({ media: 'screen' })
  for (const [kind, asked] of Object.entries(KINDS)) {
    await goTo(page, hashOf(kind, asked))
    await page.waitForTimeout(200)
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('main').getByRole('row').nth(2)).toBeVisible({ timeout: 60_000 })
    await reader.everything(kind)
  }
  await goTo(page, hashOf('rules', { ...KINDS['rules'], minSupport: '0.99' }))
  await page.keyboard.press('Control+Enter')
  await page.waitForTimeout(1500)
  await reader.everything('nothing found')
  await goTo(page, '#/data')
  await page.waitForTimeout(1000)
  await reader.everything('data')
  await goTo(page, '#/jobs')
  await reader.everything('jobs')
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog')).toBeVisible()
  await reader.look('palette')
  await reader.closed()
  await goTo(page, hashOf('rules', KINDS['rules'] ?? {}, { ...DATA, 'data.roles.item': 'άλλο' }))
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('άλλο').first()).toBeVisible()
  await reader.look('a run that fails')
  await goTo(page, '#/jobs')
  await expect(page.getByRole('alert').first()).toBeVisible()
  await reader.everything('a job that failed')
  await drop(page, 'κενό', '')
  await page.waitForTimeout(500)
  await reader.look('a file that is none')
  await goTo(page, '#/rules?recipe=99')
  await page.waitForTimeout(500)
  await reader.look('a damaged link')

  // The walk is worth nothing where it reads nothing: pages, and pictures on canvases.
  expect(reader.read.size).toBeGreaterThan(1500)
  expect(await drawnTexts(page)).toBeGreaterThan(150)
  expect([...reader.found].map(([text, place]) => `${place}: ${text}`)).toEqual([])
})
