import { gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { drop } from './drop'
import { expect, expectAccessible, openAnew, test } from './fixtures'

interface TestFile {
  name: string
  buffer: Buffer
}

async function choose(page: Page, ...files: TestFile[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose files' }).first().click()
  await (await chooser).setFiles(files.map((file) => ({ ...file, mimeType: 'application/octet-stream' })))
}

const findRules = (page: Page) => page.getByRole('button', { name: /find rules/i }).first()

/** Bread and butter meet in most baskets, in two stores. */
function receipts({ cell = (text: string) => text, separator = ',', newline = '\n' } = {}): string {
  const lines = [['receipt', 'artikel', 'filiale'].map(cell).join(separator)]
  for (let basket = 1; basket <= 60; basket++) {
    const items = basket % 3 === 0 ? ['Käse', 'Wein'] : ['Brot', 'Butter', basket % 2 ? 'Käse' : 'Tee']
    for (const item of items) lines.push([`${basket}`, item, basket % 2 ? 'Nord' : 'Süd'].map(cell).join(separator))
  }
  return lines.join(newline) + newline
}

test('a German CSV in Windows-1252 becomes rules per store', { tag: '@quick' }, async ({ page, site }) => {
  await page.goto(site.url)
  const buffer = Buffer.from(receipts({ separator: ';', newline: '\r\n' }), 'latin1')
  await choose(page, { name: 'bons.csv', buffer })
  await expect(page.getByText('What the columns mean')).toBeVisible()
  await expectAccessible(page)
  await findRules(page).click()
  const grid = page.getByRole('grid')
  await expect(grid).toContainText('Butter')
  await expect(grid).toContainText('Süd')
  await expectAccessible(page)
})

/** As a till exports it, packed day by day into one file. */
function report(): Buffer {
  const table = Array.from({ length: 60 }, (_, at) => {
    const [bon, artikel] = [1 + Math.floor(at / 2), at % 2 ? 'Brot' : at % 3 ? 'Butter' : 'Käse']
    return `${bon};${artikel};${1 + (at % 28)}. März 2024;${at % 7 ? '3,50 €' : '(2,25)'}`
  })
  const text = ['Umsatzbericht Filiale Süd', 'Stand: 31.03.2024', 'Bon;Artikel;Tag;Betrag', ...table, ''].join('\r\n')
  return Buffer.concat([text.slice(0, 900), text.slice(900)].map((part) => gzipSync(part)))
}

test('a report with titles, packed in several members, opens as its table', async ({ page, site }) => {
  await page.goto(site.url)
  await choose(page, { name: 'bericht.csv.gz', buffer: report() })
  await expect(page.getByText('2 title lines skipped.')).toBeVisible()
  await expect(page.getByRole('columnheader', { name: /^Tag .*date/i })).toBeVisible()
  await expect(page.getByRole('columnheader', { name: /^Betrag .*number/i })).toBeVisible()
  await expectAccessible(page)
  await findRules(page).click()
  await expect(page.getByRole('grid')).toContainText('Butter')
})

test('items that look like quantities are doubted before anything is read', async ({ page, site }) => {
  await page.goto(site.url)
  const lines = Array.from({ length: 40 }, (_, at) => `${at >> 1},${1 + (at % 5)},week ${at % 9}`)
  await choose(page, { name: 'odd.csv', buffer: Buffer.from(`receipt,item,date\n${lines.join('\n')}\n`) })
  await expect(page.getByText(/items in “item” are all numbers below 100 \(1, 2, 3\)/)).toBeVisible()
  await expectAccessible(page)
})

test('a dropped file opens, UTF-16 too', async ({ page, site }) => {
  await page.goto(site.url)
  await drop(page, 'receipts.csv', receipts())
  await expect(findRules(page)).toBeVisible()
  const utf16 = Buffer.from(`\ufeff${receipts({ separator: '\t' })}`, 'utf16le')
  await openAnew(page, site.url)
  await choose(page, { name: 'receipts.txt', buffer: utf16 })
  await findRules(page).click()
  await expect(page.getByRole('grid')).toContainText('Butter')
})

test('several files of one shape are one table, others stand beside it', async ({ page, site }) => {
  await page.goto(site.url)
  const half = (receipt: number) => Buffer.from(`receipt,item\n${receipt},bread\n${receipt},butter\n`)
  await choose(page, { name: 'a.csv', buffer: half(1) }, { name: 'b.csv', buffer: half(2) })
  await expect(page.getByText(/4 rows|2 baskets/).first()).toBeVisible()
  await openAnew(page, site.url)
  await choose(page, { name: 'a.csv', buffer: half(1) }, { name: 'b.csv', buffer: Buffer.from('x,y\n1,2\n') })
  await expect(page.getByRole('heading', { name: 'Tables', exact: true })).toBeVisible()
  await expect(page.getByText('No column here holds what a column of the lines holds.')).toBeVisible()
})

test.describe('bad files say what to do and lose nothing', () => {
  const cases: [string, TestFile, RegExp][] = [
    ['an empty file', { name: 'empty.csv', buffer: Buffer.alloc(0) }, /empty/i],
    ['a damaged archive', { name: 'a.xlsx', buffer: Buffer.from('PK\u0003\u0004 and so on') }, /damaged/],
    ['a broken Parquet file', { name: 'a.parquet', buffer: Buffer.from('PAR1 but no footer') }, /Parquet/],
  ]
  for (const [what, file, words] of cases) {
    test(what, async ({ page, site }) => {
      await page.goto(site.url)
      await choose(page, file)
      await expect(page.getByRole('alert')).toContainText(words)
      await drop(page, 'good.csv', receipts())
      await expect(findRules(page)).toBeVisible()
    })
  }
})

test('rows that cannot be read are counted, with their lines', async ({ page, site }) => {
  await page.goto(site.url)
  const text = receipts().replace('1,Brot,Nord\n', '1,Brot,Nord\n1,too,many,cells,here\n')
  await drop(page, 'receipts.csv', text)
  await findRules(page).click()
  await expect(page.getByRole('grid')).toContainText('Butter')
  await page
    .getByRole('link', { name: 'Data' })
    .or(page.getByRole('button', { name: 'Data', exact: true }))
    .first()
    .click()
  await expect(page.getByText(/line 3/i).first()).toBeVisible()
})

test('names are text, whatever they look like', async ({ page, site }) => {
  await page.goto(site.url)
  const nasty = '<img src=x onerror="document.title=\'owned\'">'
  const quoted = `"${nasty.replaceAll('"', '""')}"`
  const lines = ['receipt,item']
  for (let basket = 1; basket < 9; basket++)
    lines.push(`${basket},${quoted}`, `${basket},"two\nlines"`, `${basket},=1+1`)
  await drop(page, 'nasty.csv', `${lines.join('\n')}\n`)
  await findRules(page).click()
  await expect(page.getByRole('grid')).toContainText('<img src=x')
  await page.getByRole('row').nth(1).click()
  for (const tab of ['Scatter', 'Network', 'Matrix']) {
    await page.getByRole('tab', { name: tab }).click()
    await expect(page.getByRole('img').first()).toBeVisible()
  }
  expect(await page.title()).not.toContain('owned')
})

test('a link asks its question of the next file that fits', async ({ page, site }) => {
  const roles = 'data.roles.basket=receipt&data.roles.item=artikel&data.roles.group=filiale'
  await page.goto(
    `${site.url}#/rules?recipe=1&${roles}&analysis.kind=rules&analysis.minSupport=0.2&analysis.perGroup=true`,
  )
  await page
    .getByRole('button', { name: /open|choose/i })
    .first()
    .waitFor()
  await drop(page, 'october.csv', receipts())
  await expect(page.getByRole('grid')).toContainText('Butter')
  await drop(page, 'november.csv', receipts().replaceAll('Butter', 'Margarine'))
  await expect(page.getByRole('grid')).toContainText('Margarine')
})

test('a price beside a quantity is a price of one: three lines are worked out, and bundles go by it', async ({
  page,
  site,
}) => {
  await page.goto(site.url)
  const lines = Array.from({ length: 40 }, (_, at) => `${at >> 1},${at % 2 ? 'tea' : 'milk'},${2 + (at % 3)},1.50`)
  const buffer = Buffer.from(`receipt,item,qty,unit_price\n${lines.join('\n')}\n`)
  await choose(page, { name: 'till.csv', buffer })
  await expect(page.getByRole('list', { name: 'The first lines, worked out' })).toContainText('2 × 1.50 = 3.00')
  await page.getByRole('button', { name: /Currency/ }).click()
  await page.getByRole('option', { name: 'GBP' }).click()
  await page.getByRole('link', { name: 'Bundles' }).click()
  await page.getByRole('button', { name: 'Run' }).first().click()
  await expect(page.getByRole('grid')).toContainText('£178.50')
  await page.getByRole('link', { name: 'Data' }).click()
  await page.getByText('the whole line').click()
  await expect(page.getByRole('list', { name: 'The first lines, worked out' })).toContainText('2 for 1.50')
  await expectAccessible(page)
})
