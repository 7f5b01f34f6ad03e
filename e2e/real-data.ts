import { existsSync, readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import type { Row } from './ask'
import { expect } from './fixtures'

export const ORACLE_DATA = process.env['ORACLE_DATA'] ?? '../shared/oracles/data'

/** A reason to skip a test, or false. */
export const lacks = (path: string): string | false => !existsSync(path) && `${path} is not there`

/** What no shop puts on a shelf, by its name. */
const FEE =
  /\b(postage|manual|carriage|amazon ?fee|fees?|charges?|discount|adjust\w*|samples|cruk commission|pfand|leergut|versand\w*|porto|gutschein|total|summe)\b/i

type Given = string | string[] | { name: string; mimeType: string; buffer: Buffer }

export async function openFile(page: Page, url: string, file: Given): Promise<void> {
  await page.goto(url)
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose files' }).first().click()
  await (await chooser).setFiles(file)
  await expect(page.getByRole('button', { name: /find rules/i }).first()).toBeVisible()
}

/** Goes to a section and asks what it proposes, as somebody does who changes nothing. */
export async function firstAnswer(page: Page, section: string, noun: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: section, exact: true }).click()
  await page
    .getByRole('main')
    .getByRole('button', { name: /^(Run|Train)/ })
    .first()
    .click()
  const done = page.getByRole('status').filter({ hasText: new RegExp(`^Done: [\\d,]+ ${noun}`) })
  await expect(done.first()).toBeAttached({ timeout: 90_000 })
}

/** The rows as they stand on the screen, the first ten first, with all that is known of each. */
export async function shownRows(page: Page): Promise<Row[]> {
  const file = page.waitForEvent('download', (download) => /(?<!about)\.json$/.test(download.suggestedFilename()))
  await page.getByRole('button', { name: /^Export/ }).click()
  const menu = page.getByRole('dialog', { name: 'Export' })
  await menu.getByText('JSON', { exact: true }).click()
  await menu.getByRole('button', { name: /^Download/ }).click()
  return JSON.parse(readFileSync(await (await file).path(), 'utf8')) as Row[]
}

/** In fewer baskets, customers or receipts a pattern is an anecdote. */
const LEAST = 20

interface Kind {
  section: string
  noun: string
  /** Columns of items, of which every row has two in all. */
  items: readonly string[]
  /** How many baskets hold the pattern; a list for a customer has no such number. */
  count?: string
  /** What else the first ten must be. */
  also?(row: Row, name: string): void
}

const list = (row: Row, column: string) => row[column] as string[]

export const PATTERNS: readonly Kind[] = [
  {
    section: 'Rules',
    noun: 'rules',
    items: ['antecedents', 'consequents'],
    count: 'count',
    also: (row, name) => {
      expect.soft(row['q_value'], name).toBeLessThan(0.01)
      expect.soft(row['lift'], name).toBeGreaterThan(1)
    },
  },
  { section: 'Itemsets', noun: 'itemsets', items: ['itemsets'], count: 'count' },
  {
    section: 'Journeys',
    noun: 'paths',
    items: ['sequence'],
    also: (row, name) => {
      const steps = (row['step_sizes'] as number[] | undefined)?.length ?? list(row, 'sequence').length
      expect.soft(steps, `${name}: steps`).toBeGreaterThan(1)
      // Whoever goes the way leaves a basket at each step.
      expect.soft((row['support'] as number) * steps, `${name}: baskets`).toBeGreaterThanOrEqual(LEAST)
      expect.soft(row['support'], `${name}: customers`).toBeGreaterThanOrEqual(LEAST / 2)
      for (const time of (row['step_median'] as number[] | null) ?? [])
        expect.soft(time, `${name}: from one step to the next`).toBeGreaterThan(0)
    },
  },
  {
    section: 'Bundles',
    noun: 'bundles',
    items: ['itemset'],
    count: 'support',
    also: (row, name) => {
      expect.soft(row['utility'], name).toBeGreaterThan(0)
      expect.soft(row['lift'], name).toBeGreaterThan(1)
    },
  },
  {
    section: 'Offers',
    noun: 'customers',
    items: ['recommended_items'],
    also: (row, name) => {
      expect.soft(Math.min(...(row['scores'] as number[])), `${name}: scores`).toBeGreaterThan(0)
    },
  },
]

export const named = (...sections: string[]): Kind[] => PATTERNS.filter(({ section }) => sections.includes(section))

/** What the first ten rows of every first answer are, whatever the file. */
export function expectWorthSeeing({ section, items, count, also }: Kind, rows: readonly Row[]): void {
  expect.soft(rows.length, `${section}: rows`).toBeGreaterThanOrEqual(10)
  // A few hundred to a few thousand are what people look through.
  if (section !== 'Offers') expect.soft(rows.length, `${section}: rows`).toBeLessThan(10_000)
  for (const row of rows.slice(0, 10)) {
    const all = items.flatMap((column) => list(row, column))
    const name = `${section}: ${all.join(', ')}`
    for (const item of all) expect.soft(item, name).not.toMatch(FEE)
    expect.soft(all.length, `${name}: items`).toBeGreaterThan(1)
    if (count !== undefined) expect.soft(row[count], `${name}: ${count}`).toBeGreaterThanOrEqual(LEAST)
    also?.(row, name)
  }
}

/** The first page: each card says something or why not, and none of it is about fees. */
export async function expectShop(page: Page, says: number): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: 'Shop', exact: true }).click()
  const cards = page.getByRole('article')
  await expect(cards).toHaveCount(5)
  await expect(page.locator('article[aria-busy=false] > p')).toHaveCount(5, { timeout: 90_000 })
  await expect.soft(cards.locator('dl')).toHaveCount(says)
  for (const text of await cards.allInnerTexts()) {
    const sentence = text.split('\n').slice(1).join(' ')
    expect.soft(sentence, 'Shop').not.toMatch(FEE)
    for (const [, baskets] of sentence.matchAll(/in ([\d,]+) of [\d,]+ baskets|on ([\d,]+) receipts/g))
      expect.soft(Number(baskets?.replaceAll(',', '') ?? LEAST), sentence).toBeGreaterThanOrEqual(LEAST)
  }
}

/** The judge's first answer: who is asked about is many, one yardstick orders all, and no rate is too good to be true. */
export function expectJudged(rows: readonly Row[]): void {
  const rates = rows.map((row) => row['hit_rate'] as number)
  expect.soft(rows.length, 'Judge: ways').toBeGreaterThan(2)
  expect.soft(rates, 'Judge: the best first').toEqual([...rates].sort((a, b) => b - a))
  for (const row of rows) {
    const name = `Judge: ${row['method']}`
    const [low, rate, high] = ['hit_rate_low', 'hit_rate', 'hit_rate_high'].map((column) => row[column] as number)
    expect.soft(row['customers'], `${name}: customers`).toBe(rows[0]?.['customers'])
    expect.soft(row['customers'], `${name}: customers`).toBeGreaterThanOrEqual(LEAST)
    expect.soft(low, name).toBeLessThanOrEqual(rate!)
    expect.soft(high, name).toBeGreaterThanOrEqual(rate!)
    // Half of all customers are found only by what has seen their newest visit.
    expect.soft(rate, `${name}: a leak`).toBeLessThan(0.5)
  }
  // Whatever does not beat the most popular is no recommendation.
  const popular = rows.find((row) => row['method'] === 'popular')
  expect.soft(rates[0], 'Judge: beats the most popular').toBeGreaterThan((popular?.['hit_rate'] as number) ?? 0)
}
