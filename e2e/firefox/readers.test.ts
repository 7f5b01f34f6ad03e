import { gzipSync } from 'node:zlib'
import { tableFromArrays, tableToIPC } from 'apache-arrow'
import type { Browser } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parquetOf } from '../../test/readers/node-parquet'
import { launchBrowser } from './browsers'
import { openFrame } from './frame'

/** Enough lines that a CSV is read by workers of its own. */
const ROWS = 300_000

/** The same receipts as columns, from a generator that gives the same numbers everywhere. */
function receipts() {
  let seed = 7
  const below = (n: number): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    return Math.floor((seed / 2 ** 32) * n)
  }
  const receipt = Array.from({ length: ROWS }, (_, row) => `receipt ${Math.floor(row / 3)}`)
  const item = receipt.map(() => `item ${Math.min(below(40), below(40))}`)
  return { receipt, item }
}

const columns = receipts()
const csv = Buffer.from(
  `receipt,item\n${columns.receipt.map((receipt, row) => `${receipt},${columns.item[row]}`).join('\n')}\n`,
)
const table = tableFromArrays(columns)

const FILES = [
  ['receipts.csv', 'csv', csv],
  ['receipts.csv.gz', 'csv', gzipSync(csv)],
  ['receipts.parquet', 'parquet', parquetOf(table, { rowGroup: 100_000 })],
  ['receipts.arrow', 'arrow', tableToIPC(table, 'file')],
] as const

let firefox: Browser
beforeAll(async () => {
  firefox = await launchBrowser('firefox')
})
afterAll(() => firefox?.close())

test.each([true, false])('every reader of Firefox sees the same receipts, isolated: %s', async (isolated) => {
  expect(csv.length).toBeGreaterThan(2 ** 22)
  const frame = await openFrame(
    firefox,
    isolated,
    Object.fromEntries(FILES.map(([name, , content]) => [name, content])),
  )
  const hashes: string[] = []
  for (const [name, format] of FILES) {
    // How many lines a CSV has is known when it has been read.
    const { rows } = await frame.load(name, format)
    if (format !== 'csv') expect(rows, name).toBe(ROWS)
    await frame.tell('setRecipe', {
      recipe: 1,
      data: { files: [], layout: 'long', roles: { basket: 'receipt', item: 'item' } },
      analysis: { kind: 'itemsets', minCount: 5, maxLength: 3 },
    })
    expect((await frame.tell('run'))['rows'], name).toBeGreaterThan(1000)
    hashes.push(await frame.hash('csv'))
  }
  expect(new Set(hashes).size).toBe(1)
  expect(frame.problems).toEqual([])
  await frame.close()
})
