import { readFileSync } from 'node:fs'
import type { CDPSession } from '@playwright/test'
import { writeCsv } from '../test/fuzz/make/csv'
import { COLUMNS, makeLines } from '../test/fuzz/make/lines'
import { createRandom } from '../test/fuzz/random'
import { run } from './ask'
import { expect, test } from './fixtures'
import { type Host, openHost } from './host'

const runs = Number(process.env['SOAK_RUNS'] ?? 0)

const ANALYSES = [
  { kind: 'itemsets', minCount: 2, maxLength: 3 },
  { kind: 'rules', minCount: 2, maxLength: 3, minThreshold: 0.1 },
  { kind: 'sequences', minCount: 1, maxLength: 2 },
  { kind: 'utility', top: 50, maxLength: 3 },
  { kind: 'recommend', factors: 8, iterations: 3 },
  { kind: 'judge', factors: [4], iterations: 2 },
  { kind: 'substitutes', minBaskets: 1, maxLift: 1, minCompany: 0 },
]
const ROLES = {
  basket: 'receipt',
  item: 'item',
  group: 'store',
  customer: 'customer',
  time: 'time',
  value: 'amount',
  quantity: 'units',
}
const FORMATS = ['arrow', 'csv', 'parquet', 'json']
const DIALECT = {
  delimiter: ',',
  newline: '\n',
  quoteAll: false,
  header: true,
  finalNewline: true,
  encoding: 'utf-8',
  gzip: false,
} as const

function file(seed: number): Uint8Array {
  const lines = makeLines(createRandom(seed), { tame: true, lines: [5000, 5000], receipts: 1000 })
  return writeCsv(
    COLUMNS,
    lines.map((line) => COLUMNS.map((name) => String(line[name]))),
    DIALECT,
  ).bytes
}

/** MB that the processes of the browser's pages hold; 0 where the system does not say. */
async function residentMb(browser: CDPSession): Promise<number> {
  const { processInfo } = await browser.send('SystemInfo.getProcessInfo')
  const pages = processInfo.filter(({ type }) => type === 'renderer')
  return pages.reduce((sum, { id }) => sum + residentOf(id), 0)
}

function residentOf(id: number): number {
  try {
    const kb = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1]
    return Math.round(Number(kb) / 1024)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 0
    throw error
  }
}

/** One round: a file in place of the last one, a question, its result as a file. */
async function round(host: Host, at: number): Promise<number> {
  const began = performance.now()
  const { error } = await host.give('orders.csv', 'csv', file(at % 7))
  expect(error).toBeUndefined()
  await run(host, { roles: ROLES }, ANALYSES[at % ANALYSES.length]!)
  expect((await host.bytes({ format: FORMATS[at % FORMATS.length] })).length).toBeGreaterThan(0)
  return performance.now() - began
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

test('opening, running and exporting again and again takes no more memory and no more time', async ({ page, site }) => {
  test.skip(runs === 0, 'npm run soak')
  test.setTimeout(120_000 + runs * 20_000)
  const host = await openHost(page, site.url)
  const browser = page.context().browser()
  if (!browser) throw new Error('nobody knows the browser of the page')
  const [pageSession, browserSession] = [await page.context().newCDPSession(page), await browser.newBrowserCDPSession()]
  await pageSession.send('Performance.enable')

  async function heapMb(): Promise<number> {
    await pageSession.send('HeapProfiler.collectGarbage')
    const { metrics } = await pageSession.send('Performance.getMetrics')
    return Math.round((metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0) / 2 ** 20)
  }

  const figures: { runs: number; heapMb: number; residentMb: number; statusMb: number; medianMs: number }[] = []
  const every = Math.max(1, Math.floor(runs / 10))
  let times: number[] = []
  for (let at = 0; at < runs; at++) {
    times.push(await round(host, at))
    if ((at + 1) % every !== 0) continue
    const statusMb = Math.round(Number((await host.tell('status'))['memory']) / 2 ** 20)
    const resident = await residentMb(browserSession)
    figures.push({
      runs: at + 1,
      heapMb: await heapMb(),
      residentMb: resident,
      statusMb,
      medianMs: Math.round(median(times)),
    })
    times = []
  }
  console.table(figures)
  // The first third warms up: code is compiled, pools come up, memory that is kept is taken.
  const [early, late] = [figures[Math.floor(figures.length / 3)]!, figures.at(-1)!]
  expect(late.heapMb).toBeLessThan(early.heapMb * 1.25 + 10)
  expect(late.residentMb).toBeLessThan(early.residentMb * 1.25 + 50)
})
