import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import { expect, expectAccessible, test } from './fixtures'
import { openHost } from './host'
import { as, twin } from './pictures'

const DAY = 86_400_000
const CUSTOMERS = 120

interface Line {
  receipt: string
  customer: string
  day: number
  item: string
}

/** Everybody begins with a trial; two of three then subscribe, and the third goes to tea and honey. */
const lines: Line[] = Array.from({ length: CUSTOMERS }, (_, at): Line[] => {
  // Numbers that only whole numbers of 64 bits tell apart.
  const customer = `9007199254740${String(993 + at).padStart(4, '0')}`
  const stays = at % 3 !== 0
  const visit = (n: number, items: string[]) =>
    items.map((item) => ({ receipt: `r${at}-${n}`, customer, day: at + 5 * n, item }))
  return [
    ...visit(0, ['trial', at % 2 ? 'cup' : 'mug']),
    ...visit(1, stays ? ['subscription', 'filter'] : ['tea', 'honey']),
    ...visit(2, stays ? ['filter', 'beans'] : ['tea', 'honey', at % 2 ? 'cup' : 'mug']),
  ]
}).flat()

const text = [
  'receipt,customer,day,item',
  ...lines.map(({ receipt, customer, day, item }) =>
    [receipt, customer, new Date(Date.UTC(2024, 0, 1) + day * DAY).toISOString().slice(0, 10), item].join(','),
  ),
].join('\n')

const left = [...new Set(lines.map(({ customer }) => customer))].filter(
  (customer) => !lines.some((line) => line.customer === customer && line.item === 'subscription'),
)

const why = (page: Page) => page.getByRole('complementary', { name: /why/i })

async function giveFile(page: Page, button: RegExp): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: button }).first().click()
  await (await chooser).setFiles({ name: 'visits.csv', buffer: Buffer.from(text), mimeType: 'text/csv' })
}

async function openFile(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await giveFile(page, /choose files/i)
  await expect(page.getByRole('button', { name: 'customer Customer', exact: true })).toBeVisible()
}

/** Those who dropped out of trial → subscription, in the pane. */
async function dropped(page: Page): Promise<void> {
  await page
    .getByRole('navigation')
    .getByRole('link', { name: /journeys/i })
    .click()
  await page.getByRole('button', { name: /^Run/ }).first().click()
  await page.getByRole('searchbox').fill('trial subscription')
  await page
    .getByRole('grid')
    .getByRole('row')
    .filter({ has: page.getByTitle('trial → subscription', { exact: true }) })
    .first()
    .click()
  await why(page).getByRole('button', { name: 'Open as funnel' }).click()
  await as(page, 'Table')
  const cell = twin(page).locator('tbody tr').first().locator('td').nth(5)
  await cell.getByRole('button').click()
  await expect(why(page)).toContainText(`All ${left.length} customers`)
}

async function download(page: Page, press: () => Promise<void>): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), press()])
  return readFileSync(await file.path(), 'utf8')
}

test('who dropped out of a funnel: kept, asked what they buy, and exported', async ({ page, site }) => {
  await openFile(page, site.url)
  await dropped(page)
  await expectAccessible(page)
  await test.step('exported with their ids', async () => {
    await why(page).getByRole('button', { name: 'Export', exact: true }).click()
    const csv = await download(page, () => page.getByRole('menuitem', { name: 'CSV', exact: true }).click())
    expect(csv.trim().split('\r\n')).toEqual(['customer', ...left])
  })
  await test.step('what they buy, in two presses', async () => {
    await why(page).getByRole('button', { name: 'Keep', exact: true }).click()
    await expect(why(page).getByRole('button', { name: 'What do they buy?' })).toBeFocused()
    await expectAccessible(page)
    await page.keyboard.press('Enter')
    const grid = page.getByRole('grid')
    await expect(grid.getByRole('row').nth(1)).toBeVisible()
    await expect(grid).toContainText('honey')
    await expect(grid).not.toContainText('subscription')
  })
  await test.step('receipts of a rule of theirs', async () => {
    await page.getByRole('searchbox').fill('tea honey')
    await page.getByRole('grid').getByRole('row').nth(1).click()
    const wanted = new Map<string, Set<string>>()
    for (const { receipt, customer, item } of lines)
      if (left.includes(customer)) wanted.set(receipt, (wanted.get(receipt) ?? new Set()).add(item))
    const holding = [...wanted].filter(([, items]) => items.has('tea') && items.has('honey')).map(([name]) => name)
    await expect(why(page)).toContainText(`All ${holding.length} receipts`)
    await why(page).getByRole('button', { name: 'Export', exact: true }).first().click()
    const csv = await download(page, () => page.getByRole('menuitem', { name: 'CSV', exact: true }).click())
    expect(
      csv
        .trim()
        .split('\r\n')
        .slice(1)
        .map((line) => line.split(',')[0]),
    ).toEqual(holding)
  })
  await test.step('in the list of what is kept', async () => {
    await page.getByRole('navigation').getByRole('link', { name: /^data/i }).click()
    const kept = page.getByRole('region', { name: 'Kept customers and receipts' })
    await expect(kept).toContainText(`${left.length} customers`)
    await expectAccessible(page)
    await kept.getByRole('textbox', { name: 'Name' }).fill('Lost')
    await page.keyboard.press('Tab')
    await kept.getByRole('button', { name: 'Remove Lost' }).click()
    await expect(kept).toHaveCount(0)
  })
})

test('a kept set is held against the rest', async ({ page, site, bareSite }) => {
  await openFile(page, site.url)
  await dropped(page)
  await why(page).getByRole('button', { name: 'Keep', exact: true }).click()
  await why(page).getByRole('button', { name: 'Compare with the rest' }).click()
  await page.getByRole('tab', { name: 'Grid', exact: true }).click()
  await expect(page.getByRole('main')).toContainText('Drop off after step 1: trial')
  await expect(page.getByRole('main')).toContainText('the rest')
  await test.step('and goes along to Spark', async () => {
    await page.getByRole('button', { name: 'Export', exact: true }).first().click()
    await page.getByRole('button', { name: /^Notebooks for Spark/ }).click()
    const project = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Download the project' }).click()
    const files = Object.entries(unzipSync(readFileSync(await (await project).path())))
    const members = files.flatMap(([name, bytes]) => (/data\/set_customers-/.test(name) ? [strFromU8(bytes)] : []))
    const ids = members.flatMap((text) => text.trim().split('\n')).map((line) => JSON.parse(line).id)
    expect(ids.sort()).toEqual([...left].sort())
    await page.keyboard.press('Escape')
  })
  // A colleague, in whose browser nothing is kept.
  const link = page.url().replace(site.url, bareSite.url)
  await page.goto('about:blank')
  await page.goto(link)
  await giveFile(page, /choose the file/i)
  await page.getByRole('button', { name: 'Make the set again' }).click()
  await expect(page.getByRole('grid')).toContainText('the rest')
  await expect(page.getByRole('button', { name: 'Make the set again' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Ask of everybody' }).click()
  await expect(page.getByRole('button', { name: 'Ask of everybody' })).toHaveCount(0)
})

test('hosts get the lists behind a number, and ask of some ids', async ({ page, site }) => {
  const host = await openHost(page, site.url)
  await host.give('visits.csv', 'csv', text)
  const data = { files: [], roles: { basket: 'receipt', item: 'item', customer: 'customer', time: 'day' } }
  const ask = async (asked: object, analysis: object) => {
    await host.tell('setRecipe', { recipe: 1, data: asked, analysis })
    await host.tell('run')
  }
  const list = async (of: object) => JSON.parse(await host.text({ format: 'json', of })) as Record<string, unknown>[]

  await ask(data, { kind: 'sequences', minCount: 5, maxLength: 2 })
  const path = { list: 'path', steps: [{ item: 'trial' }, { item: 'subscription' }], reached: 1, dropped: true }
  expect((await list(path)).map(({ customer }) => customer)).toEqual(left)

  const filters = [{ column: 'customer', op: 'in set', value: left.slice(0, 2) }]
  await ask({ ...data, filters }, { kind: 'itemsets', minCount: 4, maxLength: 1 })
  expect(JSON.parse(await host.text({ format: 'json' }))).toMatchObject([{ count: 4 }, { count: 4 }])
  const [first] = await list({ list: 'row', row: 0 })
  expect(Object.keys(first ?? {})).toEqual(['receipt', 'items'])

  const [buyer] = await list({ list: 'buyers', row: 0 })
  expect(buyer).toMatchObject({
    customer: expect.any(String),
    receipts: expect.any(Number),
    last: expect.stringMatching(/^2/),
  })

  await ask(data, { kind: 'itemsets', minCount: 5 })
  const [compared] = await list({ list: 'comparison', a: { set: { column: 'customer', ids: left } } })
  expect(compared).toMatchObject({ items: expect.any(Array), value_a: expect.any(Number), q_value: expect.any(Number) })
  const changed = { list: 'comparison', a: { set: { column: 'customer', ids: left } }, show: 'new' }
  for (const { change } of await list(changed)) expect(change).toBe('new')
  const twoRests = await host.ask('result', { format: 'json', of: { list: 'comparison', a: 'rest' } })
  expect(twoRests.error?.message).toMatch(/rest of the other/)
  const wrong = await host.ask('result', { format: 'json', of: { list: 'comparison', a: {}, measure: 'lift' } })
  expect(wrong.error).toMatchObject({ code: 'bad-message', message: expect.stringMatching(/share/) })

  const refused = await host.ask('result', { format: 'json', of: { list: 'everybody' } })
  expect(refused.error?.code).toBe('bad-message')
  expect((await host.ask('result', { format: 'json', of: { list: 'audience', item: 'tea' } })).error?.code).toBe(
    'value-invalid',
  )
})
