import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { type Memory, meterOf } from './memory'

/** What the screen was told of results that nobody looks at is forgotten after a minute. */
const RESTS_MS = 65_000
const runs = Number(process.env['SOAK_RUNS'] ?? 0)
const reopenings = Math.ceil(runs / 10)

// The browser is to measure at once, not some time in the next minute.
test.use({
  launchOptions: async ({ launchOptions }, use) => {
    const args = [...(launchOptions.args ?? []), '--enable-blink-features=ForceEagerMeasureMemory']
    await use({ ...launchOptions, args })
  },
})

const rows = (page: Page) => page.getByRole('grid').locator('[data-position]')
const list = (page: Page) => page.getByRole('region', { name: 'Your workspaces' })
const toStart = (page: Page) => page.getByRole('link', { name: 'Start' }).click()

const GROCERY = {
  'files[]': 'grocery.parquet',
  layout: 'long',
  'roles.basket': 'receipt_id',
  'roles.item': 'product',
  'roles.group': 'store',
  'roles.customer': 'customer_id',
  'roles.time': 'sold_at',
  'roles.value': 'margin',
  'roles.quantity': 'quantity',
}
const TELCO = {
  'files[]': 'telco.csv',
  layout: 'long',
  'roles.basket': 'customer_id',
  'roles.item': 'event',
  'roles.group': 'region',
  'roles.customer': 'customer_id',
  'roles.time': 'event_ts',
}
const DELICATESSEN = {
  'files[]': 'delicatessen.parquet',
  layout: 'long',
  'roles.basket': 'receipt',
  'roles.item': 'product',
  'roles.group': 'region',
  'roles.time': 'sold_at',
  'roles.value': 'margin_eur',
  'roles.quantity': 'quantity',
}

type Part = Record<string, string | number | boolean>
type Step = { open: RegExp } | { data: Part; ask: Part }

/** Ten runs: a sample that is opened is asked at once what it is there for. No round asks what another did. */
function round(at: number): Step[] {
  const bit = at / 2000
  const grocery = (ask: Part): Step => ({ data: GROCERY, ask })
  return [
    { open: /grocery chain/i },
    grocery({ kind: 'rules', perGroup: true, minSupport: 0.01 + bit, maxLength: 4, metric: 'lift', minThreshold: 1.2 }),
    grocery({ kind: 'itemsets', perGroup: true, minSupport: 0.01 + bit, maxLength: 3 }),
    grocery({ kind: 'recommend', perGroup: at % 2 === 0, factors: 4, iterations: 2 + at }),
    grocery({ kind: 'substitutes', minCompany: 0.1 + bit }),
    grocery({ kind: 'judge', 'factors[]': 4, iterations: 2, seed: 1 + at }),
    { open: /telephone company/i },
    { data: TELCO, ask: { kind: 'sequences', minSupport: 0.02 + bit, maxLength: 4 } },
    { open: /delicatessen/i },
    { data: DELICATESSEN, ask: { kind: 'utility', perGroup: true, minUtility: -10000 + at, maxLength: 3 } },
  ]
}

const pairs = (prefix: string, part: Part) =>
  Object.entries(part).map(([name, value]) => `${prefix}.${name}=${encodeURIComponent(String(value))}`)

/** Runs it and looks closely at a row. */
async function take(page: Page, step: Step): Promise<void> {
  if ('open' in step) {
    await toStart(page)
    await page.getByRole('button', { name: step.open }).first().click()
  } else {
    const hash = `#/${step.ask['kind']}?${['recipe=1', ...pairs('data', step.data), ...pairs('analysis', step.ask)].join('&')}`
    await page.evaluate((to) => {
      location.hash = to
    }, hash)
    const run = page.getByRole('button', { name: /^Run( with changes)?$/ }).first()
    await run.click()
    // The view of another kind may come between pressing and letting go.
    await expect(async () => {
      if (await run.isVisible()) await run.click({ timeout: 1000 })
      await expect(run).toBeHidden({ timeout: 1000 })
    }).toPass()
  }
  await expect(page.getByRole('button', { name: 'Run again' }).first()).toBeVisible()
  if ('ask' in step && step.ask['kind'] === 'judge') return
  await rows(page).nth(1).locator('[data-column="1"]').click()
  await page.keyboard.press('Escape')
}

/** Loads the page anew, or leaves the workspace and opens it from the list; its rows are there again. */
async function reopen(page: Page, fromList: boolean): Promise<void> {
  if (fromList) {
    await toStart(page)
    await page.getByRole('button', { name: 'Start a new one' }).click()
    await list(page).getByRole('listitem').getByRole('button').first().click()
  } else await page.reload()
  await rows(page).nth(1).locator('[data-column="1"]').click()
  await page.keyboard.press('Escape')
  // Its lines come after its rows.
  await expect(page.getByRole('button', { name: 'Run again' }).first()).toBeVisible({ timeout: 120_000 })
}

const usage = (page: Page) =>
  page.evaluate(async () => Math.round(((await navigator.storage.estimate()).usage ?? 0) / 2 ** 20))

/** A tenth more at most; what a system holds besides comes and goes. */
function expectFlat(before: Memory, now: Memory): void {
  expect.soft(now.heapMb).toBeLessThan(before.heapMb * 1.1 + 0.5)
  expect.soft(now.agentsMb).toBeLessThan(before.agentsMb * 1.1)
  expect.soft(now.residentMb).toBeLessThan(before.residentMb * 1.1)
}

test.use({ actionTimeout: 60_000 })

test('a day of runs of all kinds in one tab, and its reopenings, take no more memory at the end', async ({
  page,
  site,
}) => {
  test.skip(runs === 0, 'npm run soak')
  test.setTimeout(120_000 + (runs + reopenings) * 20_000)
  await page.goto(site.url)
  const measure = await meterOf(page)
  const figures: (Memory & { after: string; storedMb: number; medianMs: number })[] = []
  const note = async (after: string, times: number[]) => {
    const medianMs = Math.round(times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0)
    figures.push({ after, ...(await measure()), storedMb: await usage(page), medianMs })
    console.log(JSON.stringify(figures.at(-1)))
  }

  const every = Math.max(1, Math.floor(runs / 10))
  const early = Math.max(20, every)
  let times: number[] = []
  const steps = Array.from({ length: Math.ceil(runs / 10) }, (_, at) => round(at)).flat()
  for (const [at, step] of steps.slice(0, runs).entries()) {
    const began = performance.now()
    await take(page, step)
    times.push(performance.now() - began)
    if ((at + 1) % every !== 0) continue
    if (at + 1 === early || at + 1 === runs) await page.waitForTimeout(RESTS_MS)
    await note(`${at + 1} runs`, times)
    times = []
  }
  await toStart(page)
  await expect(list(page).getByRole('listitem')).toContainText(`${runs} results`)
  await page.goBack()
  times = []
  for (let at = 0; at < reopenings; at++) {
    const began = performance.now()
    await reopen(page, at % 2 === 1)
    times.push(performance.now() - began)
    if (at > 0 && (at + 1) % Math.ceil(reopenings / 4) !== 0) continue
    await note(`${at + 1} reopenings`, times)
    times = []
  }
  console.table(figures)
  const after = (what: string) => figures.find((each) => each.after === what)!
  expectFlat(after(`${early} runs`), after(`${runs} runs`))
  expectFlat(after('1 reopenings'), after(`${reopenings} reopenings`))
})
